use escape_report::{play, Lock, Report, Room};

fn report(opened: &[&str], resisted: &[(&str, u32)], found: &[&str]) -> Report {
    let names = |names: &[&str]| names.iter().map(|name| name.to_string()).collect();
    Report {
        opened: names(opened),
        resisted: resisted
            .iter()
            .map(|&(name, tries)| (name.to_string(), tries))
            .collect(),
        found: names(found),
    }
}

/// "`opened` names the locks that were closed before the code was entered and are open after it."
#[test]
fn the_right_code_opens_a_chest() {
    let mut room = Room::new(&[
        Lock::new("door", "1889"),
        Lock::new("chest", "42"),
        Lock::new("clock", "42"),
    ]);
    assert_eq!(
        play(&mut room, "42"),
        report(&["chest", "clock"], &[("door", 1)], &[])
    );
    assert_eq!(play(&mut room, "1889"), report(&["door"], &[], &[]));
    assert_eq!(play(&mut room, "1889"), report(&[], &[], &[]));
}

/// "each with the number of codes that have been tried on it up to now, in whichever room"
#[test]
fn wrong_codes_are_counted() {
    let door = Lock::new("door", "7");
    let mut hall = Room::new(&[door.clone(), Lock::new("safe", "8")]);
    let mut cellar = Room::new(&[door]);
    assert_eq!(
        play(&mut hall, "1"),
        report(&[], &[("door", 1), ("safe", 1)], &[])
    );
    assert_eq!(play(&mut cellar, "2"), report(&[], &[("door", 2)], &[]));
    assert_eq!(
        play(&mut hall, "3"),
        report(&[], &[("door", 3), ("safe", 2)], &[])
    );
}

/// "A lock that was open before, even if it was opened from another room, is not named."
#[test]
fn doors_opened_from_elsewhere_are_not_reported() {
    let door = Lock::new("door", "7");
    let mut hall = Room::new(&[Lock::new("safe", "7"), door.clone()]);
    let mut cellar = Room::new(&[door.clone(), Lock::new("hatch", "9")]);
    assert_eq!(
        play(&mut cellar, "7"),
        report(&["door"], &[("hatch", 1)], &[])
    );
    assert_eq!(play(&mut hall, "7"), report(&["safe"], &[], &[]));
    assert_eq!(door.tries(), 1);
}

/// "`found` names the locks that the room had not had before the code was entered."
#[test]
fn a_chest_hides_further_locks() {
    let box_of_keys = Lock::hiding("box", "3", vec![Lock::new("diary", "5")]);
    let chest = Lock::hiding("chest", "3", vec![box_of_keys, Lock::new("tin", "4")]);
    let mut room = Room::new(&[chest, Lock::new("door", "4")]);
    assert_eq!(
        play(&mut room, "3"),
        report(&["chest"], &[("door", 1)], &["box", "tin"])
    );
    assert_eq!(
        play(&mut room, "3"),
        report(&["box"], &[("door", 2), ("tin", 1)], &["diary"])
    );
    assert_eq!(
        play(&mut room, "4"),
        report(&["door", "tin"], &[("diary", 1)], &[])
    );
}

/// "so they stand in neither of the other lists, whatever state they are in"
#[test]
fn found_locks_are_not_tried() {
    let door = Lock::new("door", "6");
    let mut cellar = Room::new(&[door.clone()]);
    play(&mut cellar, "6");
    let shut = Lock::new("shutter", "6");
    let mut hall = Room::new(&[Lock::hiding("curtain", "6", vec![door, shut.clone()])]);
    assert_eq!(
        play(&mut hall, "6"),
        report(&["curtain"], &[], &["door", "shutter"])
    );
    assert_eq!((shut.is_open(), shut.tries()), (false, 0));
}

/// "Different locks may have the same name."
#[test]
fn two_drawers_of_the_same_name() {
    let locks = ["1", "2", "1", "3"].map(|code| Lock::new("drawer", code));
    let mut room = Room::new(&locks);
    assert_eq!(
        play(&mut room, "2"),
        report(
            &["drawer"],
            &[("drawer", 1), ("drawer", 1), ("drawer", 1)],
            &[]
        )
    );
    assert_eq!(
        play(&mut room, "1"),
        report(&["drawer", "drawer"], &[("drawer", 2)], &[])
    );
}

/// "After `play` the room is as the code has left it, and what was found belongs to it."
#[test]
fn the_room_is_changed_by_playing() {
    let chest = Lock::hiding("chest", "3", vec![Lock::new("tin", "4")]);
    let mut room = Room::new(&[chest]);
    play(&mut room, "3");
    let names: Vec<&str> = room.locks().iter().map(|lock| lock.name()).collect();
    assert_eq!(names, ["chest", "tin"]);
    assert_eq!(
        (room.locks()[0].is_open(), room.locks()[0].tries()),
        (true, 1)
    );
    let mut bare = Room::new(&[]);
    assert_eq!(play(&mut bare, "3"), report(&[], &[], &[]));
}
