//! Pins that keys and alarms are told apart, that a dispatch can be shared, and the signatures.

use rescue_dispatch::{Alarm, Dispatch, Key, Listener};

const _: fn() -> Dispatch = Dispatch::new;
const _: fn(&Dispatch, Listener) -> Key = Dispatch::listen;
const _: fn(&Dispatch, Key) -> bool = Dispatch::dismiss;
const _: fn(&Dispatch) -> usize = Dispatch::listeners;
const _: fn(&Dispatch, Alarm) -> Option<usize> = Dispatch::raise;

fn shared<T: Send + Sync>() {}

const _: fn() = shared::<Dispatch>;

pub fn pins() {
    let dispatch = Dispatch::new();
    let keys = [(); 3].map(|()| dispatch.listen(Box::new(|_: &Dispatch, _: &Alarm| {})));
    for (i, a) in keys.iter().enumerate() {
        for (j, b) in keys.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
    let alarm = |place: &str| Alarm { place: place.to_string() };
    assert_eq!(alarm("hut"), alarm("hut"));
    assert_ne!(alarm("hut"), alarm("peak"));
}
