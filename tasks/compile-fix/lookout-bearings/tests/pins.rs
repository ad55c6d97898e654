//! Pins that bearings are told apart, and the signatures.

use lookout_bearings::Bearing;

const _: fn(i32) -> Bearing = Bearing::new;
const _: fn(i32, i32) -> Bearing = Bearing::from_compass;
const _: fn(Bearing) -> i32 = Bearing::degrees;
const _: fn(Bearing, i32) -> Bearing = Bearing::turned;
const _: fn(Bearing, Bearing) -> i32 = Bearing::angle;
const _: fn(Bearing) -> &'static str = Bearing::wind;

pub fn pins() {
    let all = [0, 1, 7, 180, 200, 351, 359].map(Bearing::new);
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
