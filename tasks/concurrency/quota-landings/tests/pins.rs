//! Pins that refusals are told apart, that a quota can be shared, and the signatures.

use quota_landings::{season, Boat, Quota, Refused};

const _: fn(u64) -> Quota = Quota::new;
const _: fn(&Quota) -> u64 = Quota::left;
const _: fn(&Quota, &'static str) -> u64 = Quota::landed;
const _: fn(&Quota, Vec<Boat>) -> Vec<Vec<Result<u64, Refused>>> = season;

fn shared<T: Send + Sync>() {}

const _: fn() = shared::<Quota>;

pub fn pins() {
    let (left, over) = (|left| Refused::Exhausted { left }, |over| Refused::TooHeavy { over });
    let all = [left(0), left(2), left(4), left(10), over(0), over(1), over(2), over(10)];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
