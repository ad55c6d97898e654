//! Words turned round in place.

/// Turns each word of `text` round.
pub fn turn_words(text: &mut [u8]) {
    let start = text.as_mut_ptr();
    let mut from = 0;
    for to in 0..=text.len() {
        if to == text.len() || text[to] == b' ' {
            let (mut low, mut high) = (from, to);
            while low + 1 < high {
                high -= 1;
                // SAFETY: `low` and `high` lie within one word of the text, and are not the same.
                unsafe { std::ptr::swap(start.add(low), start.add(high)) };
                low += 1;
            }
            from = to + 1;
        }
    }
}
