//! "A seal comes from nowhere but a chamber and cannot be copied or cloned."
//! fails: E0599

use notary_seals::{Seal, Senior};

pub fn double(seal: Seal<Senior>) -> (Seal<Senior>, Seal<Senior>) {
    (seal.clone(), seal)
}

fn main() {}
