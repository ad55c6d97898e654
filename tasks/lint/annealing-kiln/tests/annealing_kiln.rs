use annealing_kiln::{drum, gas_left, is_looked_at, mean, Advice, Ramp};

fn ramp(from: i32, to: i32, minutes: i32) -> Ramp {
    Ramp { from, to, minutes }
}

/// "`at` is the first temperature and the part of the whole change that belongs to the minute"
#[test]
fn the_kiln_goes_evenly() {
    let heating = ramp(20, 520, 100);
    assert_eq!(
        [0, 1, 50, 99, 100].map(|m| heating.at(m)),
        [20, 25, 270, 515, 520]
    );
    assert_eq!(ramp(2000, -1000, 30000).at(20000), 0);
}

/// "A ramp that cools from 500 to 499 degrees in 10 minutes is at 500 degrees until the tenth."
#[test]
fn a_change_is_rounded_towards_zero() {
    let slow = ramp(500, 499, 10);
    assert_eq!(
        [0, 1, 5, 9, 10].map(|m| slow.at(m)),
        [500, 500, 500, 500, 499]
    );
    assert_eq!([1, 2, 3].map(|m| ramp(100, 103, 4).at(m)), [100, 101, 102]);
    assert_eq!([1, 2, 3].map(|m| ramp(103, 100, 4).at(m)), [103, 102, 101]);
}

/// "From its last minute on it stays at the last temperature."
#[test]
fn the_end_of_a_ramp() {
    assert_eq!(
        [9, 10, 11, 5000].map(|m| ramp(10, 0, 10).at(m)),
        [1, 0, 0, 0]
    );
}

/// "Before its beginning, at negative minutes, it goes on backwards by the same rule."
#[test]
fn before_a_ramp_begins() {
    assert_eq!([-1, -2, -8].map(|m| ramp(100, 103, 4).at(m)), [100, 99, 94]);
    assert_eq!(
        [-1, -2, -8].map(|m| ramp(103, 100, 4).at(m)),
        [103, 104, 109]
    );
}

/// "`advice` is to heat or to cool by the difference to the temperature of that minute, or to hold."
#[test]
fn advice_for_the_kiln() {
    let ramp = ramp(500, 400, 50);
    assert_eq!(ramp.advice(10, 480), Advice::Hold);
    assert_eq!(ramp.advice(10, 481), Advice::Cool(1));
    assert_eq!(ramp.advice(50, 407), Advice::Cool(7));
    assert_eq!(ramp.advice(10, 450), Advice::Heat(30));
    assert_eq!(ramp.advice(0, -1000), Advice::Heat(1500));
}

/// "`drum` is the number of minutes since it was last at 0."
#[test]
fn the_drum_turns() {
    assert_eq!(
        [0, 1, 59, 60, 61, 150].map(|m| drum(m, 60)),
        [0, 1, 59, 0, 1, 30]
    );
    assert_eq!(drum(7, 1), 0);
}

/// "it is the number of minutes until it is at 0, with a minus sign: between `-turn` and 0, both not included, or 0"
#[test]
fn the_drum_before_the_programme() {
    assert_eq!(
        [-1, -59, -60, -61, -150].map(|m| drum(m, 60)),
        [-1, -59, 0, -1, -30]
    );
}

/// "`mean` is the mean of the four corners, rounded towards zero."
#[test]
fn the_mean_of_four_corners() {
    assert_eq!(mean([500, 501, 502, 504]), 501);
    assert_eq!(mean([-1, -2, -2, -2]), -1);
    assert_eq!(mean([-1, 0, 0, 0]), 0);
    assert_eq!((mean([0, 1, 1, 1]), mean([3, -9, 0, 2])), (0, -1));
}

/// "`gas_left` is what is left of the gas, and 0 if more was used than there was."
#[test]
fn gas_for_the_kiln() {
    assert_eq!(
        (gas_left(10, 3), gas_left(10, 10), gas_left(10, 11)),
        (7, 0, 0)
    );
    assert_eq!(gas_left(u32::MAX, 1), u32::MAX - 1);
}

/// "The kiln is looked at in each minute that is a multiple of `every`, the minute 0 included, and never if `every`
/// is 0."
#[test]
fn when_the_kiln_is_looked_at() {
    assert_eq!(
        [0, 1, 14, 15, 16, 30].map(|m| is_looked_at(m, 15)),
        [true, false, false, true, false, true]
    );
    assert!(!is_looked_at(0, 0) && !is_looked_at(5, 0));
}
