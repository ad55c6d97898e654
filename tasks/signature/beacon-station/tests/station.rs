use beacon::watch::{burn, night, send_one};
use beacon::{Event, Failure, Station};
use std::cell::RefCell;

/// "`send` calls `signal` with the number of the attempt, starting at 1, until it succeeds, but at most as often as the
/// station makes attempts"
#[test]
fn signals_are_repeated() {
    let mut station = Station::new(4);
    let mut numbers = Vec::new();
    let result = station.send(
        |attempt| {
            numbers.push(attempt);
            if attempt < 3 {
                Err(Failure::Fog)
            } else {
                Ok("seen")
            }
        },
        |_| "lost",
    );
    assert_eq!((result, numbers), ("seen", vec![1, 2, 3]));
    let mut sky = [false, false, false, false, true].into_iter();
    assert_eq!(
        send_one(&mut station, "wreck".into(), || sky.next().unwrap()),
        Some("wreck".to_string())
    );
    assert_eq!(sky.len(), 1);
}

/// "When there is no fuel, the station gives up at once."
#[test]
fn no_fuel_ends_the_attempts() {
    let mut station = Station::new(5);
    let mut fuel = vec!["oak", "pine", "pine"];
    assert_eq!(burn(&mut station, &mut fuel, "oak"), Ok(3));
    let mut fuel = vec!["pine"];
    assert_eq!(burn(&mut station, &mut fuel, "oak"), Err(Failure::NoFuel));
    let mut calls = 0;
    let signal = |_| -> Result<(), Failure> {
        calls += 1;
        Err(Failure::NoFuel)
    };
    station.send(signal, |_| ());
    assert_eq!(calls, 1);
}

/// "If the station gives up, `otherwise` is called, once, with the last failure, and its result is returned."
#[test]
fn the_last_failure_counts() {
    let mut station = Station::new(2);
    let signal = |attempt| {
        if attempt == 1 {
            Err(Failure::Fog)
        } else {
            Err(Failure::NoFuel)
        }
    };
    assert_eq!(
        station.send(signal, |failure| format!("{failure:?}")),
        "NoFuel"
    );
}

/// "It is not called if the message went out."
#[test]
fn otherwise_is_for_failures_only() {
    let mut called = false;
    let mut station = Station::new(1);
    assert_eq!(
        station.send(
            |attempt| Ok(attempt),
            |_| {
                called = true;
                0
            }
        ),
        1
    );
    assert!(!called);
}

/// "A signal may change what it has captured, and `otherwise` may give away what it has captured."
#[test]
fn closures_own_and_change_their_captures() {
    let mut sky = [true, false, false, false, true].into_iter();
    let messages = ["one", "two", "three"].map(String::from).to_vec();
    let (log, unsent) = night(3, messages, || sky.next().unwrap());
    assert_eq!(unsent, ["two"]);
    assert_eq!(log.failures, 3);
}

/// "Watchers may change what they have captured, and may borrow from whatever outlives the station. What they borrow is
/// free again when the station is gone."
#[test]
fn watchers_borrow_and_change() {
    let mut count = 0;
    let mut events = Vec::new();
    {
        let mut station = Station::new(2);
        station.watch(|_| count += 1);
        station.watch(|event| events.push(event.clone()));
        station.send(|_| Err(Failure::Fog), |_| ());
    }
    count += 10;
    assert_eq!(count, 13);
    assert_eq!(
        events,
        [
            Event::Failed(1, Failure::Fog),
            Event::Failed(2, Failure::Fog),
            Event::GaveUp
        ]
    );
}

/// "Every watcher is told of every event after it was added, in the order in which the watchers were added"
#[test]
fn all_watchers_are_told_in_order() {
    let told = RefCell::new(Vec::new());
    let mut station = Station::new(1);
    station.watch(|_| told.borrow_mut().push("first"));
    station.send(|_| Ok(()), |_| ());
    station.watch(|_| told.borrow_mut().push("second"));
    station.send(|_| Ok(()), |_| ());
    assert_eq!(*told.borrow(), ["first", "first", "second"]);
}

/// "The station gives up before `otherwise` is called."
#[test]
fn watchers_hear_of_giving_up_first() {
    let told = RefCell::new(Vec::new());
    let mut station = Station::new(0);
    station.watch(|event| told.borrow_mut().push(format!("{event:?}")));
    station.send(
        |_| Err(Failure::Fog),
        |_| told.borrow_mut().push("otherwise".to_string()),
    );
    assert_eq!(*told.borrow(), ["Failed(1, Fog)", "GaveUp", "otherwise"]);
}
