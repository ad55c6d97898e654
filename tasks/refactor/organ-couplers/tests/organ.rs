use organ_couplers::{Division, Organ, Stop, Voice};
use std::cell::RefCell;

/// A rank of pipes that writes down what it plays; it cannot be copied.
struct Rank<'a> {
    takes: u32,
    played: Vec<u8>,
    book: &'a RefCell<Vec<String>>,
    label: &'static str,
}

impl Voice for Rank<'_> {
    fn sound(&mut self, key: u8) -> u32 {
        self.played.push(key);
        self.book.borrow_mut().push(format!("{}{key}", self.label));
        self.takes
    }
}

/// No voice at all.
struct Dummy;

fn stop<'a>(label: &'static str, drawn: bool, takes: u32, book: &'a RefCell<Vec<String>>) -> Stop<Rank<'a>> {
    Stop { name: label.to_string(), drawn, voice: Rank { takes, played: Vec::new(), book, label } }
}

fn silent(name: &str, drawn: bool) -> Stop<Dummy> {
    Stop { name: name.to_string(), drawn, voice: Dummy }
}

fn division<V>(name: &str, stops: Vec<Stop<V>>, coupled: Option<usize>) -> Division<V> {
    Division { name: name.to_string(), stops, coupled }
}

fn drawn<V>(organ: &Organ<V>, number: usize) -> Vec<bool> {
    organ.division(number).map(|d| d.stops.iter().map(|s| s.drawn).collect()).unwrap_or_default()
}

/// "two divisions at the same time, in the order in which they were asked for."
#[test]
fn a_pair_of_divisions_keeps_the_order_asked_for() {
    let mut organ: Organ<Dummy> = Organ::new(0);
    for name in ["great", "swell", "choir"] {
        organ.add(division(name, vec![silent("flute", false)], None));
    }
    for (first, second) in [(0, 1), (1, 0), (2, 0), (0, 2), (1, 2), (2, 1)] {
        let (a, b) = organ.pair_mut(first, second).unwrap();
        assert_eq!(a.name, ["great", "swell", "choir"][first]);
        assert_eq!(b.name, ["great", "swell", "choir"][second]);
        std::mem::swap(&mut a.stops, &mut b.stops);
        a.stops[0].drawn = true;
    }
    let (great, choir) = organ.pair_mut(0, 2).unwrap();
    great.stops.append(&mut choir.stops);
    assert_eq!((great.stops.len(), choir.stops.len()), (2, 0));
}

/// "`None` when one of them does not exist or both numbers are the same."
#[test]
fn no_pair_of_one_division() {
    let mut organ: Organ<Dummy> = Organ::new(0);
    assert!(organ.pair_mut(0, 0).is_none());
    assert!(organ.pair_mut(0, 1).is_none());
    organ.add(division("great", Vec::new(), None));
    organ.add(division("swell", Vec::new(), None));
    for (first, second) in [(0, 0), (1, 1), (0, 2), (2, 0), (3, 2), (2, 2), (1, usize::MAX)] {
        assert!(organ.pair_mut(first, second).is_none(), "{first} {second}");
    }
    assert!(organ.pair_mut(1, 0).is_some());
}

/// "all divisions, and the wind that is left."
#[test]
fn parts_lend_divisions_and_wind_together() {
    let book = RefCell::new(Vec::new());
    let mut organ = Organ::new(10);
    assert_eq!(organ.add(division("great", vec![stop("a", true, 3, &book)], None)), 0);
    assert_eq!(organ.add(division("swell", vec![stop("b", true, 4, &book)], None)), 1);
    let (divisions, wind) = organ.parts();
    assert_eq!(divisions.len(), 2);
    for one in divisions.iter_mut().rev() {
        assert_eq!(one.sound(60, wind), 1);
        *wind += 1;
    }
    assert_eq!(*wind, 5);
    divisions.reverse();
    assert_eq!(organ.wind(), 5);
    assert_eq!(organ.division(0).unwrap().name, "swell");
    assert_eq!(*book.borrow(), ["b60", "a60"]);
}

/// "These methods of `Organ<V>` work for any type `V` at all, whether or not it is a `Voice`"
#[test]
fn division_is_lent_and_changed_in_place() {
    let mut organ: Organ<Dummy> = Organ::new(7);
    organ.add(division("pedal", vec![silent("bourdon", false)], None));
    let address = organ.division(0).unwrap() as *const Division<Dummy>;
    organ.division_mut(0).unwrap().stops[0].drawn = true;
    organ.division_mut(0).unwrap().name.push_str("board");
    let lent = organ.division(0).unwrap();
    assert!(std::ptr::eq(address, lent) && lent.stops[0].drawn);
    assert_eq!((lent.name.as_str(), organ.wind()), ("pedalboard", 7));
    assert!(organ.division(1).is_none());
    assert!(organ.division_mut(1).is_none());
}

