//! Pins that the errors are told apart, the bytes on the wire, and the signatures.

use slip_frames::{Decoder, END, ESC, ESC_END, ESC_ESC, FrameError, encode};

const _: fn(&[u8]) -> Vec<u8> = encode;
const _: fn(usize) -> Decoder = Decoder::new;
const _: fn(&mut Decoder, &[u8]) -> Vec<Result<Vec<u8>, FrameError>> = Decoder::push;
const _: fn(Decoder) -> Option<FrameError> = Decoder::finish;
const _: [u8; 4] = [END, ESC, ESC_END, ESC_ESC];

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    assert_eq!([END, ESC, ESC_END, ESC_ESC], [0xC0, 0xDB, 0xDC, 0xDD]);
    all_differ(&[FrameError::BadChecksum, FrameError::TooLong, FrameError::Truncated, FrameError::BadEscape(0)]);
    all_differ(&[0, 1, 2, 3, 0xC0, 0xDB, 0xDC, 0xDD].map(FrameError::BadEscape));
}
