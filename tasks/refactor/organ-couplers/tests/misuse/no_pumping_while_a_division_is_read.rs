//! "`division(&self, number: usize) -> Option<&Division<V>>`"
//! fails: E0502
use organ_couplers::Organ;

fn main() {
    let mut organ: Organ<u8> = Organ::new(1);
    let division = organ.division(0);
    organ.pump(1);
    drop(division);
}
