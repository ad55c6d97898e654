//! Pins that colours, aims, kinds and refusals are told apart, and the signatures.

use fixture_kinds::{Aim, Clash, Colour, Fixture, Kind, Refused, Rig};

const _: fn(&'static str, u16, Kind) -> Fixture = Fixture::new;
const _: for<'a> fn(&'a Fixture) -> &'a Kind = Fixture::kind;
type Lent<'a> = (&'a mut u8, Option<&'a mut Colour>, Option<&'a mut Aim>);
const _: for<'a> fn(&'a mut Fixture) -> Lent<'a> = Fixture::parts_mut;
const _: fn(&mut Rig, Fixture) -> Result<(), Clash> = Rig::patch;
const _: for<'a> fn(&'a Rig, &'static str) -> Option<&'a Fixture> = Rig::fixture;
const _: for<'a> fn(&'a mut Rig, &'static str) -> Option<&'a mut Fixture> = Rig::fixture_mut;
const _: fn(&mut Rig, &'static str, &'static str) -> Result<(), Refused> = Rig::mirror;
const _: fn(&Rig, u8) -> Vec<u8> = Rig::render;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let colour = |red, green, blue| Colour { red, green, blue };
    let aim = |pan, tilt| Aim { pan, tilt };
    all_differ(&[
        colour(255, 1, 2),
        colour(3, 1, 2),
        colour(255, 4, 2),
        colour(255, 1, 250),
        colour(3, 4, 250),
    ]);
    all_differ(&[colour(0, 0, 0), colour(1, 0, 0), colour(0, 1, 0), colour(0, 0, 1), colour(255, 9, 2)]);
    all_differ(&[aim(0, 0), aim(1, 0), aim(0, 1), aim(5, 6), aim(6, 5), aim(1000, 2000), aim(64_535, 2000)]);
    let (red, blue) = (colour(255, 1, 2), colour(3, 4, 250));
    let head = |colour, pan| Kind::Head { colour, aim: aim(pan, 2000) };
    all_differ(&[
        Kind::Dimmer,
        Kind::Wash { colour: red },
        Kind::Wash { colour: blue },
        head(red, 1000),
        head(red, 64_535),
        head(blue, 1000),
        Kind::Head { colour: red, aim: aim(1, 2) },
    ]);
    all_differ(&[Refused::Unknown, Refused::NoColour, Refused::FixedAim]);
}
