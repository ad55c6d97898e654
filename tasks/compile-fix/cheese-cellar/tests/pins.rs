//! Pins that different wheels are told apart, and the public signatures.

use cheese_cellar::{Cellar, Day, Grams, Share, Span, Wheel};

const _: fn(Day) -> Cellar = Cellar::new;
const _: fn(&mut Cellar, Wheel) = Cellar::store;
const _: fn(&Cellar) -> &[Wheel] = Cellar::wheels;
const _: fn(&mut Cellar, u32) = Cellar::wait;
const _: fn(&Cellar) -> Grams = Cellar::weight;
const _: fn(&mut Cellar) -> Vec<Wheel> = Cellar::fetch;
const _: fn(&Wheel) -> Day = Wheel::ripe;
const _: fn(&Wheel, Day) -> Span = Wheel::over;

pub fn pins() {
    assert_ne!(Day(1), Day(2));
    assert_ne!(Span(1), Span(-1));
    assert_ne!(Grams(1), Grams(2));
    assert_ne!(Share(1), Share(2));
    let wheel = |made: u32, weight: u32, rest: i32, loss: u32| Wheel {
        made: Day(made),
        weight: Grams(weight),
        rest: Span(rest),
        loss: Share(loss),
    };
    assert_eq!(wheel(1, 2, 3, 4), wheel(1, 2, 3, 4));
    assert_ne!(wheel(1, 2, 3, 4), wheel(0, 2, 3, 4));
    assert_ne!(wheel(1, 2, 3, 4), wheel(1, 0, 3, 4));
    assert_ne!(wheel(1, 2, 3, 4), wheel(1, 2, 0, 4));
    assert_ne!(wheel(1, 2, 3, 4), wheel(1, 2, 3, 0));
}
