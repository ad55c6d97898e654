use syringe_doses::{Concentration, Grams, Micrograms, Microlitres, NoRoom, PerKilogram, Syringe};

fn strength(number: u32) -> Concentration {
    Concentration::new(number).unwrap()
}

/// "A concentration of zero does not exist: `Concentration::new(u32)` gives an `Option<Concentration>`, `None` for 0."
#[test]
fn a_drug_without_strength_is_refused() {
    assert!(Concentration::new(0).is_none());
    assert_eq!(strength(1).get(), 1);
    assert_eq!(strength(40_000).get(), 40_000);
}

/// "All five give their number back by `get(self) -> u32`."
#[test]
fn quantities_give_their_numbers_back() {
    const WEIGHT: Grams = Grams::new(3_250);
    const RATE: PerKilogram = PerKilogram::new(15);
    assert_eq!(WEIGHT.get(), 3_250);
    assert_eq!(RATE.get(), 15);
    assert_eq!(Micrograms::new(77).get(), 77);
    assert_eq!(Microlitres::new(12).get(), 12);
    assert!(Grams::new(2) < Grams::new(10));
    assert!(Microlitres::new(10) > Microlitres::new(2));
    assert!(strength(9) < strength(10));
}

/// "A sum or product that does not fit becomes `u32::MAX`."
#[test]
fn sums_of_amounts_stop_at_the_top() {
    assert_eq!((Micrograms::new(250) + Micrograms::new(50)).get(), 300);
    assert_eq!((Microlitres::new(3) + Microlitres::new(4)).get(), 7);
    assert_eq!((Micrograms::new(250) * 3).get(), 750);
    assert_eq!((Micrograms::new(u32::MAX - 1) + Micrograms::new(5)).get(), u32::MAX);
    assert_eq!((Microlitres::new(u32::MAX) + Microlitres::new(1)).get(), u32::MAX);
    assert_eq!((Micrograms::new(2_000_000_000) * 3).get(), u32::MAX);
}

/// "`PerKilogram * Grams` gives `Micrograms`: the dose for a body of that weight. Parts of a microgram are dropped."
#[test]
fn a_newborn_gets_a_dose_by_weight() {
    assert_eq!((PerKilogram::new(15) * Grams::new(3_250)).get(), 48);
    assert_eq!((PerKilogram::new(1) * Grams::new(999)).get(), 0);
    assert_eq!((PerKilogram::new(40_000) * Grams::new(92_500)).get(), 3_700_000);
}

/// "Part of a microlitre counts as a whole one."
#[test]
fn the_volume_of_a_dose_is_rounded_up() {
    assert_eq!((Micrograms::new(48) / strength(1_000)).get(), 48);
    assert_eq!((Micrograms::new(1) / strength(3_000)).get(), 1);
    assert_eq!((Micrograms::new(10) / strength(3_000)).get(), 4);
    assert_eq!((Micrograms::new(0) / strength(3_000)).get(), 0);
    assert_eq!((Micrograms::new(60_000_000) / strength(40_000)).get(), 1_500_000);
}

/// "`Concentration * Microlitres` gives `Micrograms`: what a volume holds, parts of a microgram dropped."
#[test]
fn a_vial_holds_so_much_of_the_drug() {
    assert_eq!((strength(3_000) * Microlitres::new(4)).get(), 12);
    assert_eq!((strength(999) * Microlitres::new(1)).get(), 0);
    assert_eq!((strength(100_000) * Microlitres::new(250_000)).get(), 25_000_000);
}

/// "`Micrograms` is displayed as in `250 µg` below 1000, and from 1000 on in milligrams with three digits after the point:
/// `1.050 mg`. `Microlitres` is displayed in millilitres in the same way, whatever its size: `0.030 ml`."
#[test]
fn labels_show_amounts_and_volumes() {
    assert_eq!(Micrograms::new(250).to_string(), "250 µg");
    assert_eq!(Micrograms::new(999).to_string(), "999 µg");
    assert_eq!(Micrograms::new(1_000).to_string(), "1.000 mg");
    assert_eq!(Micrograms::new(1_050).to_string(), "1.050 mg");
    assert_eq!(Micrograms::new(31_007).to_string(), "31.007 mg");
    assert_eq!(Microlitres::new(30).to_string(), "0.030 ml");
    assert_eq!(Microlitres::new(2_500).to_string(), "2.500 ml");
}

/// "`filled(&self) -> Microlitres` and `holds(&self) -> Micrograms` give the volume drawn so far and the sum of the amounts
/// asked for in the draws that succeeded."
#[test]
fn a_syringe_counts_what_was_drawn() {
    let mut syringe = Syringe::new(Microlitres::new(1_000));
    assert_eq!(syringe.filled(), Microlitres::new(0));
    assert_eq!(syringe.holds(), Micrograms::new(0));
    assert_eq!(
        syringe.draw(Micrograms::new(10), strength(3_000)),
        Ok(Microlitres::new(4))
    );
    assert_eq!(
        syringe.draw(Micrograms::new(500), strength(1_000)),
        Ok(Microlitres::new(500))
    );
    assert_eq!(syringe.filled(), Microlitres::new(504));
    assert_eq!(syringe.holds(), Micrograms::new(510));
}

/// "If there is not enough room for it, nothing is drawn, and the error is `NoRoom { missing: Microlitres }`, with the room
/// that is missing"
#[test]
fn a_full_syringe_draws_nothing_more() {
    let mut syringe = Syringe::new(Microlitres::new(100));
    assert_eq!(
        syringe.draw(Micrograms::new(70), strength(1_000)),
        Ok(Microlitres::new(70))
    );
    assert_eq!(
        syringe.draw(Micrograms::new(31), strength(1_000)),
        Err(NoRoom {
            missing: Microlitres::new(1)
        })
    );
    assert_eq!(syringe.filled(), Microlitres::new(70));
    assert_eq!(syringe.holds(), Micrograms::new(70));
    assert_eq!(
        syringe.draw(Micrograms::new(30), strength(1_000)),
        Ok(Microlitres::new(30))
    );
    assert_eq!(
        syringe.draw(Micrograms::new(9), strength(1_000)),
        Err(NoRoom {
            missing: Microlitres::new(9)
        })
    );
}
