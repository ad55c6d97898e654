//! Pins the steps, and that refusals are told apart.

use lift_inspection::{Booking, Cabin, Certificate, Grade, LoadRefused, Loaded, Part, Verdict, Visit};

const _: fn(Booking, &'static str) -> Visit = Booking::begin;
const _: fn(&mut Visit, Part, Grade) = Visit::check;
const _: fn(Visit, u32) -> Result<Loaded, (Visit, LoadRefused)> = Visit::load;
const _: fn(Loaded) -> Verdict = Loaded::verdict;
const _: fn(&mut Cabin, Certificate) -> Result<Option<Certificate>, Certificate> = Cabin::post;
const _: fn(Verdict) -> bool = |verdict| match verdict {
    Verdict::Passed(_) => true,
    Verdict::Failed(_) => false,
};

pub fn pins() {
    assert!(Cabin::new("North").posted().is_none());
    assert_ne!(
        LoadRefused::TooLight { missing: 1 },
        LoadRefused::TooLight { missing: 2 }
    );
    assert_ne!(LoadRefused::TooHeavy { over: 1 }, LoadRefused::TooHeavy { over: 2 });
    assert_ne!(LoadRefused::TooLight { missing: 1 }, LoadRefused::TooHeavy { over: 1 });
}
