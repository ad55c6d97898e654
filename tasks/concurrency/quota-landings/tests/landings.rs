use quota_landings::{season, Boat, Quota, Refused, Scale};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};

fn exhausted<T>(left: u64) -> Result<T, Refused> {
    Err(Refused::Exhausted { left })
}

fn too_heavy<T>(over: u64) -> Result<T, Refused> {
    Err(Refused::TooHeavy { over })
}

fn boat(name: &str, trips: Vec<(u64, Scale)>) -> Boat {
    Boat { name: name.to_string(), trips }
}

/// "The weight that it gives is landed for the boat and returned. What was set aside and is not needed is left for everybody again."
#[test]
fn catches_are_landed() {
    let quota = Quota::new(100);
    assert_eq!((quota.left(), quota.landed("Heron")), (100, 0));
    assert_eq!((quota.land("Heron", 40, |kilos| kilos), quota.left()), (Ok(40), 60));
    assert_eq!((quota.land("Gull", 30, |kilos| kilos - 10), quota.left()), (Ok(20), 40));
    assert_eq!((quota.land("Heron", 40, |_| 0), quota.left()), (Ok(0), 40));
    assert_eq!((quota.land("Heron", 0, |_| 0), quota.land("Heron", 40, |_| 5)), (Ok(0), Ok(5)));
    assert_eq!(
        (quota.left(), quota.landed("Heron"), quota.landed("Gull"), quota.landed("Tern")),
        (35, 45, 20, 0)
    );
}

/// "When less is left, it is refused with `Exhausted` and what is left, and `scale` is not called."
#[test]
fn nothing_is_weighed_beyond_the_quota() {
    let quota = Quota::new(10);
    assert_eq!(quota.land("Gull", 11, |_| panic!("weighed")), exhausted(10));
    assert_eq!(quota.land("Gull", 10, |_| 8), Ok(8));
    assert_eq!(quota.land("Gull", 3, |_| panic!("weighed")), exhausted(2));
    assert_eq!((quota.land("Gull", 2, |_| 2), quota.land("Gull", 0, |_| 0)), (Ok(2), Ok(0)));
    assert_eq!((quota.land("Gull", 1, |_| panic!("weighed")), quota.landed("Gull")), (exhausted(0), 10));
}

/// "A heavier catch takes the difference from what is left at that moment; when that is not enough, it is refused with `TooHeavy`"
#[test]
fn heavy_catches_take_what_is_left() {
    let quota = Quota::new(50);
    assert_eq!((quota.land("Gull", 10, |kilos| kilos + 5), quota.left()), (Ok(15), 35));
    assert_eq!((quota.land("Gull", 10, |_| 36), quota.left(), quota.landed("Gull")), (too_heavy(1), 35, 15));
    assert_eq!((quota.land("Tern", 0, |_| 40), quota.landed("Tern")), (too_heavy(5), 0));
    assert_eq!((quota.land("Tern", 1, |_| 35), quota.left(), quota.landed("Tern")), (Ok(35), 0, 35));
    assert_eq!(quota.land("Tern", 0, |_| 9), too_heavy(9));
}

/// "from then on `left` does not count them, and nobody else gets them."
#[test]
fn kilos_are_set_aside_while_weighing() {
    let quota = Quota::new(10);
    let landed = quota.land("Heron", 6, |kilos| {
        assert_eq!((kilos, quota.left(), quota.landed("Heron")), (6, 4, 0));
        assert_eq!(quota.land("Gull", 5, |_| panic!("weighed")), exhausted(4));
        assert_eq!(quota.land("Gull", 3, |_| 5), too_heavy(1));
        assert_eq!(quota.land("Gull", 3, |_| 4), Ok(4));
        assert_eq!((quota.left(), quota.landed("Gull")), (0, 4));
        5
    });
    assert_eq!((landed, quota.left(), quota.landed("Heron")), (Ok(5), 1, 5));
    let landed = quota.land("Heron", 1, |kilos| {
        assert_eq!(quota.land("Gull", 0, |_| 1), too_heavy(1));
        kilos + 2
    });
    assert_eq!((landed, quota.left()), (too_heavy(2), 1));
}

/// "A heavier catch takes the difference from what is left at that moment"
#[test]
fn what_is_left_changes_while_weighing() {
    let quota = Quota::new(20);
    let outer = quota.land("Heron", 10, |_| {
        assert_eq!(quota.land("Gull", 8, |_| 8), Ok(8));
        13
    });
    assert_eq!((outer, quota.left()), (too_heavy(1), 12));
    let outer = quota.land("Heron", 5, |_| {
        assert_eq!(quota.land("Gull", 7, |_| 1), Ok(1));
        11
    });
    assert_eq!((outer, quota.left()), (Ok(11), 0));
    assert_eq!((quota.landed("Heron"), quota.landed("Gull")), (11, 9));
}

