//! "two divisions at the same time, in the order in which they were asked for."
//! fails: E0499 E0502
use organ_couplers::Organ;

fn main() {
    let mut organ: Organ<u8> = Organ::new(1);
    if let Some((first, second)) = organ.pair_mut(0, 1) {
        organ.pump(1);
        std::mem::swap(first, second);
    }
}
