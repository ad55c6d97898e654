//! Different errors must be told apart.

use foundry_watch::journal::{Journal, Ladle};
use foundry_watch::melt::{Bad, charge, last_word, pour, skim, tap};

const _: fn(&Journal, &Ladle) -> u32 = pour;
const _: fn(&Journal, &Ladle) -> u32 = skim;
const _: fn(&'static str) -> Result<Vec<(String, u32)>, Bad> = charge;
const _: fn(&Journal, &[Ladle]) -> Option<u32> = tap;
const _: fn(&Journal) -> String = last_word;

pub fn pins() {
    assert_ne!(Bad::Missing, Bad::Number);
    assert_ne!(Bad::Missing, Bad::Rest);
    assert_ne!(Bad::Number, Bad::Rest);
}
