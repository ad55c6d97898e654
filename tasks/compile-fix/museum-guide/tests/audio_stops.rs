use std::time::Duration;

use museum_guide::{Announce, Bench, Exhibit, Guide, Label, Painting, Vase};

/// An exhibit on loan, of a type that the package does not know.
struct Coin(i32);

impl Exhibit for Coin {
    fn name(&self) -> &str {
        "Coin"
    }

    fn year(&self) -> i32 {
        self.0
    }
}

fn vase(year: i32) -> Vase {
    Vase {
        name: "Amphora".to_string(),
        year,
    }
}

fn night() -> Painting {
    Painting {
        name: "Night".to_string(),
        painter: "Ilse Kahn".to_string(),
        year: 1911,
    }
}

/// "An exhibit is announced as `<name>, <year>`"
#[test]
fn a_vase_is_announced_with_its_year() {
    assert_eq!(vase(1520).announce(), "Amphora, 1520");
    assert_eq!(vase(1520).length(), Duration::from_secs(45));
}

/// "a year before Christ as `300 BC` for -300"
#[test]
fn old_exhibits_are_dated_before_christ() {
    assert_eq!(vase(-300).announce(), "Amphora, 300 BC");
    assert_eq!(vase(-1).announce(), "Amphora, 1 BC");
    assert_eq!(vase(0).announce(), "Amphora, 0");
    assert_eq!(vase(1).announce(), "Amphora, 1");
}

/// "a painting as `<name> by <painter>, <year>`"
#[test]
fn a_painting_is_announced_with_its_painter() {
    assert_eq!(night().announce(), "Night by Ilse Kahn, 1911");
    let cave = Painting {
        name: "Bison".to_string(),
        painter: "an unknown hand".to_string(),
        year: -12000,
    };
    assert_eq!(cave.announce(), "Bison by an unknown hand, 12000 BC");
}

/// "the announcement of a painting lasts 80 seconds, that of a bench 5 and every other one 45"
#[test]
fn paintings_are_spoken_about_longer() {
    let subjects: [Box<dyn Announce>; 3] = [Box::new(night()), Box::new(Bench), Box::new(Coin(7))];
    assert_eq!(
        subjects.map(|subject| subject.length().as_secs()),
        [80, 5, 45]
    );
}

/// "Whatever implements `Exhibit` with its two methods can be announced, types of other packages included."
#[test]
fn a_guest_exhibit_is_announced_too() {
    assert_eq!(Coin(-44).announce(), "Coin, 44 BC");
    let mut guide = Guide::default();
    guide.add(900u16, Coin(1805));
    assert_eq!(guide.script(), ["900  Coin, 1805 (0:45)"]);
}

/// "A number gets leading zeros up to three digits"
#[test]
fn numbered_signs_have_three_digits() {
    assert_eq!(Label::from(7u16).to_string(), "007");
    assert_eq!(Label::from(42u16).to_string(), "042");
    assert_eq!(Label::from(999u16).to_string(), "999");
    assert_eq!(Label::from(12345u16).to_string(), "12345");
}

/// "a text is taken as it is"
#[test]
fn lettered_signs_stay_as_they_are() {
    assert_eq!(Label::from("A").to_string(), "A");
    assert_eq!(Label::from(String::from("B2")).to_string(), "B2");
    assert_eq!(Label::from("").to_string(), "");
}

/// "`script` has one line for each stop, in the order of the tour: the label, two spaces, the announcement and its length in brackets"
#[test]
fn the_script_has_a_line_for_each_stop() {
    let mut guide = Guide::default();
    guide.add("E", Bench);
    guide.add(12u16, night());
    guide.add(Label::from(String::from("x")), vase(-20));
    assert_eq!(
        guide.script(),
        [
            "E  Take a seat (0:05)",
            "012  Night by Ilse Kahn, 1911 (1:20)",
            "x  Amphora, 20 BC (0:45)"
        ]
    );
}

/// "Lengths are shown as minutes and seconds, the seconds with two digits"
#[test]
fn the_length_of_the_tour_is_in_minutes() {
    let mut guide = Guide::default();
    assert_eq!(guide.total(), "0:00");
    guide.add(1u16, Bench);
    assert_eq!(guide.total(), "0:05");
    guide.add(2u16, night());
    guide.add(3u16, Coin(5));
    assert_eq!(guide.total(), "2:10");
    for number in 4u16..50 {
        guide.add(number, night());
    }
    assert_eq!(guide.total(), "63:30");
}
