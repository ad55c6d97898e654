//! Pins the signatures, and that a sheet can be used without knowing the game.

use java_billiards::{Carom, Over, Sheet, ShortSnooker, Snooker};

const _: fn(&[&str]) -> Snooker = Snooker::new;
const _: fn(&mut Snooker) = Snooker::next_frame;
const _: fn(i32, &[&str]) -> ShortSnooker = ShortSnooker::new;
const _: fn(&mut ShortSnooker) = ShortSnooker::next_frame;
const _: fn(&ShortSnooker) -> i32 = ShortSnooker::own_fouls;
const _: fn(i32, &[&str]) -> Carom = Carom::new;
const _: fn(&mut dyn Sheet, &str) -> Result<(), Over> = |sheet, balls| sheet.visit(balls);
const _: fn(Carom) -> Box<dyn Sheet> = |carom| Box::new(carom);

pub fn pins() {}
