//! Pins that wagons and answers are told apart, and the public signatures.

use freight_cuts::{Full, Malformed, Wagon, Yard};

const _: fn(&mut Yard, &'static str, u32) = Yard::lay;
const _: fn(&mut Yard, &'static str) -> Result<Vec<Full>, Malformed> = Yard::arrive;
const _: fn(&mut Yard, &'static str, u32) -> Vec<Wagon> = Yard::depart;
const _: fn(&Yard, &'static str) -> u32 = Yard::free;

fn wagon(number: u32, to: &str, metres: u32) -> Wagon {
    Wagon {
        number,
        to: to.to_string(),
        metres,
    }
}

pub fn pins() {
    assert_eq!(wagon(1, "a", 2), wagon(1, "a", 2));
    assert_ne!(wagon(1, "a", 2), wagon(2, "a", 2));
    assert_ne!(wagon(1, "a", 2), wagon(1, "b", 2));
    assert_ne!(wagon(1, "a", 2), wagon(1, "a", 3));
    assert_ne!(Full(vec![1]), Full(vec![2]));
    assert_ne!(Full(vec![1]), Full(vec![]));
    assert_ne!(Malformed("a".to_string()), Malformed("b".to_string()));
}
