//! Pins that readings, diaries and faults are told apart, and the signatures that need no mending.

use pressure_diary::{Diary, Fault, Reading};

const _: fn() -> Diary = Diary::new;
const _: fn(&mut Diary, Reading) = Diary::add;
const _: fn(&Diary) -> usize = Diary::len;
const _: fn(&Diary) -> bool = Diary::is_empty;
const _: fn(&Diary) -> &[Reading] = Diary::readings;

fn reading(day: u32, upper: u32, lower: u32) -> Reading {
    Reading { day, upper, lower }
}

pub fn pins() {
    assert_ne!(reading(1, 3, 2), reading(2, 3, 2));
    assert_ne!(reading(1, 3, 2), reading(1, 4, 2));
    assert_ne!(reading(1, 3, 2), reading(1, 3, 1));
    let form = |text: &str| Fault::Form(text.to_string());
    let number = |text: &str| Fault::Number(text.parse::<u32>().unwrap_err());
    let faults = [form("a"), form("b"), number(""), number("x"), Fault::Order];
    for (i, a) in faults.iter().enumerate() {
        for (j, b) in faults.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
