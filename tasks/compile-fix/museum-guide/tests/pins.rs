//! Pins that different labels are told apart, and the public signatures.

use museum_guide::{Announce, Guide, Label};

const _: fn(&Guide) -> Vec<String> = Guide::script;
const _: fn(&Guide) -> String = Guide::total;
const _: fn(&dyn Announce) -> String = |subject| subject.announce();
const _: fn(&dyn Announce) -> std::time::Duration = |subject| subject.length();

pub fn pins() {
    assert_ne!(Label::from("a"), Label::from("b"));
    assert_eq!(Label::from("a"), Label::from("a"));
}
