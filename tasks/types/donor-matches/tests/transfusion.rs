use donor_matches::{Abo, CleanBag, Discarded, Group, Mismatch, Patient, RawBag};

const O_NEG: Group = Group {
    abo: Abo::O,
    rhesus: false,
};
const O_POS: Group = Group {
    abo: Abo::O,
    rhesus: true,
};
const A_NEG: Group = Group {
    abo: Abo::A,
    rhesus: false,
};
const A_POS: Group = Group {
    abo: Abo::A,
    rhesus: true,
};
const B_POS: Group = Group {
    abo: Abo::B,
    rhesus: true,
};
const AB_NEG: Group = Group {
    abo: Abo::Ab,
    rhesus: false,
};
const AB_POS: Group = Group {
    abo: Abo::Ab,
    rhesus: true,
};

fn clean(number: u32, group: Group) -> CleanBag {
    RawBag::new(number, group, 100).test(&[]).unwrap()
}

/// "blood of one group may be given to a patient of another if the patient's blood has every one of A and B that the blood
/// has"
#[test]
fn antigens_decide_who_gets_blood() {
    let order = [Abo::O, Abo::A, Abo::B, Abo::Ab];
    let table = [[1, 1, 1, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]];
    for (from, row) in order.iter().zip(table) {
        for (to, may) in order.iter().zip(row) {
            let from = Group {
                abo: *from,
                rhesus: true,
            };
            let to = Group { abo: *to, rhesus: true };
            assert!(from.may_give_to(to) == (may == 1), "{from:?} {to:?}");
        }
    }
}

/// "if the blood is not rhesus-positive while the patient is rhesus-negative."
#[test]
fn rhesus_counts_in_one_direction() {
    assert!(A_NEG.may_give_to(A_POS));
    assert!(A_NEG.may_give_to(AB_NEG));
    assert!(!A_POS.may_give_to(A_NEG));
    assert!(!O_POS.may_give_to(AB_NEG));
    assert!(O_NEG.may_give_to(B_POS));
}

/// "gives a clean bag if there are no findings."
#[test]
fn a_bag_without_findings_is_clean() {
    let bag = RawBag::new(17, A_POS, 3).test(&[]).unwrap();
    assert_eq!(bag.number(), 17);
    assert_eq!(bag.last_day(), 45);
}

/// "`Discarded { number: u32, reason: String }` has the findings joined by a comma and a space."
#[test]
fn a_bag_with_findings_is_discarded() {
    let one = RawBag::new(17, A_POS, 3).test(&["syphilis"]).unwrap_err();
    assert_eq!(
        one,
        Discarded {
            number: 17,
            reason: "syphilis".to_string()
        }
    );
    let two = RawBag::new(18, A_POS, 3).test(&["clots", "low iron"]).unwrap_err();
    assert_eq!(
        two,
        Discarded {
            number: 18,
            reason: "clots, low iron".to_string()
        }
    );
}

/// "adds the bag to what the patient received and returns how many bags that are by now."
#[test]
fn a_matched_bag_is_transfused() {
    let mut patient = Patient::new("Nora", AB_POS);
    assert!(patient.received().is_empty());
    assert_eq!(patient.cross_match(clean(4, A_NEG), 120).unwrap().transfuse(), 1);
    assert_eq!(patient.cross_match(clean(2, B_POS), 142).unwrap().transfuse(), 2);
    assert_eq!(patient.received(), [4, 2]);
}

/// "`release(self) -> CleanBag` gives the bag back and changes nothing."
#[test]
fn a_released_bag_serves_somebody_else() {
    let mut patient = Patient::new("Nora", AB_POS);
    let bag = patient.cross_match(clean(4, A_NEG), 120).unwrap().release();
    assert!(patient.received().is_empty());
    assert_eq!((bag.number(), bag.last_day()), (4, 142));
    let mut other = Patient::new("Emil", A_NEG);
    assert_eq!(other.cross_match(bag, 120).unwrap().transfuse(), 1);
    assert_eq!(other.received(), [4]);
}

/// "If the last day of the bag is over, the error is `Mismatch::Expired { days: u32 }` with the days since"
#[test]
fn an_old_bag_is_refused() {
    let mut patient = Patient::new("Emil", O_NEG);
    assert!(patient.cross_match(clean(1, O_NEG), 142).is_ok());
    let (bag, mismatch) = patient.cross_match(clean(2, O_NEG), 143).unwrap_err();
    assert_eq!(mismatch, Mismatch::Expired { days: 1 });
    assert_eq!(bag.number(), 2);
    let (bag, mismatch) = patient.cross_match(clean(3, AB_POS), 150).unwrap_err();
    assert_eq!(mismatch, Mismatch::Expired { days: 8 });
    assert_eq!(bag.number(), 3);
    assert!(patient.received().is_empty());
}

/// "otherwise, if the groups do not fit, `Mismatch::Groups { bag: Group, patient: Group }`. The bag comes back with the error."
#[test]
fn a_bag_of_a_wrong_group_comes_back() {
    let mut patient = Patient::new("Emil", A_NEG);
    let (bag, mismatch) = patient.cross_match(clean(9, B_POS), 101).unwrap_err();
    assert_eq!(
        mismatch,
        Mismatch::Groups {
            bag: B_POS,
            patient: A_NEG
        }
    );
    let mut other = Patient::new("Nora", AB_POS);
    assert_eq!(other.cross_match(bag, 101).unwrap().transfuse(), 1);
}

/// "`set_group(&mut self, group: Group)` corrects the group"
#[test]
fn a_corrected_group_counts() {
    let mut patient = Patient::new("Emil", A_NEG);
    patient.set_group(B_POS);
    assert!(patient.cross_match(clean(9, B_POS), 101).is_ok());
    let (_, mismatch) = patient.cross_match(clean(9, A_NEG), 101).unwrap_err();
    assert_eq!(
        mismatch,
        Mismatch::Groups {
            bag: A_NEG,
            patient: B_POS
        }
    );
}
