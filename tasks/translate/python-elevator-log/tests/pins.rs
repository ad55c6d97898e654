//! Pins that different values are told apart, and the signatures that can be named.

use python_elevator_log::{halves, parse, table, BadLine, Meter, NotStarted, Run, Stop, Trip};

const _: fn(&str) -> Result<Stop, BadLine> = parse;
const _: fn(&[Vec<i64>]) -> Vec<String> = table;
const _: fn(i64) -> Meter = Meter::new;
const _: fn(&mut Meter, Option<i64>) -> Result<i64, NotStarted> = Meter::send;
const _: fn(&[i64]) -> Option<i64> = |loads| halves(loads).next();

pub fn pins() {
    let stop = Stop {
        time: 1,
        floor: 2,
        load: 3,
    };
    assert_ne!(stop, Stop { time: 0, ..stop });
    assert_ne!(stop, Stop { floor: 0, ..stop });
    assert_ne!(stop, Stop { load: 0, ..stop });
    let trip = Trip {
        origin: 1,
        target: 2,
        duration: 3,
        load: 4,
    };
    assert_ne!(trip, Trip { origin: 0, ..trip });
    assert_ne!(trip, Trip { target: 0, ..trip });
    assert_ne!(
        trip,
        Trip {
            duration: 0,
            ..trip
        }
    );
    assert_ne!(trip, Trip { load: 0, ..trip });
    let run = Run {
        direction: 1,
        trips: 2,
        longest: trip,
    };
    assert_ne!(
        run,
        Run {
            direction: 0,
            ..run
        }
    );
    assert_ne!(run, Run { trips: 0, ..run });
    assert_ne!(
        run,
        Run {
            longest: Trip { load: 0, ..trip },
            ..run
        }
    );
}
