use ship_glossary::page::{annotate, appendix, Desk};
use ship_glossary::Glossary;
use std::rc::Rc;

fn ship() -> Glossary {
    let mut glossary = Glossary::new();
    assert!(glossary.add("keel", "backbone of the hull"));
    assert!(glossary.add("sheet", "rope"));
    assert!(glossary.add_see("main sheet", "sheet"));
    assert!(glossary.add_see("mainsheet", "main sheet"));
    glossary
}

/// "`add` and `add_see` return false, and change nothing, when the glossary has the term already"
#[test]
fn a_term_of_the_ship_is_added_once() {
    let mut glossary = ship();
    assert!(!glossary.add("sheet", "sail"));
    assert!(!glossary.add("main sheet", "sail"));
    assert!(!glossary.add_see("keel", "sheet"));
    assert!(!glossary.add_see("main sheet", "keel"));
    assert!(!glossary.add_see("sail", "canvas"));
    let meanings = ["keel", "sheet", "sail"].map(|term| glossary.define(term));
    let keel = Some("backbone of the hull");
    assert_eq!(meanings, [keel, Some("rope"), None]);
    assert_eq!(glossary.terms().count(), 4);
}

/// "Every call of `define` for a term that the glossary has counts as a look-up of that term."
#[test]
fn look_ups_are_counted() {
    let glossary = ship();
    assert_eq!(glossary.lookups("keel"), 0);
    assert_eq!(glossary.define("keel"), Some("backbone of the hull"));
    glossary.define("keel");
    assert_eq!(
        (glossary.lookups("keel"), glossary.lookups("sheet")),
        (2, 0)
    );
}

/// "Where a term refers to another, the other one is looked up, too, and so on to the end."
#[test]
fn references_are_followed_and_counted() {
    let glossary = ship();
    assert_eq!(glossary.define("mainsheet"), Some("rope"));
    assert_eq!(glossary.define("main sheet"), Some("rope"));
    let counts = ["mainsheet", "main sheet", "sheet"].map(|term| glossary.lookups(term));
    assert_eq!(counts, [1, 2, 2]);
}

/// "Terms that the glossary does not have are not counted."
#[test]
fn unknown_terms_are_not_counted() {
    let glossary = ship();
    assert_eq!(glossary.define("jib"), None);
    assert_eq!(glossary.lookups("jib"), 0);
    assert_eq!(glossary.favourite(), None);
}

/// "The look-ups of all who share a glossary are counted together"
#[test]
fn a_shared_glossary_has_one_count() {
    let ship = Rc::new(ship());
    let desk = Desk::new(&[Rc::new(Glossary::new()), Rc::clone(&ship)]);
    let second = desk.clone();
    assert_eq!(desk.ask("keel"), Some("backbone of the hull"));
    assert_eq!(second.ask("keel"), Some("backbone of the hull"));
    ship.define("keel");
    assert_eq!(ship.lookups("keel"), 3);
}

/// "the meanings that `define` has given stay usable while further terms are looked up"
#[test]
fn meanings_stay_usable() {
    let glossary = ship();
    let keel = glossary.define("keel");
    let sheet = glossary.define("sheet");
    assert_eq!((keel, sheet), (Some("backbone of the hull"), Some("rope")));
    let lines = appendix(&glossary);
    assert_eq!(
        annotate(&glossary, "a [keel], a [jib]"),
        "a keel (backbone of the hull), a jib"
    );
    assert_eq!(lines[1], ("main sheet", "rope"));
    assert_eq!(lines.len(), 4);
    assert_eq!(
        (glossary.lookups("keel"), glossary.lookups("sheet")),
        (3, 4)
    );
}

/// "`favourite` gives the term with the highest count, of several such the first in the alphabet, and `None` if nothing
/// has been looked up."
#[test]
fn the_favourite_has_the_highest_count() {
    let glossary = ship();
    assert_eq!(glossary.favourite(), None);
    glossary.define("sheet");
    glossary.define("keel");
    assert_eq!(glossary.favourite(), Some("keel"));
    glossary.define("mainsheet");
    assert_eq!(glossary.favourite(), Some("sheet"));
}

/// "`reset` forgets all counts and keeps the terms."
#[test]
fn reset_keeps_the_terms() {
    let mut glossary = ship();
    glossary.define("keel");
    glossary.reset();
    assert_eq!((glossary.lookups("keel"), glossary.favourite()), (0, None));
    assert_eq!(glossary.terms().count(), 4);
    assert!(!glossary.add("keel", "again"));
}
