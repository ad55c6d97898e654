//! Pins that kinds of blood and refusals are told apart, and the signatures.

use blood_cabinet::{Bag, Blood, Group, Refusal, Unit};

const _: fn(&Unit) -> Blood = Unit::donor;
const _: fn(&Unit) -> u16 = Unit::millilitres;
const _: fn(&Unit, Blood) -> bool = Unit::suits;
const _: fn(&Bag, Blood, u8, u16) -> Result<(), Refusal> = Bag::give;
const _: fn(u16) -> Refusal = Refusal::Expired;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let groups = [Group::O, Group::A, Group::B, Group::Ab];
    all_differ(&groups);
    let negative = groups.map(|group| Blood {
        group,
        positive: false,
    });
    let positive = groups.map(|group| Blood {
        group,
        positive: true,
    });
    let all: Vec<Blood> = negative.into_iter().chain(positive).collect();
    all_differ(&all);
    all_differ(&[
        Refusal::Expired(3),
        Refusal::Expired(12),
        Refusal::Reserved(3),
        Refusal::Reserved(12),
        Refusal::Unsuitable(all[1]),
        Refusal::Unsuitable(all[5]),
    ]);
}
