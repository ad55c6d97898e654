//! "A `Certificate` comes from nowhere but a verdict, and it cannot be copied or cloned."
//! fails: E0599

use lift_inspection::Verdict;

pub fn twice(verdict: Verdict) {
    if let Verdict::Passed(certificate) = verdict {
        let second = certificate.clone();
        println!("{} {}", certificate.months(), second.months());
    }
}

fn main() {}
