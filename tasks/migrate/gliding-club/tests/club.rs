use gliding_club::day::{Club, Refused, board, check, fly, longest, swap_logs};
use gliding_club::hangar::Glider;

fn club() -> Club {
    let mut club = Club::default();
    club.hangar.put(Glider::new("D-7", "Discus", 100));
    club.hangar.put(Glider::new("D-2", "Astir", 300));
    club.hangar.put(Glider::new("D-5", "Twin", 200));
    club.members.insert("Uta".to_string(), 0);
    club.members.insert("Jens".to_string(), 40);
    club
}

/// "Otherwise the flight is made: it is entered in the glider's log, the pilot's total grows by the minutes, and the result is
/// how many flights the log has now."
#[test]
fn a_flight_is_entered_everywhere() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-7", "Jens", 60), Ok(1));
    assert_eq!(fly(&mut club, "D-7", "Uta", 40), Ok(2));
    assert_eq!(fly(&mut club, "D-2", "Uta", 5), Ok(1));
    assert_eq!((club.members["Jens"], club.members["Uta"]), (100, 45));
    assert_eq!(
        board(&club),
        [
            "D-2 Astir: 1 flight, 295 min left",
            "D-5 Twin: 0 flights, 200 min left",
            "D-7 Discus: 2 flights, 0 min left"
        ]
    );
}

/// "if both are wrong, the glider is named."
#[test]
fn unknown_gliders_and_pilots_are_refused() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-9", "Uta", 10), Err(Refused::NoSuchGlider));
    assert_eq!(fly(&mut club, "D-9", "Kai", 10), Err(Refused::NoSuchGlider));
    assert_eq!(fly(&mut club, "D-7", "Kai", 10), Err(Refused::NotAMember));
    assert_eq!(fly(&mut club, "D-7", "Kai", 1000), Err(Refused::NotAMember));
    assert_eq!(club.members.len(), 2);
}

/// "If the glider has not enough minutes left until its next check, the error is `Refused::CheckDue` with the minutes that
/// are left."
#[test]
fn a_glider_due_for_its_check_stays_down() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-7", "Uta", 101), Err(Refused::CheckDue { left: 100 }));
    assert_eq!(fly(&mut club, "D-7", "Uta", 70), Ok(1));
    assert_eq!(fly(&mut club, "D-7", "Jens", 31), Err(Refused::CheckDue { left: 30 }));
    assert_eq!((club.members["Jens"], club.members["Uta"]), (40, 70));
    assert_eq!(fly(&mut club, "D-7", "Jens", 30), Ok(2));
}

/// "Whatever happens, every glider is in the hangar again when one of these functions returns."
#[test]
fn no_glider_is_left_outside() {
    let mut club = club();
    let _ = fly(&mut club, "D-7", "Kai", 10);
    let _ = fly(&mut club, "D-2", "Uta", 1000);
    let _ = fly(&mut club, "D-5", "Uta", 10);
    assert_eq!(club.hangar.gliders().count(), 3);
    let _ = swap_logs(&mut club, "D-5", "D-9");
    let _ = swap_logs(&mut club, "D-9", "D-7");
    let _ = swap_logs(&mut club, "D-2", "D-2");
    let _ = swap_logs(&mut club, "D-2", "D-7");
    assert_eq!(club.hangar.gliders().count(), 3);
    let _ = check(&mut club, 500);
    assert_eq!(club.hangar.gliders().count(), 3);
}

/// "exchanges the logs of two gliders, which had been filled in by mistake the wrong way round; the minutes until the checks
/// stay."
#[test]
fn logs_are_exchanged() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-7", "Jens", 60), Ok(1));
    assert_eq!(fly(&mut club, "D-7", "Uta", 20), Ok(2));
    assert_eq!(fly(&mut club, "D-2", "Uta", 5), Ok(1));
    assert!(swap_logs(&mut club, "D-7", "D-2"));
    assert_eq!(
        board(&club),
        [
            "D-2 Astir: 2 flights, 295 min left",
            "D-5 Twin: 0 flights, 200 min left",
            "D-7 Discus: 1 flight, 20 min left"
        ]
    );
    assert_eq!(fly(&mut club, "D-2", "Uta", 5), Ok(3));
}

/// "`false`, and nothing happens, if one of the two does not exist. A glider and itself are exchanged without effect, and the
/// result is `true`."
#[test]
fn logs_of_missing_gliders_are_not_exchanged() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-7", "Jens", 60), Ok(1));
    let before = board(&club);
    assert!(!swap_logs(&mut club, "D-7", "D-9"));
    assert!(!swap_logs(&mut club, "D-9", "D-7"));
    assert!(!swap_logs(&mut club, "D-9", "D-8"));
    assert!(!swap_logs(&mut club, "D-9", "D-9"));
    assert!(swap_logs(&mut club, "D-7", "D-7"));
    assert_eq!(board(&club), before);
}

/// "sends every glider with fewer than `limit` minutes left through its check and gives their signs in alphabetical order."
#[test]
fn due_gliders_are_checked() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-5", "Jens", 110), Ok(1));
    assert_eq!(fly(&mut club, "D-2", "Uta", 200), Ok(1));
    assert!(check(&mut club, 90).is_empty());
    assert_eq!(check(&mut club, 100), ["D-5"]);
    assert_eq!(fly(&mut club, "D-5", "Jens", 110), Ok(2));
    assert_eq!(check(&mut club, 101), ["D-2", "D-5", "D-7"]);
    assert_eq!(
        board(&club),
        [
            "D-2 Astir: 1 flight, 300 min left",
            "D-5 Twin: 2 flights, 200 min left",
            "D-7 Discus: 0 flights, 100 min left"
        ]
    );
}

/// "gives the longest flight of all logs as `pilot: minutes`, `None` when nobody flew."
#[test]
fn the_longest_flight_is_named() {
    let mut club = club();
    assert_eq!(longest(&club), None);
    assert_eq!(fly(&mut club, "D-7", "Jens", 60), Ok(1));
    assert_eq!(fly(&mut club, "D-2", "Uta", 59), Ok(1));
    assert_eq!(longest(&club).as_deref(), Some("Jens: 60"));
    assert_eq!(fly(&mut club, "D-5", "Uta", 61), Ok(1));
    assert_eq!(longest(&club).as_deref(), Some("Uta: 61"));
}

/// "Of several it is the one in the glider whose sign comes first, and of one glider the one entered first."
#[test]
fn equal_flights_go_by_sign() {
    let mut club = club();
    assert_eq!(fly(&mut club, "D-7", "Jens", 50), Ok(1));
    assert_eq!(fly(&mut club, "D-7", "Uta", 50), Ok(2));
    assert_eq!(longest(&club).as_deref(), Some("Jens: 50"));
    assert_eq!(fly(&mut club, "D-2", "Uta", 50), Ok(1));
    assert_eq!(fly(&mut club, "D-2", "Jens", 50), Ok(2));
    assert_eq!(longest(&club).as_deref(), Some("Uta: 50"));
    assert_eq!(fly(&mut club, "D-5", "Jens", 50), Ok(1));
    assert_eq!(longest(&club).as_deref(), Some("Uta: 50"));
}
