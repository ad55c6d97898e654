//! Pins that failures and events are told apart, also as text.

use beacon::{Event, Failure};

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[Failure::Fog, Failure::NoFuel]);
    let events = [
        Event::Failed(1, Failure::Fog),
        Event::Failed(2, Failure::Fog),
        Event::Failed(1, Failure::NoFuel),
        Event::Sent(1),
        Event::Sent(2),
        Event::GaveUp,
    ];
    all_differ(&events);
    assert_eq!(format!("{:?}{:?}", Failure::Fog, Failure::NoFuel), "FogNoFuel");
    let texts = ["Failed(1, Fog)", "Failed(2, Fog)", "Failed(1, NoFuel)", "Sent(1)", "Sent(2)", "GaveUp"];
    assert_eq!(events.map(|event| format!("{event:?}")), texts);
}
