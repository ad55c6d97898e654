use java_billiards::{Carom, Over, Sheet, ShortSnooker, Snooker};

const PAIR: [&str; 2] = ["Ann", "Bo"];

/// What was added to the log since there were `seen` lines.
fn news(sheet: &dyn Sheet, seen: usize) -> Vec<&str> {
    sheet.log()[seen..].iter().map(String::as_str).collect()
}

fn visits(sheet: &mut dyn Sheet, all: &[&str]) {
    for balls in all {
        assert_eq!(sheet.visit(balls), Ok(()), "{balls}");
    }
}

/// "While the constructor of a base class runs, the fields of the subclass have not got their values yet: an `int` is 0 then."
#[test]
fn billiards_constructors() {
    assert_eq!(
        news(&Snooker::new(&PAIR), 0),
        ["game of snooker 0 to 147", "break off"]
    );
    let short = ShortSnooker::new(3, &PAIR);
    assert_eq!(
        news(&short, 0),
        ["game of short snooker 0/0 to 75", "break off", "bonus 3"]
    );
    let carom = Carom::new(20, &PAIR);
    assert_eq!(news(&carom, 0), ["game of carom to 0"]);
    assert_eq!(
        (carom.target(), short.target(), Snooker::new(&PAIR).target()),
        (20, 75, 147)
    );
    assert_eq!(
        (carom.turn(), carom.fouls(), carom.is_over()),
        (0, 0, false)
    );
}

/// "`text` gives what `toString` gives."
#[test]
fn billiards_texts() {
    let mut snooker = Snooker::new(&["Ann", "Bo", "Cy"]);
    visits(&mut snooker, &["rk", "x"]);
    assert_eq!(snooker.text(), "snooker 1: Ann 8, Bo 0, Cy 4");
    assert_eq!(
        ShortSnooker::new(-2, &["Ann"]).text(),
        "short snooker 1/-2: Ann 0"
    );
    let mut carom = Carom::new(20, &PAIR);
    visits(&mut carom, &["oo", "x"]);
    assert_eq!(
        (carom.text().as_str(), carom.title().as_str()),
        ("carom: Ann 2, Bo -1", "carom")
    );
}

/// "After the same calls an object has the same log, points, turn, fouls and title in Rust as in Java."
#[test]
fn billiards_snooker_breaks() {
    let mut snooker = Snooker::new(&PAIR);
    visits(&mut snooker, &["rygnbpk", "rrz", "", "rk", "ryr"]);
    let log = [
        "high break 28",
        "Ann +28",
        "Bo +2",
        "Ann +0",
        "Bo +8",
        "Ann +4",
    ];
    assert_eq!(news(&snooker, 2), log);
    assert_eq!((snooker.points(), snooker.turn()), (&[32, 10][..], 1));
    visits(&mut snooker, &["rygnbpk"]);
    assert_eq!(news(&snooker, 8), ["Bo +28"]);
}

/// "and a call with `super` reaches the version of the base class, whose own calls reach the overrides again."
#[test]
fn billiards_snooker_fouls() {
    let mut snooker = Snooker::new(&PAIR);
    visits(&mut snooker, &["rx", "xrrr", "kkk", "x", "x"]);
    // The best break is 21, and 21 % 8 is 5.
    let log = [
        "foul 1",
        "high break 1",
        "Ann +1",
        "foul 2",
        "Bo +0",
        "high break 21",
        "Ann +21",
        "foul 3",
        "Bo +0",
        "foul 4",
        "Ann +0",
    ];
    assert_eq!(news(&snooker, 2), log);
    assert_eq!(
        (snooker.points(), snooker.fouls()),
        (&[1 + 4 + 21 + 5, 4 + 5][..], 4)
    );
    let mut seven = Snooker::new(&PAIR);
    visits(&mut seven, &["kky", "x"]);
    assert_eq!(seven.points(), [16 + 4, 0]);
    let mut alone = Snooker::new(&["Ann"]);
    visits(&mut alone, &["rx"]);
    assert_eq!(
        (alone.points(), news(&alone, 2)),
        (&[5][..], vec!["foul 1", "high break 5", "Ann +5"])
    );
}

