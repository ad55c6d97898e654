use kite_contest::{winner, Flight};

fn total(marks: &[i32]) -> i32 {
    Flight::new("delta", marks).total()
}

fn ribbon(marks: &[i32]) -> &'static str {
    Flight::new("box", marks).ribbon()
}

/// "`total` is the sum of all marks but the highest and the lowest one."
#[test]
fn the_outer_marks_of_a_kite_do_not_count() {
    assert_eq!(total(&[7, 9, 4, 8]), 15);
    assert_eq!(total(&[2, 3, 30]), 3);
}

/// "If several marks are the highest, only one of them is left out, and the same goes for the lowest."
#[test]
fn only_one_of_equal_marks_is_left_out() {
    assert_eq!(total(&[9, 5, 9, 5, 9]), 23);
    assert_eq!(total(&[6, 6, 6]), 6);
}

/// "Marks may be negative, and so may a total."
#[test]
fn a_kite_that_crashed_has_a_negative_total() {
    assert_eq!(total(&[-9, -3, -4, -20]), -13);
    assert_eq!(total(&[12, 15, 11]), 12);
}

/// "A flight with fewer than three marks keeps them all; without any mark its total is 0."
#[test]
fn few_marks_are_all_kept() {
    assert_eq!(total(&[8, 3]), 11);
    assert_eq!(total(&[-4]), -4);
    assert_eq!(total(&[]), 0);
}

/// "`ribbon` is `gold` from a total of 40, `silver` from 25 and `bronze` from 10"
#[test]
fn ribbons_go_by_the_total() {
    assert_eq!(ribbon(&[20, 20]), "gold");
    assert_eq!(ribbon(&[20, 21]), "gold");
    assert_eq!(ribbon(&[20, 19]), "silver");
    assert_eq!(ribbon(&[12, 13]), "silver");
    assert_eq!(ribbon(&[12, 12]), "bronze");
    assert_eq!(ribbon(&[10, 0]), "bronze");
}

/// "a flight with any mark below zero never gets bronze. All others get `white`."
#[test]
fn a_white_ribbon_is_left_for_the_others() {
    assert_eq!(ribbon(&[9, 0]), "white");
    assert_eq!(ribbon(&[-1, 10, 10, 10]), "white");
    assert_eq!(ribbon(&[-1, 15, 15, 10]), "silver");
    assert_eq!(ribbon(&[]), "white");
}

/// "`winner` is the flight with the highest total"
#[test]
fn the_best_kite_wins() {
    let flights = [
        Flight::new("delta", &[5, 5]),
        Flight::new("rokkaku", &[9, 9]),
        Flight::new("box", &[8, 8]),
    ];
    assert_eq!(winner(&flights).map(|f| f.kite.as_str()), Some("rokkaku"));
}

/// "of several such flights the one that flew first, that is, the one with the lowest index"
#[test]
fn the_kite_that_flew_first_wins_a_tie() {
    let flights = [
        Flight::new("sled", &[1]),
        Flight::new("delta", &[4, 5]),
        Flight::new("box", &[9]),
        Flight::new("bowed", &[8]),
    ];
    assert_eq!(winner(&flights).map(|f| f.kite.as_str()), Some("delta"));
}

/// "Marks may be negative, and so may a total."
#[test]
fn somebody_wins_even_if_all_kites_crash() {
    let flights = [Flight::new("sled", &[-8]), Flight::new("parafoil", &[-3])];
    assert_eq!(winner(&flights).map(|f| f.kite.as_str()), Some("parafoil"));
}

/// "Without flights there is no winner."
#[test]
fn a_calm_day_has_no_winner() {
    assert!(winner(&[]).is_none());
}
