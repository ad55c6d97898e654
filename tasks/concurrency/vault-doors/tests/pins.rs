//! Pins that refusals are told apart, that a bank can be shared, and the signatures.

use std::sync::Arc;
use vault_doors::{Bank, Refused, Watch};

const _: fn(&[u64], Arc<dyn Watch>) -> Bank = Bank::new;
const _: fn(&Bank, usize) -> Result<u64, Refused> = Bank::bars;
const _: fn(&Bank) -> u64 = Bank::total;
const _: fn(&Bank, usize, usize, u64) -> Result<(), Refused> = Bank::transfer;
const _: fn(&Bank, usize, &[usize]) -> Result<u64, Refused> = Bank::collect;

fn shared<T: Send + Sync>() {}

const _: fn() = shared::<Bank>;

pub fn pins() {
    let all = [
        Refused::NoVault(0),
        Refused::NoVault(4),
        Refused::NoVault(9),
        Refused::Sealed(0),
        Refused::Sealed(1),
        Refused::Short { have: 0 },
        Refused::Short { have: 6 },
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