/// "The exception becomes an `Err`, and changes nothing. Everything else that `visit` does is an `Ok`."
#[test]
fn billiards_end_of_a_frame() {
    let mut snooker = Snooker::new(&PAIR);
    let maximum = "rk".repeat(15) + "ygnbpk";
    visits(&mut snooker, &[&maximum]);
    assert_eq!(
        (news(&snooker, 2), snooker.turn(), snooker.is_over()),
        (vec!["Ann wins"], 0, true)
    );
    for balls in ["r", "x", ""] {
        assert_eq!(snooker.visit(balls), Err(Over));
    }
    assert_eq!(
        (snooker.points(), snooker.fouls(), snooker.log().len()),
        (&[147, 0][..], 0, 3)
    );
    snooker.next_frame();
    assert_eq!(
        (
            snooker.points(),
            snooker.title().as_str(),
            snooker.is_over()
        ),
        (&[0, 0][..], "snooker 2", false)
    );
    // The turn and the best break of the first frame are still there: it is not 147, for that one was never finished.
    visits(&mut snooker, &["r", "k", "x"]);
    assert_eq!(
        news(&snooker, 3),
        [
            "snooker 2",
            "high break 1",
            "Ann +1",
            "high break 7",
            "Bo +7",
            "foul 1",
            "Ann +0"
        ]
    );
    assert_eq!(snooker.points(), [1, 14]);
    let mut nearly = Snooker::new(&PAIR);
    visits(&mut nearly, &[&maximum[..35]]);
    assert_eq!(
        (nearly.points()[0], nearly.is_over(), nearly.turn()),
        (140, false, 1)
    );
}

/// "A call in a base class, in its constructor too, reaches the override of the object's class"
#[test]
fn billiards_short_snooker_goes_on() {
    let mut short = ShortSnooker::new(2, &PAIR);
    visits(&mut short, &["kp", "k", "yy", "bb", "ry"]);
    let log = [
        "high break 15",
        "Ann +15",
        "Ann +9",
        "Bo +4",
        "Ann +10",
        "Ann +3",
    ];
    assert_eq!(news(&short, 3), log);
    assert_eq!((short.points(), short.turn()), (&[37, 4][..], 1));
    visits(&mut short, &["kkkkkkkk"]);
    assert_eq!((short.points(), short.is_over()), (&[37, 76][..], true));
    assert_eq!(news(&short, 9), ["Bo wins"]);
    assert_eq!(short.visit("r"), Err(Over));
    short.next_frame();
    assert_eq!(
        (short.title().as_str(), news(&short, 10)),
        ("short snooker 2/2", vec!["short snooker 2/2"])
    );
    assert_eq!((short.points(), short.is_over()), (&[0, 0][..], false));
    visits(&mut short, &["kkkkkkkkk"]);
    assert!(short.is_over());
}

/// "A field of a subclass is not the field of the same name in its base class. `fouls()` is the method of `Sheet`, `own_fouls` is
/// `ownFouls`."
#[test]
fn billiards_short_snooker_fouls() {
    let mut short = ShortSnooker::new(0, &PAIR);
    visits(&mut short, &["rzry", "x"]);
    let log = ["foul 1", "high break 4", "Ann +4", "foul 2", "Bo +0"];
    assert_eq!(news(&short, 3), log);
    assert_eq!(
        (short.points(), short.fouls(), short.own_fouls()),
        (&[8, 4][..], 2, 4)
    );
    visits(&mut short, &["zzx"]);
    assert_eq!(
        (short.points(), short.fouls(), short.own_fouls()),
        (&[8, 16][..], 5, 10)
    );
    let mut valueless = ShortSnooker::new(-7, &PAIR);
    visits(&mut valueless, &["kr"]);
    assert_eq!(
        (valueless.points(), valueless.fouls(), valueless.own_fouls()),
        (&[1, 4][..], 1, 2)
    );
}

/// "and a call with `super` reaches the version of the base class"
#[test]
fn billiards_short_snooker_penalties() {
    let mut short = ShortSnooker::new(0, &PAIR);
    visits(&mut short, &["kkk", "r", "x"]);
    assert_eq!((short.points(), short.turn()), (&[22 + 5, 0][..], 0));
    assert_eq!(
        news(&short, 3),
        ["high break 21", "Ann +21", "Ann +1", "foul 1", "Bo +0"]
    );
    visits(&mut short, &["kk", "x"]);
    assert_eq!((short.points(), short.turn()), (&[22 + 5 + 14, 5][..], 1));
}

/// "After the same calls an object has the same log, points, turn, fouls and title in Rust as in Java."
#[test]
fn billiards_carom() {
    let mut carom = Carom::new(3, &PAIR);
    visits(&mut carom, &["", "ox", "kr", "x", "o"]);
    let log = [
        "miss", "foul 1", "miss", "ANN +2", "foul 2", "BO +-1", "ANN wins",
    ];
    assert_eq!(news(&carom, 1), log);
    assert_eq!(
        (carom.points(), carom.fouls(), carom.is_over(), carom.turn()),
        (&[3, -1][..], 2, true, 0)
    );
    assert_eq!(carom.visit("o"), Err(Over));
    assert_eq!(carom.text(), "carom: Ann 3, Bo -1");
}
