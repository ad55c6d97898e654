use lift_inspection::{Booking, Cabin, Certificate, Grade, LoadRefused, Part, Verdict, Visit};

fn visit_with(grades: &[(Part, Grade)]) -> Visit {
    let mut visit = Booking::new("North", 600).begin("Ines");
    for (part, grade) in grades {
        visit.check(*part, *grade);
    }
    visit
}

fn all_good() -> Vec<(Part, Grade)> {
    Part::ALL.iter().map(|part| (*part, Grade::Good)).collect()
}

fn passed(verdict: Verdict) -> Certificate {
    match verdict {
        Verdict::Passed(certificate) => certificate,
        Verdict::Failed(texts) => panic!("failed: {texts:?}"),
    }
}

fn failed(verdict: Verdict) -> Vec<String> {
    match verdict {
        Verdict::Failed(texts) => texts,
        Verdict::Passed(_) => panic!("passed"),
    }
}

fn verdict(grades: &[(Part, Grade)]) -> Verdict {
    visit_with(grades).load(700).unwrap().verdict()
}

/// "`lift(&self) -> &str`, `inspector(&self) -> &str` and `months(&self) -> u32` say for what, by whom and for how long it
/// was given: 24 months, or 12 if a part is worn."
#[test]
fn a_sound_lift_is_certified_for_two_years() {
    let certificate = passed(verdict(&all_good()));
    assert_eq!(certificate.lift(), "North");
    assert_eq!(certificate.inspector(), "Ines");
    assert_eq!(certificate.months(), 24);
}

/// "24 months, or 12 if a part is worn."
#[test]
fn one_worn_part_halves_the_time() {
    let mut grades = all_good();
    grades[2].1 = Grade::Worn;
    assert_eq!(passed(verdict(&grades)).months(), 12);
}

/// "The lift fails when any part is broken, when any part was not checked, or when two or more parts are worn."
#[test]
fn two_worn_parts_are_too_many() {
    let mut grades = all_good();
    grades[3].1 = Grade::Worn;
    grades[0].1 = Grade::Worn;
    assert_eq!(failed(verdict(&grades)), ["rope: worn", "buffer: worn"]);
    grades[1].1 = Grade::Broken;
    grades[3].1 = Grade::Good;
    assert_eq!(failed(verdict(&grades)), ["rope: worn", "brake: broken"]);
}

/// "The texts of a failure name all parts that are broken, unchecked or worn, in the order in which `Part` lists them"
#[test]
fn a_failure_names_every_part_in_order() {
    let grades = [
        (Part::Buffer, Grade::Worn),
        (Part::Door, Grade::Good),
        (Part::Rope, Grade::Broken),
    ];
    assert_eq!(
        failed(verdict(&grades)),
        ["rope: broken", "brake: not checked", "buffer: worn"]
    );
    let mut only_door = all_good();
    only_door.remove(2);
    assert_eq!(failed(verdict(&only_door)), ["door: not checked"]);
    assert_eq!(failed(verdict(&[])).len(), 4);
}

/// "If a part is checked again, the later grade counts."
#[test]
fn a_second_look_at_a_part_counts() {
    let mut grades = all_good();
    grades.insert(0, (Part::Brake, Grade::Broken));
    assert_eq!(passed(verdict(&grades)).months(), 24);
    grades.push((Part::Brake, Grade::Worn));
    assert_eq!(passed(verdict(&grades)).months(), 12);
}

/// "They must be at least the rated load and at most five quarters of it"
#[test]
fn the_weights_have_bounds() {
    for (rated, kilograms) in [(600, 600), (600, 750), (630, 787), (0, 0)] {
        assert!(
            Booking::new("North", rated).begin("Ines").load(kilograms).is_ok(),
            "{rated} {kilograms}"
        );
    }
    for (rated, kilograms, expected) in [
        (600, 599, LoadRefused::TooLight { missing: 1 }),
        (600, 40, LoadRefused::TooLight { missing: 560 }),
        (600, 751, LoadRefused::TooHeavy { over: 1 }),
        (630, 788, LoadRefused::TooHeavy { over: 1 }),
        (630, 1000, LoadRefused::TooHeavy { over: 213 }),
    ] {
        let (_, refused) = Booking::new("North", rated).begin("Ines").load(kilograms).unwrap_err();
        assert_eq!(refused, expected);
    }
}

/// "Otherwise the visit comes back just as it was"
#[test]
fn refused_weights_leave_the_visit_open() {
    let mut grades = all_good();
    grades.pop();
    let (mut visit, _) = visit_with(&grades).load(10).unwrap_err();
    visit.check(Part::Buffer, Grade::Worn);
    let (visit, _) = visit.load(9000).unwrap_err();
    let certificate = passed(visit.load(750).unwrap().verdict());
    assert_eq!(certificate.months(), 12);
    assert_eq!(certificate.inspector(), "Ines");
}

/// "hangs a certificate up and returns the one that hung there"
#[test]
fn a_newer_certificate_takes_the_place() {
    let mut cabin = Cabin::new("North");
    assert!(cabin.posted().is_none());
    assert!(cabin.post(passed(verdict(&all_good()))).unwrap().is_none());
    let mut grades = all_good();
    grades[0].1 = Grade::Worn;
    let old = cabin.post(passed(verdict(&grades))).unwrap().unwrap();
    assert_eq!(old.months(), 24);
    assert_eq!(cabin.posted().map(Certificate::months), Some(12));
}

/// "the certificate of another lift is not hung up but comes back as the error."
#[test]
fn a_foreign_certificate_is_handed_back() {
    let mut cabin = Cabin::new("North");
    assert!(cabin.post(passed(verdict(&all_good()))).is_ok());
    let mut visit = Booking::new("South", 100).begin("Otto");
    for part in Part::ALL {
        visit.check(part, Grade::Good);
    }
    let foreign = passed(visit.load(125).unwrap().verdict());
    let back = cabin.post(foreign).unwrap_err();
    assert_eq!(back.lift(), "South");
    assert_eq!(back.inspector(), "Otto");
    assert_eq!(cabin.posted().map(Certificate::lift), Some("North"));
}