/// "When `scale` panics, what was set aside is left again as well, and the panic goes on."
#[test]
fn a_broken_scale_gives_the_kilos_back() {
    let quota = Quota::new(10);
    for _ in 0..3 {
        let weighs = AtomicUsize::new(0);
        let broken = |_| {
            weighs.fetch_add(1, Ordering::SeqCst);
            assert_eq!(quota.left(), 2);
            std::panic::panic_any("broken")
        };
        let caught = catch_unwind(AssertUnwindSafe(|| quota.land("Gull", 8, broken)));
        assert_eq!(caught.unwrap_err().downcast_ref::<&str>().copied(), Some("broken"));
        assert_eq!((weighs.into_inner(), quota.left(), quota.landed("Gull")), (1, 10, 0));
    }
    assert_eq!((quota.land("Gull", 10, |_| 10), quota.left()), (Ok(10), 0));
}

/// "nobody waits for a scale."
#[test]
fn other_threads_land_meanwhile() {
    let quota = Arc::new(Quota::new(10));
    let (here, arrived) = channel();
    let (go, gone) = channel();
    let slow = std::thread::spawn({
        let quota = Arc::clone(&quota);
        move || {
            quota.land("Heron", 7, |_| {
                here.send(()).unwrap();
                gone.recv().unwrap()
            })
        }
    });
    arrived.recv().unwrap();
    assert_eq!((quota.left(), quota.land("Gull", 4, |_| 4)), (3, exhausted(3)));
    assert_eq!((quota.land("Gull", 2, |_| 2), quota.left(), quota.landed("Heron")), (Ok(2), 1, 0));
    go.send(8).unwrap();
    assert_eq!((slow.join().unwrap(), quota.left(), quota.landed("Heron")), (Ok(8), 0, 8));
}

/// "`season` runs each boat in a thread of its own, all at the same time, and the trips of a boat one after the other."
#[test]
fn boats_are_out_at_the_same_time() {
    let quota = Quota::new(100);
    let all_out = Arc::new(Barrier::new(3));
    let log = Arc::new(Mutex::new(Vec::new()));
    let trip = |number: u64| -> (u64, Scale) {
        let (all_out, log) = (Arc::clone(&all_out), Arc::clone(&log));
        (
            10,
            Box::new(move |kilos| {
                all_out.wait();
                log.lock().unwrap().push(number);
                kilos - number % 10
            }),
        )
    };
    let boats = vec![
        boat("Heron", vec![trip(1), trip(2)]),
        boat("Gull", vec![trip(11), trip(12)]),
        boat("Tern", vec![trip(23), trip(24)]),
    ];
    let results = season(&quota, boats);
    assert_eq!(results, [[Ok(9), Ok(8)], [Ok(9), Ok(8)], [Ok(7), Ok(6)]]);
    assert_eq!((quota.left(), quota.landed("Heron"), quota.landed("Tern")), (53, 17, 13));
    let log = log.lock().unwrap();
    for numbers in [[1, 2], [11, 12], [23, 24]] {
        assert!(log.iter().filter(|number| numbers.contains(number)).eq(&numbers));
    }
    assert!(season(&quota, Vec::new()).is_empty());
    assert_eq!(season(&quota, vec![boat("Tern", Vec::new())]), [Vec::new()]);
}

/// "When a scale panics, the boat makes no further trips, the other boats finish theirs, and then `season` panics."
#[test]
fn a_lost_boat_does_not_stop_the_others() {
    let quota = Quota::new(100);
    let (go, gone) = channel();
    let lost = boat(
        "Heron",
        vec![
            (10, Box::new(|kilos| kilos)),
            (
                20,
                Box::new(move |_| {
                    go.send(()).unwrap();
                    panic!("lost")
                }),
            ),
            (30, Box::new(|_| panic!("no further trip"))),
        ],
    );
    let other = boat(
        "Gull",
        vec![
            (
                5,
                Box::new(move |kilos| {
                    gone.recv().unwrap();
                    kilos
                }),
            ),
            (6, Box::new(|kilos| kilos)),
        ],
    );
    assert!(catch_unwind(AssertUnwindSafe(|| season(&quota, vec![lost, other]))).is_err());
    assert_eq!((quota.landed("Heron"), quota.landed("Gull"), quota.left()), (10, 11, 79));
}

/// "what is left, what is set aside for catches that are being weighed and what was landed always make up the whole quota."
#[test]
fn a_busy_season_adds_up() {
    let quota = Quota::new(600);
    let names = ["Heron", "Gull", "Tern", "Egret"];
    let boats = names.map(|name| {
        let trip = |round: u64| -> (u64, Scale) { (5, Box::new(move |kilos| kilos + round % 7 - 3)) };
        boat(name, (0..50).map(trip).collect())
    });
    let results = season(&quota, boats.into());
    let mut whole = quota.left();
    for (name, results) in names.into_iter().zip(results) {
        let landed: u64 = results.iter().flatten().sum();
        assert_eq!((results.len(), quota.landed(name)), (50, landed));
        whole += landed;
    }
    assert_eq!(whole, 600);
}
