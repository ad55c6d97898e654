//! "`transfuse(self) -> u32` adds the bag to what the patient received"
//! fails: E0382

use donor_matches::Matched;

pub fn twice(matched: Matched<'_>) -> u32 {
    matched.transfuse();
    matched.transfuse()
}

fn main() {}
