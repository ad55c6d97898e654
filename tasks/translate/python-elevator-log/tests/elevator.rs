use python_elevator_log::{
    batches, busiest, halves, parse, runs, table, test_run, trips, waits, BadLine, Meter,
    NotStarted, Run, Stop, Trip,
};
use std::cell::Cell;

fn stop(time: i64, floor: i64, load: i64) -> Stop {
    Stop { time, floor, load }
}

fn trip(origin: i64, target: i64, duration: i64) -> Trip {
    Trip {
        origin,
        target,
        duration,
        load: 0,
    }
}

fn floors(floors: &[i64]) -> Vec<Stop> {
    floors
        .iter()
        .zip(100..)
        .map(|(&floor, time)| stop(time, floor, 0))
        .collect()
}

fn to(targets: &[i64]) -> impl Iterator<Item = Trip> + '_ {
    targets.iter().map(|&target| trip(50, target, 1))
}

/// A source that counts how often it was asked, and goes on after its end.
fn asked<'a, T: Copy>(
    items: &'a [Option<T>],
    count: &'a Cell<usize>,
) -> impl Iterator<Item = T> + 'a {
    std::iter::from_fn(move || {
        let item = items.get(count.get()).copied().flatten();
        count.set(count.get() + 1);
        item
    })
}

/// "Tuples are structs, and a `ValueError` in `parse` is `BadLine`."
#[test]
fn elevator_lines() {
    assert_eq!(parse("905 3 80 75"), Ok(stop(905, 3, 155)));
    assert_eq!(parse("-7 -2"), Ok(stop(-7, -2, 0)));
    assert_eq!(parse("12   4\t60 "), Ok(stop(12, 4, 60)));
    for line in [
        "",
        "905",
        "905 ",
        "905   ",
        " 905 3",
        "x 3",
        "905 x",
        "905 3 x",
        "905 3 7 1.5",
    ] {
        assert_eq!(parse(line), Err(BadLine), "{line:?}");
    }
}

/// "the caller goes on with it afterwards, just where `takewhile` has left it."
#[test]
fn elevator_test_run() {
    let stops = floors(&[3, 5, 0, 7, 0, 2]);
    let mut log = stops.iter().copied();
    assert_eq!(test_run(&mut log), &stops[..2]);
    assert_eq!(test_run(&mut log), &stops[3..4]);
    assert_eq!(log.next(), Some(stops[5]));
    assert_eq!(test_run(&mut log), []);
    let mut log = stops[2..].iter().copied();
    assert_eq!(test_run(&mut log), []);
    assert_eq!(log.next(), Some(stops[3]));
}

/// "What a caller gets from the Python version, a caller gets from the Rust version too."
#[test]
fn elevator_trips() {
    let stops = [
        stop(10, 1, 80),
        stop(25, 4, 60),
        stop(30, 4, 75),
        stop(42, -1, 0),
        stop(50, 9, 9),
    ];
    let expected = [
        Trip {
            origin: 1,
            target: 4,
            duration: 15,
            load: 80,
        },
        Trip {
            origin: 4,
            target: -1,
            duration: 12,
            load: 75,
        },
    ];
    assert_eq!(trips(stops.into_iter()).collect::<Vec<_>>(), expected);
    assert_eq!(trips(stops[..1].iter().copied()).count(), 0);
}

/// "It takes nothing from its source before the first `next`, and with each `next` only what the generator takes up to its
/// `yield`."
#[test]
fn elevator_trips_are_made_on_demand() {
    let stops: Vec<_> = floors(&[1, 2, 3]).into_iter().map(Some).collect();
    let count = Cell::new(0);
    let mut made = trips(asked(&stops, &count));
    assert_eq!(count.get(), 0);
    assert!(made.next().is_some());
    assert_eq!(count.get(), 2);
    assert!(made.next().is_none());
    assert_eq!(count.get(), 4);
}

/// "After its end it gives `None` and does not touch its source again, even if that has more to give."
#[test]
fn elevator_generators_end_once() {
    let with_gaps = |gaps: &[usize]| {
        let mut stops: Vec<_> = floors(&[1, 2, 3, 4, 5, 6]).into_iter().map(Some).collect();
        gaps.iter().for_each(|&gap| stops.insert(gap, None));
        stops
    };
    let stops = with_gaps(&[3]);
    let count = Cell::new(0);
    let mut made = trips(asked(&stops, &count));
    assert_eq!(
        (made.by_ref().count(), made.next(), made.next()),
        (1, None, None)
    );
    assert_eq!(count.get(), 4);
    let stops = with_gaps(&[3, 4]);
    let count = Cell::new(0);
    let mut cut = batches(asked(&stops, &count), 2);
    assert_eq!(
        (cut.by_ref().count(), cut.next(), cut.next()),
        (2, None, None)
    );
    assert_eq!(count.get(), 5);
    let few = [Some(trip(1, 2, 3))];
    let count = Cell::new(0);
    let mut grouped = runs(asked(&few, &count));
    assert_eq!(grouped.by_ref().count(), 1);
    let asked_so_far = count.get();
    assert_eq!(
        (grouped.next(), grouped.next(), count.get()),
        (None, None, asked_so_far)
    );
}

