//! Words turned round in place.

/// Turns each word of `text` round.
pub fn turn_words(text: &mut [u8]) {
    let _ = text;
    todo!()
}
