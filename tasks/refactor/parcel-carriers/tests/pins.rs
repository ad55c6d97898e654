//! Pins that different offers are told apart, and the signatures of the trait and the desk.

use parcel_carriers::{Carrier, Desk, Offer, Parcel, Post};

const _: fn(&Post) -> &str = <Post as Carrier>::name;
const _: fn(&Post, &Parcel) -> Option<u32> = <Post as Carrier>::base_price;
const _: fn(&Post, &Parcel) -> Option<u32> = <Post as Carrier>::price;
const _: fn(&Post, &Parcel) -> u32 = <Post as Carrier>::days;
const _: fn() -> Desk<'static> = Desk::new;
const _: for<'d, 'p> fn(&'d Desk<'static>, &'p Parcel) -> Vec<Offer<'d>> = Desk::quotes;
const _: for<'d, 'p> fn(&'d Desk<'static>, &'p Parcel) -> Option<Offer<'d>> = Desk::cheapest;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let offer = |carrier, cents: u32, days: u32| Offer { carrier, cents, days };
    all_differ(&[offer("a", 1, 1), offer("b", 1, 1), offer("a", 2, 1), offer("a", 1, 2)]);
    all_differ(&[offer("ferry", 111, 30), offer("ferry", 100, 30), offer("ferry", 111, 1), offer("ferry", 125, 1)]);
}