/// "`original/elevator.py` evaluates the log of an elevator with generators and with the tools of `itertools`."
#[test]
fn elevator_waits() {
    let stops = [
        stop(10, 1, 0),
        stop(14, 1, 0),
        stop(20, 2, 0),
        stop(29, 1, 0),
        stop(30, 1, 0),
        stop(37, 1, 0),
    ];
    assert_eq!(waits(stops.into_iter()), [4, 1, 7]);
    assert_eq!(waits(stops[2..4].iter().copied()), []);
    assert_eq!(waits(std::iter::empty()), []);
}

/// "What a caller gets from the Python version, a caller gets from the Rust version too."
#[test]
fn elevator_runs() {
    let all = [
        trip(1, 2, 5),
        trip(0, 9, 7),
        trip(2, 3, 7),
        trip(3, 3, 1),
        trip(9, 1, 4),
        trip(2, 1, 3),
        trip(1, 2, 0),
    ];
    let run = |direction, trips, longest| Run {
        direction,
        trips,
        longest,
    };
    let expected = [
        run(1, 3, all[1]),
        run(0, 1, all[3]),
        run(-1, 2, all[4]),
        run(1, 1, all[6]),
    ];
    assert_eq!(runs(all.into_iter()).collect::<Vec<_>>(), expected);
    assert_eq!(runs(std::iter::empty()).next(), None);
    let some: Vec<_> = all.into_iter().map(Some).collect();
    let count = Cell::new(0);
    let mut grouped = runs(asked(&some, &count));
    let taken = |grouped: &mut dyn Iterator<Item = Run>| {
        grouped.next();
        count.get()
    };
    assert_eq!(
        [
            count.get(),
            taken(&mut grouped),
            taken(&mut grouped),
            taken(&mut grouped)
        ],
        [0, 4, 5, 7]
    );
}

/// "The `size` in `batches` is at least 1."
#[test]
fn elevator_batches() {
    let stops = floors(&[1, 2, 3, 4, 5]);
    let cut = |size| {
        batches(stops.iter().copied(), size)
            .map(|batch| batch.len())
            .collect::<Vec<_>>()
    };
    assert_eq!(cut(1), [1; 5]);
    assert_eq!(cut(2), [2, 2, 1]);
    assert_eq!(cut(5), [5]);
    assert_eq!(
        batches(stops.iter().copied(), 3).nth(1),
        Some(stops[3..].to_vec())
    );
    let some: Vec<_> = stops.into_iter().map(Some).collect();
    let count = Cell::new(0);
    let mut batch = batches(asked(&some, &count), 2);
    assert_eq!(count.get(), 0);
    assert!(batch.next().is_some());
    assert_eq!(count.get(), 2);
}

/// "The `n` of `busiest` is any number, and slices as in Python."
#[test]
fn elevator_busiest_floors() {
    let targets = [4, 9, 2, 9, 7, 2, 9, 4, 1];
    let best = |n| busiest(to(&targets), n);
    assert_eq!(best(5), [9, 4, 2, 7, 1]);
    assert_eq!(best(99), [9, 4, 2, 7, 1]);
    assert_eq!(best(2), [9, 4]);
    assert_eq!(best(0), []);
    assert_eq!(best(-1), [9, 4, 2, 7]);
    assert_eq!(best(-4), [9]);
    assert_eq!(best(-5), []);
    assert_eq!(best(-99), []);
    assert_eq!(busiest(to(&[]), -1), []);
}

/// "What a caller gets from the Python version, a caller gets from the Rust version too."
#[test]
fn elevator_table() {
    let columns = [vec![1, 22], vec![], vec![-3, 4444, 5]];
    assert_eq!(
        table(&columns),
        ["  1   -  -3", " 22   - 4444", "  -   -   5"]
    );
    assert_eq!(table(&[vec![7], vec![8]]), ["  7   8"]);
    assert_eq!(table(&[]).len() + table(&[vec![]]).len(), 0);
}

/// "It takes nothing from its source before the first `next`"
#[test]
fn elevator_halves() {
    let list = |loads: &[i64]| halves(loads).collect::<Vec<_>>();
    assert_eq!(list(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), [5, 2, 1, 0]);
    assert_eq!(list(&[7, 8, 9]), [8, 7]);
    assert_eq!(list(&[6]), [6]);
    assert_eq!(list(&[]), []);
}

/// "a generator that was not started yet accepts nothing but `None`, and remains unstarted if it gets something else."
#[test]
fn elevator_meter() {
    let mut meter = Meter::new(100);
    assert_eq!(meter.send(Some(500)), Err(NotStarted));
    assert_eq!(meter.send(Some(0)), Err(NotStarted));
    assert_eq!(meter.send(None), Ok(0));
    let loads = [
        Some(101),
        Some(250),
        Some(101),
        None,
        Some(0),
        Some(101),
        Some(100),
        Some(0),
        None,
        Some(101),
        Some(-1),
    ];
    let counts = loads.map(|load| meter.send(load).unwrap());
    assert_eq!(counts, [1, 2, 3, 1, 1, 2, 0, 0, 0, 1, 0]);
    let counts = [101, 101, 101, 101, 101].map(|load| meter.send(Some(load)).unwrap());
    assert_eq!(
        (counts, meter.send(None), meter.send(None)),
        ([1, 2, 3, 4, 5], Ok(2), Ok(1))
    );
    let mut below_zero = Meter::new(-5);
    let counts = [None, Some(0), Some(-4), Some(-5)].map(|load| below_zero.send(load).unwrap());
    assert_eq!(counts, [0, 1, 2, 0]);
}
