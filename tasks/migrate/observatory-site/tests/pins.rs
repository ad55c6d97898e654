//! Pins the interface of the site.

use observatory_site::bus::{Bus, Device};
use observatory_site::site::{Dome, Guider, Hatch, open_all, park, point, status};

const _: fn(&'static str, &Bus) -> Dome = Dome::new;
const _: fn(&'static str, &Bus) -> Hatch = Hatch::new;
const _: fn(&'static str, &Bus) -> Guider = Guider::new;
const _: fn(&mut [Box<dyn Device>]) -> Vec<String> = open_all;
const _: fn(&mut [Box<dyn Device>], u16) -> usize = point;
const _: fn(&mut [Box<dyn Device>]) -> Vec<String> = park;
const _: fn(&[Box<dyn Device>]) -> Vec<String> = status;

pub fn pins() {
    let bus = Bus::default();
    assert!(Dome::new("East", &bus).name() != Hatch::new("Roof", &bus).name());
    assert!(Guider::new("Pilot", &bus).name() == "Pilot");
}
