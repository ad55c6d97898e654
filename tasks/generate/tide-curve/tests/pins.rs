//! Pins that different values are told apart, and the signatures.

use tide_curve::{Curve, Ratio, TableError, Water};

const _: fn(Vec<Water>) -> Result<Curve, TableError> = Curve::new;
const _: fn(&Curve, i64) -> Option<i64> = Curve::height;
const _: fn(&Curve, i64) -> Option<Ratio> = Curve::speed;
const _: fn(&Curve, i64) -> Vec<(i64, i64)> = Curve::windows;
const _: fn(&Curve, i64, i64, i64) -> i64 = Curve::minutes_afloat;
const _: fn(&Curve) -> Ratio = Curve::mean;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    use TableError::{NotLater, NotTurning, TooShort};
    all_differ(&[
        TooShort,
        NotLater(1),
        NotLater(2),
        NotTurning(1),
        NotTurning(2),
    ]);
    all_differ(
        &[(1, 2), (3, 2), (1, 3)].map(|(numerator, denominator)| Ratio {
            numerator,
            denominator,
        }),
    );
}
