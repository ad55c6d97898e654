use coin_gauge::{brake, first_change, is_stuck, is_worn, strays, way, Chute, Coin, Way};

const NAN: f64 = f64::NAN;

fn coin(diameter: f64, weight: f64) -> Coin {
    Coin { diameter, weight }
}

fn chutes() -> Vec<Chute> {
    let chute = |from, to| Chute {
        from,
        to,
        heaviest: 8.0,
    };
    vec![chute(16.0, 18.5), chute(18.5, 21.0), chute(18.0, 24.0)]
}

/// "Diameters from 20.25 up to, but not including, 20.75 are those of the car wash's tokens"
#[test]
fn tokens_of_the_car_wash() {
    let taken = [20.24, 20.25, 20.5, 20.74, 20.75].map(|d| way(&coin(d, NAN), &chutes()));
    assert_eq!(
        taken,
        [
            Way::Chute(1),
            Way::Token,
            Way::Token,
            Way::Token,
            Way::Chute(1)
        ]
    );
    assert_eq!(way(&coin(20.5, 99.0), &[]), Way::Token);
}

/// "Any other coin takes the first chute whose range has its diameter: from `from` up to, but not including, `to`."
#[test]
fn coins_take_the_first_chute() {
    let taken = [16.0, 18.4, 18.5, 20.9, 21.0, 23.9].map(|d| way(&coin(d, 2.0), &chutes()));
    assert_eq!(taken, [0, 0, 1, 1, 2, 2].map(Way::Chute));
}

/// "A coin that no chute has, or whose diameter could not be read, goes `Back`."
#[test]
fn coins_that_no_chute_takes() {
    for diameter in [15.9, 24.0, NAN, f64::INFINITY, -20.0] {
        assert_eq!(
            way(&coin(diameter, 2.0), &chutes()),
            Way::Back,
            "{diameter}"
        );
    }
    assert_eq!(way(&coin(20.0, 2.0), &[]), Way::Back);
}

/// "There it is `TooHeavy` when its weight is above `heaviest`"
#[test]
fn coins_that_are_too_heavy() {
    assert_eq!(way(&coin(17.0, 8.0), &chutes()), Way::Chute(0));
    assert_eq!(way(&coin(17.0, 8.1), &chutes()), Way::TooHeavy(0));
    assert_eq!(way(&coin(22.0, 9.0), &chutes()), Way::TooHeavy(2));
}

/// "a coin whose weight could not be read gets the benefit of the doubt and takes the chute"
#[test]
fn the_benefit_of_the_doubt() {
    assert_eq!(way(&coin(19.0, NAN), &chutes()), Way::Chute(1));
}

/// "`strays` counts the coins whose diameter was read and is not that of a token."
#[test]
fn strays_were_measured() {
    let coins = [20.2, 20.25, 20.7, 20.75, NAN, 30.0].map(|d| coin(d, 2.0));
    assert_eq!(strays(&coins), 3);
    assert_eq!(strays(&coins[3..5]), 1);
    assert_eq!((strays(&coins[4..5]), strays(&[])), (0, 0));
}

/// "The gauge is worn when any of its errors is further from 0 than the limit. An error that could not be read
/// makes it worn too."
#[test]
fn a_worn_gauge() {
    assert!(!is_worn(&[0.1, -0.2, 0.2], 0.2) && !is_worn(&[], 0.2));
    assert!(is_worn(&[0.1, 0.21], 0.2) && is_worn(&[-0.21, 0.1], 0.2));
    assert!(is_worn(&[0.1, NAN, 0.1], 0.2));
}

/// "`is_stuck` says whether there are at least two readings and all of them are exactly equal, to the last bit of
/// their fraction."
#[test]
fn a_coin_under_the_gauge() {
    assert!(is_stuck(&[18.5, 18.5]) && is_stuck(&[18.5; 5]));
    assert!(!is_stuck(&[18.5]) && !is_stuck(&[]));
    assert!(!is_stuck(&[
        18.5,
        18.5,
        f64::from_bits(18.5f64.to_bits() + 1)
    ]));
    assert!(!is_stuck(&[1e-20, 2e-20]) && !is_stuck(&[19.0, 18.5, 18.5]));
}

/// "Zero equals negative zero. A reading that failed equals no other, not even another one that failed."
#[test]
fn zeros_and_failed_readings() {
    assert!(is_stuck(&[0.0, -0.0, 0.0]));
    assert!(!is_stuck(&[NAN, NAN]) && !is_stuck(&[18.5, NAN]));
    assert_eq!(first_change(&[-0.0, 0.0, NAN, NAN]), Some(2));
    assert_eq!(first_change(&[NAN, NAN]), Some(1));
}

/// "`first_change` is the number of the first reading, counted from 0, that is not equal in this sense to the one
/// before it."
#[test]
fn the_first_change_of_readings() {
    assert_eq!(first_change(&[18.5, 18.5, 18.6, 18.5]), Some(2));
    assert_eq!(first_change(&[1e-20, 2e-20]), Some(1));
    assert_eq!(
        (
            first_change(&[18.5; 4]),
            first_change(&[18.5]),
            first_change(&[])
        ),
        (None, None, None)
    );
}

/// "`brake` is the push, but at least 0 and at most 5. A push that could not be read stays NaN."
#[test]
fn the_push_of_the_brake() {
    assert_eq!(
        [-1.0, 0.0, 0.5, 4.9, 5.0, 5.1].map(brake),
        [0.0, 0.0, 0.5, 4.9, 5.0, 5.0]
    );
    assert!(brake(NAN).is_nan());
}
