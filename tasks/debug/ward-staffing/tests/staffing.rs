use ward_staffing::{Care, Hospital, Refusal, Shift};

fn hospital() -> Hospital {
    let mut hospital = Hospital::new();
    assert!(hospital.open("Elm", 6));
    assert!(hospital.open("Ash", 2));
    hospital
}

fn day(hospital: &mut Hospital, ward: &str) -> u32 {
    hospital.nurses(ward, Shift::Day).unwrap()
}

/// "It should say `Elm: 2 in, 1 nurses`"
#[test]
fn a_lighter_patient_needs_fewer_nurses() {
    let mut hospital = hospital();
    hospital.admit("Elm", "Ada", Care::Heavy).unwrap();
    hospital.admit("Elm", "Bo", Care::Heavy).unwrap();
    assert_eq!(
        hospital.report(Shift::Day),
        ["Elm: 2 in, 2 nurses", "Ash: 0 in, 0 nurses"]
    );
    hospital.discharge("Elm", "Bo").unwrap();
    hospital.admit("Elm", "Cy", Care::Light).unwrap();
    assert_eq!(
        hospital.report(Shift::Day),
        ["Elm: 2 in, 1 nurses", "Ash: 0 in, 0 nurses"]
    );
}

/// "By day a ward needs one nurse for every 4 points begun, at night one for every 6 points begun."
#[test]
fn points_begun_need_a_nurse() {
    let mut hospital = hospital();
    let mut needed = Vec::new();
    for patient in ["a", "b", "c", "d", "e", "f"] {
        hospital.admit("Elm", patient, Care::Light).unwrap();
        needed.push((
            day(&mut hospital, "Elm"),
            hospital.nurses("Elm", Shift::Night).unwrap(),
        ));
    }
    assert_eq!(needed, [(1, 1), (1, 1), (1, 1), (1, 1), (2, 1), (2, 1)]);
    hospital.discharge("Elm", "a").unwrap();
    hospital.discharge("Elm", "b").unwrap();
    hospital.admit("Elm", "g", Care::Heavy).unwrap();
    assert_eq!(hospital.report(Shift::Night)[0], "Elm: 5 in, 2 nurses");
    assert_eq!(hospital.nurses("Ash", Shift::Night), Ok(0));
}

/// "A ward with at least one patient in intensive care needs at least 3 nurses in any shift."
#[test]
fn intensive_care_needs_three_nurses() {
    let mut hospital = hospital();
    hospital.admit("Ash", "Ada", Care::Intensive).unwrap();
    assert_eq!(hospital.nurses("Ash", Shift::Night), Ok(3));
    assert_eq!(day(&mut hospital, "Ash"), 3);
    hospital.admit("Ash", "Bo", Care::Intensive).unwrap();
    assert_eq!(
        (
            day(&mut hospital, "Ash"),
            hospital.nurses("Ash", Shift::Night)
        ),
        (4, Ok(3))
    );
    hospital.discharge("Ash", "Ada").unwrap();
    hospital.discharge("Ash", "Bo").unwrap();
    hospital.admit("Ash", "Cy", Care::Heavy).unwrap();
    assert_eq!(day(&mut hospital, "Ash"), 1);
}

/// "always speak of the patients who lie in the wards at the time of the call"
#[test]
fn exchanged_patients_are_counted_anew() {
    let mut hospital = hospital();
    hospital.admit("Elm", "Ada", Care::Heavy).unwrap();
    hospital.admit("Elm", "Bo", Care::Light).unwrap();
    hospital.admit("Ash", "Cy", Care::Intensive).unwrap();
    assert_eq!(
        (day(&mut hospital, "Elm"), day(&mut hospital, "Ash")),
        (1, 3)
    );
    // Two wards exchange a patient each.
    hospital.transfer("Cy", "Ash", "Elm").unwrap();
    hospital.transfer("Bo", "Elm", "Ash").unwrap();
    assert_eq!(
        (day(&mut hospital, "Elm"), day(&mut hospital, "Ash")),
        (3, 1)
    );
    assert_eq!(
        hospital.report(Shift::Day),
        ["Elm: 2 in, 3 nurses", "Ash: 1 in, 1 nurses"]
    );
}

