//! Frames with byte stuffing, as a sensor sends them over a serial line.

/// Stands before and after each frame.
pub const END: u8 = 0xC0;
/// Introduces an escaped byte.
pub const ESC: u8 = 0xDB;
/// After `ESC`: an `END` byte inside the frame.
pub const ESC_END: u8 = 0xDC;
/// After `ESC`: an `ESC` byte inside the frame.
pub const ESC_ESC: u8 = 0xDD;

/// Why a frame was not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameError {
    /// `ESC` was followed by this byte.
    BadEscape(u8),
    /// The bytes of the frame do not add up to 0 modulo 256.
    BadChecksum,
    /// The frame has more bytes than allowed.
    TooLong,
    /// The input ended inside a frame.
    Truncated,
}

/// Wraps `payload` into one complete frame.
pub fn encode(payload: &[u8]) -> Vec<u8> {
    todo!()
}

/// Takes the bytes of a line piece by piece and gives back the frames in them.
#[derive(Debug)]
pub struct Decoder {
    max_payload: usize,
}

impl Decoder {
    /// A decoder at the start of a line, for payloads of at most `max_payload` bytes.
    pub fn new(max_payload: usize) -> Self {
        todo!()
    }

    /// Takes the next bytes and returns the frames and errors that they completed, in order.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Result<Vec<u8>, FrameError>> {
        todo!()
    }

    /// Ends the input; tells whether it ended inside a frame.
    pub fn finish(self) -> Option<FrameError> {
        todo!()
    }
}
