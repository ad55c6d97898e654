//! Sorts coins by what a gauge and a scale read while they roll past. A reading that failed is not a number (NaN).

use std::cmp::Ordering;

/// Takes coins from one diameter up to, but not including, another, and up to a weight.
#[derive(Debug, Clone)]
pub struct Chute {
    pub from: f64,
    pub to: f64,
    pub heaviest: f64,
}

#[derive(Debug, Clone)]
pub struct Coin {
    pub diameter: f64,
    pub weight: f64,
}

/// Where the diameters of the car wash's tokens begin and where they end.
const TOKEN_FROM: f64 = 20.25;
const TOKEN_TO: f64 = 20.75;

/// The way that a coin takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Chute(usize),
    TooHeavy(usize),
    Token,
    Back,
}

pub fn way(coin: &Coin, chutes: &[Chute]) -> Way {
    let diameter = coin.diameter;
    if (TOKEN_FROM..TOKEN_TO).contains(&diameter) {
        return Way::Token;
    }
    for (number, chute) in chutes.iter().enumerate() {
        if diameter >= chute.from && diameter < chute.to {
            if coin.weight > chute.heaviest {
                return Way::TooHeavy(number);
            }
            return Way::Chute(number);
        }
    }
    Way::Back
}

/// How many coins in the box of the tokens were measured and are none.
pub fn strays(coins: &[Coin]) -> usize {
    coins
        .iter()
        .map(|coin| coin.diameter)
        .filter(|&diameter| !diameter.is_nan() && !(TOKEN_FROM..TOKEN_TO).contains(&diameter))
        .count()
}

/// Whether the gauge has to be looked at: not all of its errors are within the limit.
pub fn is_worn(errors: &[f64], limit: f64) -> bool {
    errors
        .iter()
        .any(|error| error.is_nan() || error.abs() > limit)
}

fn equal(a: f64, b: f64) -> bool {
    a.partial_cmp(&b) == Some(Ordering::Equal)
}

/// Whether the same coin seems to lie under the gauge all the time.
pub fn is_stuck(diameters: &[f64]) -> bool {
    diameters.len() > 1 && diameters.windows(2).all(|pair| equal(pair[0], pair[1]))
}

/// The number of the first reading that differs from the one before it.
pub fn first_change(diameters: &[f64]) -> Option<usize> {
    (1..diameters.len()).find(|&i| !equal(diameters[i], diameters[i - 1]))
}

/// The push that the brake gets, from 0 to 5.
pub fn brake(push: f64) -> f64 {
    push.clamp(0.0, 5.0)
}
