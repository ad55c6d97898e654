use blood_cabinet::{Bag, Blood, Group, Refusal, Unit};

const GROUPS: [Group; 4] = [Group::O, Group::A, Group::B, Group::Ab];

fn blood(group: Group, positive: bool) -> Blood {
    Blood { group, positive }
}

/// For each patient (O, A, B, AB) the donors (O, A, B, AB) whose unit suits, all of them rhesus positive.
fn table(unit: fn(Blood) -> Unit) -> Vec<String> {
    let row = |patient: Group| -> String {
        let suits = |donor: &Group| unit(blood(*donor, true)).suits(blood(patient, true));
        GROUPS
            .iter()
            .map(|donor| if suits(donor) { 'x' } else { '.' })
            .collect()
    };
    GROUPS.map(row).to_vec()
}

/// Whether positive suits negative, negative suits positive, and negative suits negative.
fn rhesus(unit: fn(Blood) -> Unit) -> [bool; 3] {
    [(true, false), (false, true), (false, false)]
        .map(|(donor, patient)| unit(blood(Group::A, donor)).suits(blood(Group::A, patient)))
}

fn red(donor: Blood) -> Unit {
    Unit::RedCells(donor, 280)
}

fn whole(donor: Blood) -> Unit {
    Unit::Whole(donor, 450)
}

fn single(donor: Blood) -> Unit {
    Unit::Platelets {
        donor,
        pooled: false,
    }
}

fn pooled(donor: Blood) -> Unit {
    Unit::Platelets {
        donor,
        pooled: true,
    }
}

/// "Red cells suit a patient who has all antigens of the donor."
#[test]
fn red_cells_for_each_group() {
    assert_eq!(table(red), ["x...", "xx..", "x.x.", "xxxx"]);
    assert_eq!(rhesus(red), [false, true, true]);
}

/// "Plasma suits a patient whose antigens the donor has all; rhesus does not matter for it."
#[test]
fn plasma_goes_the_other_way() {
    assert_eq!(table(Unit::Plasma), ["xxxx", ".x.x", "..xx", "...x"]);
    assert_eq!(rhesus(Unit::Plasma), [true, true, true]);
}

/// "Platelets, pooled or not, suit a patient whose antigens the donor has all, as plasma does."
#[test]
fn platelets_for_each_group() {
    assert_eq!(table(single), ["xxxx", ".x.x", "..xx", "...x"]);
    assert_eq!(table(pooled), ["xxxx", ".x.x", "..xx", "...x"]);
}

/// "Whole blood suits only a patient of the donor's own group."
#[test]
fn whole_blood_for_its_own_group() {
    assert_eq!(table(whole), ["x...", ".x..", "..x.", "...x"]);
}

/// "Red cells, platelets and whole blood of a rhesus positive donor do not suit a negative patient."
#[test]
fn positive_units_for_negative_patients() {
    for unit in [whole, single, pooled] {
        assert_eq!(rhesus(unit), [false, true, true]);
    }
}

/// "A bag of plasma has 250 millilitres, pooled platelets 300, other platelets 180. The other bags carry their
/// millilitres."
#[test]
fn millilitres_of_every_unit() {
    let donor = blood(Group::B, false);
    let units = [
        whole(donor),
        red(donor),
        Unit::Plasma(donor),
        pooled(donor),
        single(donor),
    ];
    assert_eq!(
        units.map(|unit| unit.millilitres()),
        [450, 280, 250, 300, 180]
    );
    for unit in units {
        assert_eq!(unit.donor(), donor);
    }
}

/// "`Expired` when the bag's last day is over; on that day it may still be given."
#[test]
fn the_last_day_of_a_bag() {
    let patient = blood(Group::Ab, true);
    let bag = Bag {
        unit: red(patient),
        until: 12,
        ward: None,
    };
    assert_eq!(bag.give(patient, 1, 11), Ok(()));
    assert_eq!(bag.give(patient, 1, 12), Ok(()));
    assert_eq!(bag.give(patient, 1, 13), Err(Refusal::Expired(12)));
}

/// "`Reserved` when it is put aside for another ward."
#[test]
fn a_bag_for_another_ward() {
    let patient = blood(Group::O, true);
    let bag = Bag {
        unit: Unit::Plasma(patient),
        until: 12,
        ward: Some(3),
    };
    assert_eq!(bag.give(patient, 3, 1), Ok(()));
    assert_eq!(bag.give(patient, 4, 1), Err(Refusal::Reserved(3)));
}

/// "`Unsuitable`, with the donor's blood, when it does not suit the patient, put aside for this ward or not."
#[test]
fn a_reserved_bag_has_to_suit_too() {
    let (donor, patient) = (blood(Group::A, true), blood(Group::B, true));
    for ward in [None, Some(3)] {
        let bag = Bag {
            unit: whole(donor),
            until: 12,
            ward,
        };
        assert_eq!(bag.give(patient, 3, 1), Err(Refusal::Unsuitable(donor)));
        assert_eq!(bag.give(donor, 3, 1), Ok(()));
    }
}

/// "`give` refuses for the first of these reasons that holds, and otherwise gives the bag"
#[test]
fn the_first_reason_is_given() {
    let (donor, patient) = (blood(Group::A, true), blood(Group::B, true));
    let bag = Bag {
        unit: whole(donor),
        until: 12,
        ward: Some(3),
    };
    assert_eq!(bag.give(patient, 4, 13), Err(Refusal::Expired(12)));
    assert_eq!(bag.give(patient, 4, 12), Err(Refusal::Reserved(3)));
}

/// "Refusals are shown as `expired on day 12`, `reserved for ward 3` and `unsuitable: A+`."
#[test]
fn refusals_are_shown() {
    assert_eq!(Refusal::Expired(12).to_string(), "expired on day 12");
    assert_eq!(Refusal::Reserved(3).to_string(), "reserved for ward 3");
    let shown: Vec<String> = GROUPS
        .iter()
        .map(|&g| blood(g, g != Group::O).to_string())
        .collect();
    assert_eq!(shown, ["0-", "A+", "B+", "AB+"]);
    assert_eq!(
        Refusal::Unsuitable(blood(Group::A, true)).to_string(),
        "unsuitable: A+"
    );
}
