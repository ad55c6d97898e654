//! Pins that different colours and runs are told apart, what is black, and the signatures.

use light_strip::{Color, Run, Strip};

const _: fn(usize) -> Strip = Strip::new;
const _: fn(&mut Strip, usize, usize, Color) = Strip::paint;
const _: fn(&mut Strip) -> bool = Strip::undo;
const _: fn(&Strip, usize) -> Option<Color> = Strip::color_at;
const _: fn(&Strip, Color) -> usize = Strip::count;
const _: fn(&Strip) -> Vec<Run> = Strip::runs;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let color = |red: u8, green: u8, blue: u8| Color { red, green, blue };
    assert_eq!((Color::BLACK.red, Color::BLACK.green, Color::BLACK.blue), (0, 0, 0));
    all_differ(&[Color::BLACK, color(1, 0, 0), color(0, 1, 0), color(0, 0, 1), color(1, 1, 1)]);
    all_differ(&[color(255, 0, 0), color(0, 0, 255), color(1, 1, 1)]);
    let run = |start: usize, end: usize, color| Run { start, end, color };
    let black = Color::BLACK;
    all_differ(&[run(0, 2, black), run(1, 2, black), run(0, 1, black), run(0, 2, color(1, 0, 0))]);
}
