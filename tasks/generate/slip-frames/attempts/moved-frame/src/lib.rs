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
    let mut frame = Vec::with_capacity(payload.len() + 3);
    frame.push(END);
    for &byte in payload.iter().chain([&negated_sum(payload)]) {
        match byte {
            END => frame.extend([ESC, ESC_END]),
            ESC => frame.extend([ESC, ESC_ESC]),
            other => frame.push(other),
        }
    }
    frame.push(END);
    frame
}

/// The byte that brings the sum of `bytes` to 0 modulo 256.
fn negated_sum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0u8, |sum, &b| sum.wrapping_sub(b))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Between bytes of a frame, or between frames.
    Plain,
    /// The last byte was an `ESC`.
    Escaped,
    /// The frame is known to be bad; waiting for its `END`.
    Dropping,
}

/// Takes the bytes of a line piece by piece and gives back the frames in them.
#[derive(Debug)]
pub struct Decoder {
    max_payload: usize,
    state: State,
    frame: Vec<u8>,
}

impl Decoder {
    /// A decoder at the start of a line, for payloads of at most `max_payload` bytes.
    pub fn new(max_payload: usize) -> Self {
        Decoder {
            max_payload,
            state: State::Plain,
            frame: Vec::new(),
        }
    }

    /// Takes the next bytes and returns the frames and errors that they completed, in order.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Result<Vec<u8>, FrameError>> {
        bytes.iter().filter_map(|&byte| self.step(byte)).collect()
    }

    fn step(&mut self, byte: u8) -> Option<Result<Vec<u8>, FrameError>> {
        match (self.state, byte) {
            (State::Dropping, END) => {
                self.state = State::Plain;
                None
            }
            (State::Dropping, _) => None,
            (State::Plain, END) => self.close(),
            (State::Plain, ESC) => {
                self.state = State::Escaped;
                None
            }
            (State::Plain, other) => self.store(other),
            (State::Escaped, ESC_END) => self.store(END),
            (State::Escaped, ESC_ESC) => self.store(ESC),
            (State::Escaped, END) => {
                self.frame.clear();
                self.state = State::Plain;
                Some(Err(FrameError::BadEscape(END)))
            }
            (State::Escaped, other) => Some(Err(self.reject(FrameError::BadEscape(other)))),
        }
    }

    fn store(&mut self, byte: u8) -> Option<Result<Vec<u8>, FrameError>> {
        self.state = State::Plain;
        // The frame holds the payload and the checksum, so its last place is number `max_payload`.
        if self.frame.len() > self.max_payload {
            return Some(Err(self.reject(FrameError::TooLong)));
        }
        self.frame.push(byte);
        None
    }

    fn reject(&mut self, error: FrameError) -> FrameError {
        self.frame.clear();
        self.state = State::Dropping;
        error
    }

    fn close(&mut self) -> Option<Result<Vec<u8>, FrameError>> {
        let mut frame = self.frame;
        let checksum = frame.pop()?;
        if negated_sum(&frame) == checksum {
            Some(Ok(frame))
        } else {
            Some(Err(FrameError::BadChecksum))
        }
    }

    /// Ends the input; tells whether it ended inside a frame.
    pub fn finish(self) -> Option<FrameError> {
        let pending = self.state == State::Escaped || !self.frame.is_empty();
        pending.then_some(FrameError::Truncated)
    }
}
