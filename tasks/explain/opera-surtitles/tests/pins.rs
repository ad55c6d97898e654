//! Pins that titles are told apart, and the public signatures.

use opera_surtitles::{read, Panel, Title};

const _: fn(&'static [Title], i32) -> Panel = Panel::new;
const _: fn(&mut Panel, i32) = Panel::shift;
const _: fn(&Panel) -> i32 = Panel::delay;
const _: fn(&mut Panel, i32) -> Vec<String> = Panel::show;

pub fn pins() {
    assert_ne!(read("1 a"), read("2 a"));
    assert_ne!(read("1 a"), read("1 b"));
}
