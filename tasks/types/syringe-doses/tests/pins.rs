//! Different quantities must be told apart.

use syringe_doses::{Concentration, Grams, Micrograms, Microlitres, NoRoom, PerKilogram, Syringe};

const _: fn(Grams) -> u32 = Grams::get;
const _: fn(Micrograms) -> u32 = Micrograms::get;
const _: fn(Microlitres) -> u32 = Microlitres::get;
const _: fn(PerKilogram) -> u32 = PerKilogram::get;
const _: fn(u32) -> Option<Concentration> = Concentration::new;
const _: fn(&mut Syringe, Micrograms, Concentration) -> Result<Microlitres, NoRoom> = Syringe::draw;

pub fn pins() {
    assert_ne!(Syringe::new(Microlitres::new(2)).filled(), Microlitres::new(2));
    assert_ne!(Grams::new(1), Grams::new(2));
    assert_ne!(Micrograms::new(1), Micrograms::new(2));
    assert_ne!(Microlitres::new(1), Microlitres::new(2));
    assert_ne!(PerKilogram::new(1), PerKilogram::new(2));
    assert_ne!(Concentration::new(1).unwrap(), Concentration::new(2).unwrap());
    assert_ne!(
        NoRoom {
            missing: Microlitres::new(1)
        },
        NoRoom {
            missing: Microlitres::new(2)
        }
    );
}
