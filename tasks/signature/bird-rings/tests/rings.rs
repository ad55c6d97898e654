use bird_rings::order::{best, grouped, ordered};
use bird_rings::report::{by_hand, champions, fattest, latest, places, recaptures, species};
use bird_rings::Ring;
use std::collections::HashMap;

fn notebook() -> Vec<Ring> {
    vec![
        Ring::new("K7", "wren", 3, 9.5, Some(48)),
        Ring::new("A1", "robin", 3, 17.0, Some(72)),
        Ring::new("K9", "wren", 1, 9.0, None),
        Ring::new("A1", "robin", 9, 18.0, Some(72)),
        Ring::new("B2", "dunnock", 4, 20.5, Some(70)),
        Ring::new("A1", "robin", 5, 16.5, None),
        Ring::new("K7", "wren", 1, 10.0, Some(48)),
    ]
}

/// Number and day of each catch.
fn catches<'r>(rings: &[&'r Ring]) -> Vec<(&'r str, u32)> {
    rings
        .iter()
        .map(|ring| (ring.number.as_str(), ring.day))
        .collect()
}

/// "A key may be part of the catch from which it was made, or of something else, or a value of its own."
#[test]
fn keys_that_are_borrowed_or_made() {
    let rings = notebook();
    assert_eq!(species(&rings), [("dunnock", 1), ("robin", 3), ("wren", 3)]);
    let text = "BAK".to_string();
    let by_letter = ordered(&rings[..], |ring| text.find(&ring.number[..1]));
    assert_eq!(
        catches(&by_letter),
        [
            ("B2", 4),
            ("A1", 3),
            ("A1", 9),
            ("A1", 5),
            ("K7", 3),
            ("K9", 1),
            ("K7", 1)
        ]
    );
}

/// "Catches with equal keys keep the order in which they were given."
#[test]
fn the_latest_catches_first() {
    let rings = notebook();
    assert_eq!(
        catches(&latest(&rings, "wren")),
        [("K7", 3), ("K7", 1), ("K9", 1)]
    );
    let same = by_hand(&rings, [4, 4, 4, 1, 4, 4, 1].into_iter());
    assert_eq!(
        catches(&same),
        [
            ("A1", 9),
            ("K7", 1),
            ("K7", 3),
            ("A1", 3),
            ("K9", 1),
            ("B2", 4),
            ("A1", 5)
        ]
    );
    assert!(latest(&[], "wren").is_empty());
}

/// "`grouped` gives for each key the catches that have it, in the order in which they were given."
#[test]
fn birds_that_came_back() {
    let rings = notebook();
    let number = |number: &str, days: &[u32]| (number.to_string(), days.to_vec());
    assert_eq!(
        recaptures(&rings),
        [number("A1", &[3, 5, 9]), number("K7", &[1, 3])]
    );
    let groups = grouped(rings.iter().take(6), |ring| ring.species.len());
    assert_eq!(catches(&groups[&5]), [("A1", 3), ("A1", 9), ("A1", 5)]);
    assert_eq!(catches(&groups[&4]), [("K7", 3), ("K9", 1)]);
}

/// "The catches that they give back are those very catches and may be used as long as these exist."
#[test]
fn catches_are_not_copied() {
    let rings = notebook();
    let found = {
        let species = "dunnock".to_string();
        latest(&rings, &species)
    };
    assert!(std::ptr::eq(found[0], &rings[4]));
    let champion = best(rings.iter().skip(4), |ring| ring.wing).unwrap();
    assert!(std::ptr::eq(champion, &rings[4]));
}

/// "The closure is asked once for each catch, in the order in which the catches are given."
#[test]
fn closures_are_asked_once() {
    let rings = notebook();
    let order = [5, 3, 9, 1, 7, 2, 4].into_iter();
    assert_eq!(
        catches(&by_hand(&rings, order)),
        [
            ("A1", 9),
            ("A1", 5),
            ("A1", 3),
            ("K7", 1),
            ("K7", 3),
            ("B2", 4),
            ("K9", 1)
        ]
    );
    let given_out = HashMap::from([("A1", "harbour"), ("B2", "garden"), ("K9", "garden")]);
    let given_out = given_out
        .iter()
        .map(|(ring, place)| (ring.to_string(), place.to_string()))
        .collect();
    let (lines, asked) = places(&rings, &given_out);
    assert_eq!(
        lines,
        [(None, 2), (Some("garden"), 2), (Some("harbour"), 3)]
    );
    assert_eq!(asked, 7);
    let mut days = Vec::new();
    best(&rings, |ring| {
        days.push(ring.day);
        Some(0)
    });
    assert_eq!(days, [3, 3, 1, 9, 4, 5, 1]);
}

/// "`best` gives the catch with the highest score, and of several such the first."
#[test]
fn the_heaviest_bird_of_each_species() {
    let rings = notebook();
    assert_eq!(
        champions(&rings),
        [("dunnock", 20.5), ("robin", 18.0), ("wren", 10.0)]
    );
    let first = best(&rings, |ring| Some(ring.species.len() % 5));
    assert_eq!(first.map(|ring| ring.day), Some(3));
    let wren = best(&rings, |ring| Some(ring.species.as_str()));
    assert!(std::ptr::eq(wren.unwrap(), &rings[0]));
}

/// "A catch without a score, or with a score that is not equal to itself, is left out; if none is left, the answer is `None`."
#[test]
fn scores_that_are_missing_or_not_numbers() {
    let mut rings = notebook();
    assert_eq!(fattest(&rings).map(|ring| ring.number.as_str()), Some("B2"));
    rings[0].grams = f64::NAN;
    rings[4].grams = f64::NAN;
    assert_eq!(fattest(&rings).map(|ring| ring.day), Some(9));
    rings.truncate(1);
    assert_eq!(fattest(&rings), None);
    assert_eq!(champions(&rings), []);
    assert_eq!(best(&notebook(), |_| None::<u8>), None);
    assert_eq!(fattest(&[]), None);
}
