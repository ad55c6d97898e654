//! Pins that different vehicles are told apart, and the public signatures.

use ferry_manifest::{Deck, Lane, Manifest, Vehicle};

const _: fn(&str, &str, u32) -> Vehicle = Vehicle::new;
const _: fn(&mut Manifest, &str) -> Option<Vehicle> = Manifest::check_in;
const _: fn(&Lane) -> u32 = Lane::room;
const _: fn(&[u32]) -> Deck = Deck::new;
const _: fn(&mut Deck, String) = Deck::note;
const _: fn(&mut Deck) -> Option<(usize, &mut Lane)> = Deck::roomiest;
const _: fn(&mut Deck, usize, &str) -> Vec<Vehicle> = Deck::clear;
const _: fn(&mut Manifest, &mut Deck, &str, &Vehicle) -> Option<usize> = ferry_manifest::board;
const _: fn(&mut Deck, &str) -> (Vec<Vehicle>, u32) = ferry_manifest::call_at;

pub fn pins() {
    let car = Vehicle::new;
    assert_ne!(car("A", "Mull", 1), car("B", "Mull", 1));
    assert_ne!(car("A", "Mull", 1), car("A", "Iona", 1));
    assert_ne!(car("A", "Mull", 1), car("A", "Mull", 2));
}
