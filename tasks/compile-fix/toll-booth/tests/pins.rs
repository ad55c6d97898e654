//! Pins the public signatures.

use toll_booth::{Booth, Car, Motorcycle, Truck, Vehicle};

const _: fn(&str) -> Car = |plate| Car::registered(plate);
const _: fn(&str) -> Truck = |plate| Truck::registered(plate);
const _: fn(&str) -> Motorcycle = |plate| Motorcycle::registered(plate);
const _: fn(&mut Booth, Box<dyn Vehicle>, u32) -> u32 =
    |booth, vehicle, minute| booth.pass(vehicle, minute);
const _: fn(&Booth, &dyn Vehicle) -> u32 = |booth, vehicle| booth.paid(vehicle);
const _: fn(&Booth) -> Vec<String> = Booth::ledger;

pub fn pins() {}
