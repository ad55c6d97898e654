//! "keeps the patient borrowed as long as the matched bag exists"
//! fails: E0499

use donor_matches::{Abo, CleanBag, Group, Patient};

pub fn correct_too_late(patient: &mut Patient, bag: CleanBag) {
    if let Ok(matched) = patient.cross_match(bag, 101) {
        patient.set_group(Group {
            abo: Abo::A,
            rhesus: true,
        });
        matched.transfuse();
    }
}

fn main() {}
