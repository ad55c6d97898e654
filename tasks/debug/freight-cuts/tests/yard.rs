use freight_cuts::{Full, Malformed, Wagon, Yard};

fn yard(tracks: &[(&str, u32)]) -> Yard {
    let mut yard = Yard::new();
    for (to, metres) in tracks {
        yard.lay(to, *metres);
    }
    yard
}

fn numbers(train: &[Wagon]) -> Vec<u32> {
    train.iter().map(|wagon| wagon.number).collect()
}

/// "Then 20 metres should be free for `Ghent` and 30 for `Liege`"
#[test]
fn ghent_and_liege_take_their_wagons() {
    let mut yard = yard(&[("Ghent", 60), ("Liege", 60)]);
    let left = yard.arrive("1/Ghent/20 2/Ghent/20 3/Liege/15 4/Liege/15");
    assert_eq!(left, Ok(vec![]));
    assert_eq!(
        (yard.free("Ghent"), yard.free("Liege"), yard.free("Mons")),
        (20, 30, 0)
    );
}

/// "Every wagon belongs to exactly one cut"
#[test]
fn single_wagons_are_cuts() {
    let mut yard = yard(&[("Ghent", 90), ("Liege", 90), ("Mons", 90)]);
    yard.arrive("1/Ghent/10 2/Liege/11 3/Mons/12 4/Ghent/13")
        .unwrap();
    assert_eq!(
        [yard.free("Ghent"), yard.free("Liege"), yard.free("Mons")],
        [67, 79, 78]
    );
    assert_eq!(numbers(&yard.depart("Ghent", 90)), [4, 1]);
    assert_eq!(numbers(&yard.depart("Liege", 90)), [2]);
    assert_eq!(numbers(&yard.depart("Mons", 90)), [3]);
}

/// "have the same destination and keep their order. When a destination comes back later in the train, that is a new cut."
#[test]
fn a_destination_that_comes_back_is_cut_anew() {
    let mut yard = yard(&[("Ghent", 100), ("Liege", 100)]);
    yard.arrive("1/Ghent/10 2/Ghent/10 3/Liege/10 4/Ghent/10 5/Ghent/10 6/Ghent/10")
        .unwrap();
    assert_eq!(numbers(&yard.depart("Ghent", 30)), [4, 5, 6]);
    assert_eq!(numbers(&yard.depart("Ghent", 30)), [1, 2]);
    assert_eq!(yard.free("Ghent"), 100);
}

/// "each cut goes as a whole onto the first track of its destination, in the order in which the tracks were laid, that has
/// room for all of it"
#[test]
fn cuts_go_to_the_first_track_with_room() {
    let mut yard = yard(&[("Liege", 99), ("Ghent", 30), ("Ghent", 40)]);
    let list = "1/Ghent/20 2/Ghent/11 9/Liege/9 3/Ghent/30 8/Liege/9 4/Ghent/9 7/Liege/9 5/Ghent/1";
    assert_eq!(yard.arrive(list), Ok(vec![Full(vec![5])]));
    assert_eq!((yard.free("Ghent"), yard.free("Liege")), (0, 72));
    // The first track has 3, the second one 1 and 2, then 4.
    assert_eq!(numbers(&yard.depart("Ghent", 100)), [3, 4, 1, 2]);
}

/// "For each cut that finds no track, `arrive` gives the numbers of its wagons in `Full`, in the order of the cuts; later
/// cuts are still tried."
#[test]
fn cuts_without_a_track_are_given_back() {
    let mut yard = yard(&[("Ghent", 25), ("Liege", 25)]);
    let list = "1/Mons/5\n2/Mons/5 3/Ghent/13 4/Ghent/13 5/Liege/20  6/Ghent/20";
    assert_eq!(
        yard.arrive(list),
        Ok(vec![Full(vec![1, 2]), Full(vec![3, 4])])
    );
    assert_eq!((yard.free("Ghent"), yard.free("Liege")), (5, 5));
}

/// "If a wagon is not written like that, the first such wagon is given in `Malformed`, just as it is written, and the yard
/// stays as it is."
#[test]
fn malformed_lists_change_nothing() {
    let mut yard = yard(&[("Ghent", 50)]);
    for wagon in [
        "2/Ghent",
        "2",
        "x/Ghent/5",
        "2/Ghent/-5",
        "2//5",
        "2/Ghent/5/6",
        "2/Ghent/",
    ] {
        let list = format!("1/Ghent/20 {wagon} y 3/Ghent/5");
        assert_eq!(yard.arrive(&list), Err(Malformed(wagon.to_string())));
        assert_eq!(yard.free("Ghent"), 50);
    }
    assert_eq!(yard.arrive(""), Ok(vec![]));
}

/// "From each track it takes cuts, the one that came last first, as long as the next cut still fits into the metres that the
/// train has left; then it goes on to the next track."
#[test]
fn trains_leave_as_long_as_allowed() {
    let mut yard = yard(&[("Ghent", 50), ("Liege", 50), ("Ghent", 50)]);
    yard.arrive("1/Ghent/30 2/Liege/10 3/Ghent/20 4/Liege/10 5/Ghent/15 6/Liege/10 7/Ghent/12")
        .unwrap();
    // First track: 1, 3; third track: 5, 7.
    assert_eq!(numbers(&yard.depart("Ghent", 49)), [3, 7, 5]);
    assert_eq!(yard.free("Ghent"), 70);
    assert_eq!(numbers(&yard.depart("Ghent", 29)), [0; 0]);
    assert_eq!(numbers(&yard.depart("Ghent", 30)), [1]);
    assert_eq!(numbers(&yard.depart("Ghent", 30)), [0; 0]);
    assert_eq!(numbers(&yard.depart("Liege", 20)), [6, 4]);
}

/// "have the same destination and keep their order"
#[test]
fn wagons_leave_as_they_came() {
    let mut yard = yard(&[("Ghent", 50)]);
    yard.arrive("7/Mons/3 1/Ghent/20 2/Ghent/30").unwrap();
    let wagon = |number, metres| Wagon {
        number,
        to: "Ghent".to_string(),
        metres,
    };
    assert_eq!(yard.depart("Ghent", 50), [wagon(1, 20), wagon(2, 30)]);
}
