use ski_patrol::day::{evening, morning, mountain, open_slopes};
use ski_patrol::{Patrol, Unknown};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;

fn unknown(slope: &str) -> Unknown {
    Unknown(slope.to_string())
}

/// "`new` takes the names of slopes. None of them has been swept. A name that comes twice is one slope."
#[test]
fn a_new_patrol_has_swept_nothing() {
    let patrol = mountain();
    assert_eq!(patrol.overview(|_| true).len(), 5);
    assert_eq!(patrol.last_swept("Kar"), None);
    assert_eq!(patrol.notes(), ["start"]);
    let names = vec!["Kar".to_string(), "Eck".to_string(), "Kar".to_string()];
    let patrol = Patrol::new(&names);
    assert_eq!(patrol.overview(|_| true), [("Eck", None), ("Kar", None)]);
}

/// "gives the number of different slopes among them that had never been swept before"
#[test]
fn first_sweeps_are_counted() {
    let mut patrol = mountain();
    assert_eq!(patrol.sweep(10, "Kar Eck Kar".split(' ')), Ok(2));
    assert_eq!(patrol.sweep(20, "Kar Wand".split(' ')), Ok(1));
    assert_eq!(patrol.sweep(0, &vec!["Kar".to_string()]), Ok(0));
    assert_eq!(patrol.sweep(30, &Vec::<String>::new()), Ok(0));
    let minutes = ["Adler", "Eck", "Kar", "Wand"].map(|slope| patrol.last_swept(slope));
    assert_eq!(minutes, [None, Some(10), Some(0), Some(20)]);
}

/// "If there is no slope of one of the names, nothing is noted for any of them, and the answer is `Unknown` with the first such
/// name."
#[test]
fn an_unknown_slope_spoils_the_sweep() {
    let mut patrol = mountain();
    assert_eq!(
        patrol.sweep(10, "Eck Steig Kar Hang".split(' ')),
        Err(unknown("Steig"))
    );
    assert_eq!(patrol.last_swept("Eck"), None);
    assert_eq!(patrol.sweep(11, "Eck".split(' ')), Ok(1));
    assert_eq!(
        patrol.sweep(12, vec!["Eck".to_string(), "eck".to_string()]),
        Err(unknown("eck"))
    );
    assert_eq!(patrol.last_swept("Eck"), Some(11));
    assert_eq!(patrol.last_swept("eck"), None);
}

/// "The names given to `sweep` are asked for one after the other, each once."
#[test]
fn names_are_asked_for_once() {
    let mut patrol = mountain();
    let others = ["Kar", "Eck", "Glocke"].map(String::from);
    assert_eq!(morning(&mut patrol, &others, "k"), Ok(3));
    assert_eq!(patrol.notes(), ["start", "asked 3 times"]);
    let minutes = ["Adler", "Eck", "Kar", "Glocke"].map(|slope| patrol.last_swept(slope));
    assert_eq!(minutes, [Some(480), Some(500), None, Some(500)]);
    let mut lines = "Wand Kar".split(' ');
    assert_eq!(patrol.sweep(600, lines.by_ref()), Ok(2));
    assert_eq!(lines.next(), None);
}

/// "`last_swept` gives the minute that was given in the latest `sweep` of a slope"
#[test]
fn the_evening_sweeps_the_rest() {
    let mut patrol = mountain();
    let mut calls = vec!["Wand".to_string(), "Adler".to_string()];
    assert_eq!(evening(&mut patrol, "Kar, Adler", &mut calls), Ok(()));
    assert!(calls.is_empty());
    assert_eq!(patrol.notes(), ["start", "Adler+Wand", "2 late", "."]);
    assert_eq!(patrol.last_swept(&"Kar".to_string()), Some(1000));
    assert_eq!(
        evening(&mut patrol, "Kar,Adler", &mut calls),
        Err(unknown("Kar,Adler"))
    );
    calls.push("Steig".to_string());
    assert_eq!(
        evening(&mut patrol, "Eck", &mut calls),
        Err(unknown("Steig"))
    );
    assert_eq!(patrol.last_swept("Eck"), Some(1000));
}

/// "`wanted` is asked once for each slope, in that order, and may change what it has captured"
#[test]
fn overviews_ask_for_each_slope() {
    let mut patrol = mountain();
    patrol.sweep(7, "Glocke".split(' ')).unwrap();
    let mut asked = Vec::new();
    let lines = patrol.overview(|slope| {
        asked.push(slope.to_string());
        slope.contains('k')
    });
    assert_eq!(lines, [("Eck", None), ("Glocke", Some(7))]);
    assert_eq!(asked, ["Adler", "Eck", "Glocke", "Kar", "Wand"]);
    assert_eq!(patrol.overview(str::is_empty), []);
}

/// "`note` adds a note, and `notes` gives the notes in the order in which they were added."
#[test]
fn notes_of_any_kind() {
    let mut patrol = mountain();
    patrol.note("one");
    patrol.note(String::from("two"));
    patrol.note(Cow::Borrowed("three"));
    assert_eq!(patrol.notes(), ["start", "one", "two", "three"]);
}

/// "with strings of any of the kinds seen there, owned or borrowed, in lists, arrays, and iterators"
#[test]
fn closed_slopes_are_left_out() {
    let closed = HashSet::from(["Kar".to_string()]);
    let mut patrol = open_slopes(&closed);
    assert_eq!(patrol.notes(), ["closed: Kar"]);
    assert_eq!(patrol.sweep(5, &closed), Err(unknown("Kar")));
    let told = RefCell::new(Vec::new());
    let names = ["Wand", "Eck"]
        .into_iter()
        .inspect(|name| told.borrow_mut().push(*name));
    assert_eq!(patrol.sweep(6, names), Ok(2));
    assert_eq!(*told.borrow(), ["Wand", "Eck"]);
    assert_eq!(patrol.last_swept("Wand"), Some(6));
}
