//! Pins that different lights are told apart, and the public signatures.

use planetarium_shows::{Colour, Lux, Show};

const _: fn(&Show<Lux>) -> Vec<Lux> = Show::frames;
const _: fn(&Show<Colour>, &Show<Colour>) -> Vec<usize> = Show::alike;

pub fn pins() {
    assert_ne!(Lux(1), Lux(2));
    let colour = |red: u8, green: u8, blue: u8| Colour { red, green, blue };
    assert_eq!(colour(1, 2, 3), colour(1, 2, 3));
    assert_ne!(colour(1, 2, 3), colour(0, 2, 3));
    assert_ne!(colour(1, 2, 3), colour(1, 0, 3));
    assert_ne!(colour(1, 2, 3), colour(1, 2, 0));
}
