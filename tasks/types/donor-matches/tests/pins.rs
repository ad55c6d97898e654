//! Different groups, remains and mismatches must be told apart.

use donor_matches::{Abo, CleanBag, Discarded, Group, Matched, Mismatch, Patient, RawBag};

const _: fn(RawBag, &[&str]) -> Result<CleanBag, Discarded> = RawBag::test;
const _: fn(&mut Patient, CleanBag, u32) -> Result<Matched<'_>, (CleanBag, Mismatch)> = Patient::cross_match;
const _: fn(Matched<'static>) -> u32 = Matched::transfuse;
const _: fn(Matched<'static>) -> CleanBag = Matched::release;
const _: fn(&Patient) -> &[u32] = Patient::received;

pub fn pins() {
    let a = Group {
        abo: Abo::A,
        rhesus: true,
    };
    let b = Group {
        abo: Abo::B,
        rhesus: true,
    };
    assert!(Patient::new("Nora", a).received().is_empty());
    assert_ne!(Abo::O, Abo::A);
    assert_ne!(Abo::A, Abo::Ab);
    assert_ne!(a, b);
    assert_ne!(a, Group { rhesus: false, ..a });
    assert_ne!(Mismatch::Expired { days: 1 }, Mismatch::Expired { days: 2 });
    assert_ne!(
        Mismatch::Groups { bag: a, patient: b },
        Mismatch::Groups { bag: b, patient: b }
    );
    assert_ne!(
        Mismatch::Groups { bag: a, patient: b },
        Mismatch::Groups { bag: a, patient: a }
    );
    assert_ne!(Mismatch::Groups { bag: a, patient: b }, Mismatch::Expired { days: 1 });
    let gone = |number, reason: &str| Discarded {
        number,
        reason: reason.to_string(),
    };
    assert_ne!(gone(1, "a"), gone(2, "a"));
    assert_ne!(gone(1, "a"), gone(1, "b"));
}
