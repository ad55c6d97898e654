//! Pins that bells are told apart, and the signatures.

use carillon_notes::{is_played, read, short, strokes, Bell};

const _: fn(&str) -> Option<Bell> = read;
const _: fn(&str) -> bool = is_played;
const _: fn(&str) -> u32 = strokes;
const _: fn(&str, usize) -> &str = short;

pub fn pins() {
    let bell = |tone: char, shift: i32, octave: u32, name: Option<String>| Bell {
        tone,
        shift,
        octave,
        name,
    };
    let plain = bell('c', 0, 2, None);
    assert_ne!(plain, bell('d', 0, 2, None));
    assert_ne!(plain, bell('c', 1, 2, None));
    assert_ne!(plain, bell('c', 0, 3, None));
    assert_ne!(plain, bell('c', 0, 2, Some(String::new())));
}
