//! Different refusals must be told apart.

use gliding_club::day::{Club, Refused, board, check, fly, longest, swap_logs};

const _: fn(&mut Club, &'static str, &'static str, u32) -> Result<usize, Refused> = fly;
const _: fn(&mut Club, &'static str, &'static str) -> bool = swap_logs;
const _: fn(&mut Club, u32) -> Vec<String> = check;
const _: fn(&Club) -> Vec<String> = board;
const _: fn(&Club) -> Option<String> = longest;

pub fn pins() {
    assert_ne!(Refused::NoSuchGlider, Refused::NotAMember);
    assert_ne!(Refused::NoSuchGlider, Refused::CheckDue { left: 1 });
    assert_ne!(Refused::NotAMember, Refused::CheckDue { left: 1 });
    assert_ne!(Refused::CheckDue { left: 2 }, Refused::CheckDue { left: 1 });
}
