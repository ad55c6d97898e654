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
    let sum = payload.iter().fold(0u8, |a, b| a.wrapping_add(*b));
    let mut out = vec![END];
    for &b in payload {
        push_escaped(&mut out, b);
    }
    push_escaped(&mut out, sum.wrapping_neg());
    out.push(END);
    out
}

fn push_escaped(out: &mut Vec<u8>, b: u8) {
    match b {
        END => out.extend_from_slice(&[ESC, ESC_END]),
        ESC => out.extend_from_slice(&[ESC, ESC_ESC]),
        _ => out.push(b),
    }
}

/// Takes the bytes of a line piece by piece and gives back the frames in them.
#[derive(Debug)]
pub struct Decoder {
    max_payload: usize,
    buffer: Vec<u8>,
    dropping: bool,
}

impl Decoder {
    /// A decoder at the start of a line, for payloads of at most `max_payload` bytes.
    pub fn new(max_payload: usize) -> Self {
        Self {
            max_payload,
            buffer: Vec::new(),
            dropping: false,
        }
    }

    /// Takes the next bytes and returns the frames and errors that they completed, in order.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Result<Vec<u8>, FrameError>> {
        let mut results = Vec::new();
        let mut escaped = false;
        for &b in bytes {
            if self.dropping {
                if b == END {
                    self.dropping = false;
                }
                continue;
            }
            let value = if escaped {
                escaped = false;
                match b {
                    ESC_END => END,
                    ESC_ESC => ESC,
                    other => {
                        results.push(Err(FrameError::BadEscape(other)));
                        self.buffer.clear();
                        self.dropping = other != END;
                        continue;
                    }
                }
            } else if b == END {
                if !self.buffer.is_empty() {
                    let mut frame = std::mem::take(&mut self.buffer);
                    let sum = frame.iter().fold(0u8, |a, b| a.wrapping_add(*b));
                    if sum == 0 {
                        frame.pop();
                        results.push(Ok(frame));
                    } else {
                        results.push(Err(FrameError::BadChecksum));
                    }
                }
                continue;
            } else if b == ESC {
                escaped = true;
                continue;
            } else {
                b
            };
            self.buffer.push(value);
            if self.buffer.len() > self.max_payload + 1 {
                results.push(Err(FrameError::TooLong));
                self.buffer.clear();
                self.dropping = true;
            }
        }
        results
    }

    /// Ends the input; tells whether it ended inside a frame.
    pub fn finish(self) -> Option<FrameError> {
        if self.buffer.is_empty() {
            None
        } else {
            Some(FrameError::Truncated)
        }
    }
}
