use pressure_diary::visit::{continued, highest, import, page, read, trouble, NoVisit};
use pressure_diary::{Diary, Fault, Reading};

fn reading(day: u32, upper: u32, lower: u32) -> Reading {
    Reading { day, upper, lower }
}

fn days(diary: &Diary) -> Vec<u32> {
    diary.readings().iter().map(|reading| reading.day).collect()
}

/// "the first colon ends the day, and the first slash behind it ends the upper value. White space around the three numbers does not matter."
#[test]
fn readings_are_read() {
    assert_eq!("12: 130/85".parse(), Ok(reading(12, 130, 85)));
    assert_eq!(" 3:\t118 / 79 ".parse(), Ok(reading(3, 118, 79)));
    assert_eq!("7:2/1".parse(), Ok(reading(7, 2, 1)));
    for text in ["1: 130/85/70", "1: 130: 5/85", "/1: 130/85"] {
        assert!(
            matches!(text.parse::<Reading>(), Err(Fault::Number(_))),
            "{text}"
        );
    }
}

/// "`Form` with the whole text, if the colon or the slash is missing; `Number` for the first of the three that is not a number; `Order` if the
/// lower value is not below the upper one"
#[test]
fn the_first_fault_is_given() {
    let fault = |text: &str| text.parse::<Reading>().unwrap_err();
    for text in ["", "12", "12: 130", "12 130/85", "a/b", "1/2: 3"] {
        assert_eq!(fault(text), Fault::Form(text.to_string()));
    }
    assert_eq!(fault("1: 85/85"), Fault::Order);
    assert_eq!(fault("1: 84/85"), Fault::Order);
    let number = |text: &str| Fault::Number(text.parse::<u32>().unwrap_err());
    assert_eq!(fault("x: /85"), number("x"));
    assert_eq!(fault("1: /x"), number(""));
    assert_eq!(fault("1: 5/99999999999"), number("99999999999"));
}

/// "The source of a `Number` is what is in it; the other faults have no source."
#[test]
fn faults_say_what_is_wrong() {
    assert_eq!(trouble("12"), "not a reading: 12");
    assert_eq!(trouble("1: 80/85"), "lower is not below upper");
    assert_eq!(
        trouble("1: x/85"),
        "not a number: invalid digit found in string"
    );
    assert_eq!(
        trouble(": 1/85"),
        "not a number: cannot parse integer from empty string"
    );
    assert_eq!(trouble("1: 130/85"), "nothing");
}

/// "A reading is written as `<day>: <upper>/<lower>`, without white space but for the single space behind the colon."
#[test]
fn pages_have_a_line_for_each_day() {
    let diary = read("9 :130/ 85\n2: 140/90").unwrap();
    assert_eq!(page(&diary), "2: 140/90\n9: 130/85");
    assert_eq!(page(&Diary::new()), "");
    assert_eq!(
        highest("4: 130/85\n2: 141/90\n3: 141/70"),
        Ok("2: 141/90".to_string())
    );
}

/// "A reading that comes later into the diary, in whatever way, takes the place of one of the same day."
#[test]
fn one_reading_for_each_day() {
    let diary = read("5: 130/85\n1: 120/80\n5: 150/95\n3: 125/80\n1: 121/81").unwrap();
    assert_eq!(
        diary.readings(),
        [
            reading(1, 121, 81),
            reading(3, 125, 80),
            reading(5, 150, 95)
        ]
    );
    let mut diary = diary;
    diary.extend([reading(4, 2, 1), reading(3, 4, 3), reading(4, 6, 5)]);
    diary.extend(&[reading(0, 8, 7), reading(5, 9, 8)]);
    diary.add(reading(1, 7, 6));
    assert_eq!(
        diary.readings(),
        [
            reading(0, 8, 7),
            reading(1, 7, 6),
            reading(3, 4, 3),
            reading(4, 6, 5),
            reading(5, 9, 8)
        ]
    );
    assert_eq!((diary.len(), diary.is_empty()), (5, false));
}

/// "whoever goes through it, owned or borrowed, finds the readings in the order of their days, and from the other end in the opposite order"
#[test]
fn diaries_are_gone_through_from_both_ends() {
    let diary: Diary = [8, 2, 5]
        .into_iter()
        .map(|day| reading(day, 2, 1))
        .collect();
    let forth: Vec<u32> = (&diary).into_iter().map(|reading| reading.day).collect();
    assert_eq!(forth, [2, 5, 8]);
    let back: Vec<u32> = diary.into_iter().rev().map(|reading| reading.day).collect();
    assert_eq!(back, [8, 5, 2]);
}

/// "A reading that comes later into the diary, in whatever way, takes the place of one of the same day."
#[test]
fn diaries_are_continued() {
    let diary = read("6: 130/85\n1: 120/80\n4: 122/80\n3: 125/80").unwrap();
    let other = read("7: 140/90\n6: 145/91").unwrap();
    let (before, after) = continued(diary, 4, &other);
    assert_eq!(days(&before), [1, 3]);
    assert_eq!(
        after.readings(),
        [
            reading(4, 140, 90),
            reading(6, 145, 91),
            reading(7, 140, 90)
        ]
    );
    assert_eq!(days(&other), [6, 7]);
}

/// "show what the types must be able to do"
#[test]
fn faults_travel_to_the_doctor() {
    assert_eq!(highest(""), Err(NoVisit::Empty));
    let order = NoVisit::Illegible(Fault::Order);
    assert_eq!(highest("1: 130/85\n2: 5/6\n3"), Err(order));
    assert_eq!(import("1: 130/85;2: 131/86").unwrap().len(), 2);
    assert_eq!(import("").unwrap_err().to_string(), "nothing to import");
    let error = import("1: 130/85;2").unwrap_err();
    assert_eq!(
        error.downcast_ref::<Fault>(),
        Some(&Fault::Form("2".to_string()))
    );
}
