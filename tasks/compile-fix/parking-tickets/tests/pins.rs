//! Pins the signatures of the tariffs and of the garage.

use parking_tickets::{DayNight, Garage, Hourly, Tariff};

const _: fn() -> char = <Hourly as Tariff>::letter;
const _: fn() -> char = <DayNight as Tariff>::letter;
const _: fn(&Hourly, u32, u32) -> u32 = <Hourly as Tariff>::fee;
const _: fn(&DayNight) -> Option<u32> = <DayNight as Tariff>::cap;
const _: fn(Hourly, usize) -> Garage<Hourly> = Garage::new;
const _: fn(&mut Garage<DayNight>, &str, u32) -> Option<String> = Garage::enter;
const _: fn(&mut Garage<DayNight>, &str, u32) -> Option<u32> = Garage::leave;

pub fn pins() {}