/// "always speak of the patients who lie in the wards at the time of the call"
#[test]
fn the_same_patient_comes_back_with_other_care() {
    let mut hospital = hospital();
    hospital.admit("Elm", "Ada", Care::Heavy).unwrap();
    hospital.admit("Elm", "Bo", Care::Heavy).unwrap();
    assert_eq!(day(&mut hospital, "Elm"), 2);
    hospital.discharge("Elm", "Ada").unwrap();
    hospital.admit("Elm", "Ada", Care::Light).unwrap();
    assert_eq!(day(&mut hospital, "Elm"), 1);
    assert_eq!(hospital.nurses("Elm", Shift::Night), Ok(1));
    hospital.discharge("Elm", "Bo").unwrap();
    hospital.admit("Elm", "Bo", Care::Intensive).unwrap();
    assert_eq!(hospital.nurses("Elm", Shift::Night), Ok(3));
    assert_eq!(day(&mut hospital, "Elm"), 3);
}

/// "`admit` refuses a patient who lies in that ward with `AlreadyHere`, and otherwise, if all beds are taken, with `Full`."
#[test]
fn beds_are_limited() {
    let mut hospital = hospital();
    assert_eq!(hospital.admit("Ash", "Ada", Care::Light), Ok(()));
    assert_eq!(
        hospital.admit("Ash", "Ada", Care::Heavy),
        Err(Refusal::AlreadyHere)
    );
    assert_eq!(hospital.admit("Ash", "Bo", Care::Light), Ok(()));
    assert_eq!(
        hospital.admit("Ash", "Bo", Care::Light),
        Err(Refusal::AlreadyHere)
    );
    assert_eq!(hospital.admit("Ash", "Cy", Care::Light), Err(Refusal::Full));
    assert_eq!(hospital.report(Shift::Day)[1], "Ash: 2 in, 1 nurses");
}

/// "`discharge` refuses a patient who does not lie in the ward with `NoSuchPatient`."
#[test]
fn strangers_are_not_discharged() {
    let mut hospital = hospital();
    hospital.admit("Elm", "Ada", Care::Light).unwrap();
    assert_eq!(
        hospital.discharge("Ash", "Ada"),
        Err(Refusal::NoSuchPatient)
    );
    assert_eq!(hospital.discharge("Elm", "Ada"), Ok(()));
    assert_eq!(
        hospital.discharge("Elm", "Ada"),
        Err(Refusal::NoSuchPatient)
    );
}

/// "All functions refuse a ward that was not opened with `NoSuchWard`."
#[test]
fn unknown_wards_are_refused() {
    let mut hospital = hospital();
    hospital.admit("Elm", "Ada", Care::Light).unwrap();
    assert!(!hospital.open("Elm", 1));
    assert_eq!(
        hospital.admit("Oak", "Bo", Care::Light),
        Err(Refusal::NoSuchWard)
    );
    assert_eq!(hospital.discharge("Oak", "Bo"), Err(Refusal::NoSuchWard));
    assert_eq!(hospital.nurses("Oak", Shift::Day), Err(Refusal::NoSuchWard));
    assert_eq!(
        hospital.transfer("Ada", "Elm", "Oak"),
        Err(Refusal::NoSuchWard)
    );
    assert_eq!(
        hospital.transfer("Ada", "Oak", "Elm"),
        Err(Refusal::NoSuchWard)
    );
    assert_eq!(hospital.report(Shift::Day)[0], "Elm: 1 in, 1 nurses");
}

/// "A transfer that is refused changes nothing."
#[test]
fn a_refused_transfer_leaves_the_patient() {
    let mut hospital = hospital();
    hospital.admit("Elm", "Ada", Care::Intensive).unwrap();
    hospital.admit("Ash", "Bo", Care::Light).unwrap();
    hospital.admit("Ash", "Cy", Care::Light).unwrap();
    assert_eq!(hospital.transfer("Ada", "Elm", "Ash"), Err(Refusal::Full));
    assert_eq!(
        hospital.transfer("Bo", "Elm", "Ash"),
        Err(Refusal::NoSuchPatient)
    );
    assert_eq!(
        hospital.report(Shift::Day),
        ["Elm: 1 in, 3 nurses", "Ash: 2 in, 1 nurses"]
    );
    hospital.admit("Elm", "Bo", Care::Light).unwrap();
    assert_eq!(
        hospital.transfer("Bo", "Ash", "Elm"),
        Err(Refusal::AlreadyHere)
    );
    assert_eq!(hospital.discharge("Ash", "Bo"), Ok(()));
    assert_eq!(hospital.transfer("Ada", "Elm", "Ash"), Ok(()));
    assert_eq!(hospital.nurses("Ash", Shift::Night), Ok(3));
}
