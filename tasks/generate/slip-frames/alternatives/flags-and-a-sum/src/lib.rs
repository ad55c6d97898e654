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
    let sum = payload
        .iter()
        .fold(0u8, |sum, &byte| sum.wrapping_add(byte));
    let mut inside = payload.to_vec();
    inside.push(sum.wrapping_neg());
    let mut frame = vec![END];
    for byte in inside {
        if byte == END {
            frame.push(ESC);
            frame.push(ESC_END);
        } else if byte == ESC {
            frame.push(ESC);
            frame.push(ESC_ESC);
        } else {
            frame.push(byte);
        }
    }
    frame.push(END);
    frame
}

/// Takes the bytes of a line piece by piece and gives back the frames in them.
#[derive(Debug)]
pub struct Decoder {
    max_payload: usize,
    /// The unescaped bytes of the frame so far.
    bytes: Vec<u8>,
    /// Their sum.
    sum: u8,
    /// Whether the last byte was an `ESC`.
    escaped: bool,
    /// Whether the frame is known to be bad.
    dropping: bool,
}

impl Decoder {
    /// A decoder at the start of a line, for payloads of at most `max_payload` bytes.
    pub fn new(max_payload: usize) -> Self {
        Decoder {
            max_payload,
            bytes: Vec::new(),
            sum: 0,
            escaped: false,
            dropping: false,
        }
    }

    /// Takes the next bytes and returns the frames and errors that they completed, in order.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Result<Vec<u8>, FrameError>> {
        let mut found = Vec::new();
        for &byte in bytes {
            if let Err(error) = self.read(byte) {
                found.push(Err(error));
                self.restart();
                self.dropping = true;
            }
            if byte == END {
                if let Some(payload) = self.restart() {
                    found.push(payload);
                }
            }
        }
        found
    }

    /// Takes a byte, which may close the frame later on.
    fn read(&mut self, byte: u8) -> Result<(), FrameError> {
        if self.dropping {
            return Ok(());
        }
        let plain = match (self.escaped, byte) {
            (true, ESC_END) => END,
            (true, ESC_ESC) => ESC,
            (true, _) => return Err(FrameError::BadEscape(byte)),
            (false, ESC) => {
                self.escaped = true;
                return Ok(());
            }
            (false, END) => return Ok(()),
            (false, _) => byte,
        };
        self.escaped = false;
        if self.bytes.len() > self.max_payload {
            return Err(FrameError::TooLong);
        }
        self.sum = self.sum.wrapping_add(plain);
        self.bytes.push(plain);
        Ok(())
    }

    /// Begins a new frame and gives what the old one was, if it was anything.
    fn restart(&mut self) -> Option<Result<Vec<u8>, FrameError>> {
        let new = Decoder::new(self.max_payload);
        let mut old = std::mem::replace(self, new);
        old.bytes.pop()?;
        Some(if old.sum == 0 {
            Ok(old.bytes)
        } else {
            Err(FrameError::BadChecksum)
        })
    }

    /// Ends the input; tells whether it ended inside a frame.
    pub fn finish(self) -> Option<FrameError> {
        if self.escaped || !self.bytes.is_empty() {
            Some(FrameError::Truncated)
        } else {
            None
        }
    }
}
