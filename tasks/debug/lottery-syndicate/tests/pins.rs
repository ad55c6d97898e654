//! Pins that refusals are told apart, and the public signatures.

use lottery_syndicate::{Refusal, Syndicate};

const _: fn(&mut Syndicate, &'static str, u64) -> Result<(), Refusal> = Syndicate::join;
const _: fn(&mut Syndicate, &'static str, u64) -> Result<(), Refusal> = Syndicate::pay;
const _: fn(&mut Syndicate, u64) -> Result<(), Refusal> = Syndicate::play;
const _: fn(&mut Syndicate, u64) -> Result<(), Refusal> = Syndicate::win;
const _: fn(&Syndicate, &'static str) -> Option<u64> = Syndicate::balance;
const _: fn(&Syndicate) -> u64 = Syndicate::total;

pub fn pins() {
    let short = |name: &str| Refusal::Short(name.to_string());
    let refusals = [
        Refusal::Member,
        Refusal::Stranger,
        Refusal::NoShares,
        Refusal::Nobody,
        short("Ada"),
        short("Bo"),
    ];
    for (i, a) in refusals.iter().enumerate() {
        for (j, b) in refusals.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