/// "A stop does not sound when there is no wind left before it, and then neither do the stops after it."
#[test]
fn a_division_sounds_while_there_is_wind() {
    let book = RefCell::new(Vec::new());
    let mut one = division(
        "solo",
        vec![
            stop("a", true, 5, &book),
            stop("b", false, 1, &book),
            stop("c", true, 0, &book),
            stop("d", true, 9, &book),
            stop("e", true, 0, &book),
        ],
        Some(0),
    );
    let mut wind = 100;
    assert_eq!((one.sound(1, &mut wind), wind), (4, 86));
    wind = 14;
    assert_eq!((one.sound(2, &mut wind), wind), (3, 0));
    wind = 7;
    assert_eq!((one.sound(3, &mut wind), wind), (3, 0));
    assert_eq!((one.sound(4, &mut wind), wind), (0, 0));
    wind = 5;
    assert_eq!((one.sound(5, &mut wind), wind), (1, 0));
    let want = ["a1", "c1", "d1", "e1", "a2", "c2", "d2", "a3", "c3", "d3", "a5"];
    assert_eq!(*book.borrow(), want);
    assert_eq!(one.stops[0].voice.played, [1, 2, 3, 5]);
}

/// "A coupling is not followed any further: what the second division is coupled to does not matter."
#[test]
fn press_follows_one_coupling() {
    let book = RefCell::new(Vec::new());
    let mut organ = Organ::new(100);
    organ.add(division("great", vec![stop("g", true, 1, &book)], Some(2)));
    organ.add(division("swell", vec![stop("s", true, 10, &book), stop("t", true, 10, &book)], Some(0)));
    organ.add(division("choir", vec![stop("c", true, 3, &book)], Some(1)));
    assert_eq!((organ.press(0, 1), organ.wind()), (2, 96));
    assert_eq!((organ.press(2, 2), organ.wind()), (3, 73));
    assert_eq!((organ.press(1, 3), organ.wind()), (3, 52));
    assert_eq!(*book.borrow(), ["g1", "c1", "c2", "s2", "t2", "s3", "t3", "g3"]);
    organ.division_mut(2).unwrap().coupled = Some(0);
    assert_eq!(organ.press(2, 4), 2);
    assert_eq!(book.borrow()[8..], ["c4", "g4"]);
}

/// "A division that is coupled to itself sounds once, and a coupling to a division that does not exist does nothing."
#[test]
fn odd_couplings_do_nothing() {
    let book = RefCell::new(Vec::new());
    let mut organ = Organ::new(50);
    organ.add(division("great", vec![stop("g", true, 1, &book)], Some(0)));
    organ.add(division("swell", vec![stop("s", true, 1, &book)], Some(2)));
    assert_eq!((organ.press(0, 8), organ.press(1, 9), organ.press(2, 10)), (1, 1, 0));
    assert_eq!(*book.borrow(), ["g8", "s9"]);
    assert_eq!(organ.wind(), 48);
}

/// "sets `drawn` of each stop in `to` as it is in the first stop of that name in `from`, and returns how many stops changed."
#[test]
fn registrations_are_copied_by_name() {
    let mut organ: Organ<Dummy> = Organ::new(0);
    let from = vec![silent("flute", true), silent("reed", false), silent("flute", false)];
    let to = vec![silent("reed", true), silent("flute", false), silent("viol", true), silent("flute", true)];
    organ.add(division("great", from, None));
    organ.add(division("swell", to, None));
    assert_eq!(organ.copy_registration(0, 1), 2);
    assert_eq!(drawn(&organ, 1), [false, true, true, true]);
    assert_eq!(drawn(&organ, 0), [true, false, false]);
    assert_eq!(organ.copy_registration(0, 1), 0);
    assert_eq!((organ.copy_registration(0, 2), organ.copy_registration(2, 0)), (0, 0));
}

/// "A division copied onto itself has no other effect than this rule: a stop follows the first stop of its name."
#[test]
fn a_registration_copied_onto_itself() {
    let mut organ: Organ<Dummy> = Organ::new(0);
    let stops = vec![
        silent("a", true),
        silent("b", false),
        silent("a", false),
        silent("b", false),
        silent("b", true),
    ];
    organ.add(division("great", stops, None));
    assert_eq!(organ.copy_registration(0, 0), 2);
    assert_eq!(drawn(&organ, 0), [true, false, true, false, false]);
    assert_eq!(organ.copy_registration(1, 1), 0);
}

/// "`pump` never overflows: the wind stays at `u32::MAX`."
#[test]
fn pumping_stops_at_the_most_wind() {
    let mut organ: Organ<Dummy> = Organ::new(5);
    organ.pump(6);
    assert_eq!(organ.wind(), 11);
    organ.pump(u32::MAX - 3);
    assert_eq!(organ.wind(), u32::MAX);
}
