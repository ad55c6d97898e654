use photo_lab::{develop, Negative, Report};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Barrier, Mutex};

fn negatives(lights: &[u8]) -> Vec<Negative> {
    lights.iter().map(|&light| Negative { light }).collect()
}

/// Turns light into dark, and spoils what got no light at all.
fn usual(negative: &Negative) -> Option<u8> {
    (negative.light > 0).then(|| 255 - negative.light)
}

/// "makes a grey out of it or spoils it (`None`), and reports it."
#[test]
fn one_worker_develops_in_order() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let hears = Rc::clone(&told);
    let report = develop(&negatives(&[5, 0, 255, 0]), 1, usual, move |place, grey| {
        hears.borrow_mut().push((place, grey));
        true
    });
    assert_eq!(report, Report { prints: vec![(0, 250), (2, 0)], spoiled: vec![1, 3], left: 0 });
    assert_eq!(*told.borrow(), [(0, Some(250)), (1, None), (2, Some(0)), (3, None)]);
}

/// "never more than negatives; 0 workers are taken for 1."
#[test]
fn any_number_of_workers_is_fine() {
    for workers in [0, 1, 2, 3, 9, usize::MAX] {
        let mut told = 0;
        let report = develop(&negatives(&[1, 0, 3]), workers, usual, |_, _| {
            told += 1;
            true
        });
        assert_eq!(
            (report.prints, report.spoiled, report.left, told),
            (vec![(0, 254), (2, 252)], vec![1], 0, 3)
        );
    }
}

/// "`left` is the number of negatives that nobody began with."
#[test]
fn an_order_without_negatives() {
    for workers in [0, 4] {
        let report = develop(&[], workers, |_| panic!("no negative"), |_, _| panic!("no progress"));
        assert_eq!(report, Report { prints: Vec::new(), spoiled: Vec::new(), left: 0 });
    }
}

/// "with `workers` negatives in their baths none of the workers waits for another one."
#[test]
fn workers_bathe_at_the_same_time() {
    let all_in = Barrier::new(3);
    let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let bath = |negative: &Negative| {
        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        all_in.wait();
        inside.fetch_sub(1, Ordering::SeqCst);
        Some(negative.light)
    };
    // The first three meet in their baths, and so do the others.
    let mut report = develop(&negatives(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), 3, bath, |_, _| true);
    report.prints.sort();
    assert_eq!(report.prints, (0..9).map(|place| (place, place as u8 + 1)).collect::<Vec<_>>());
    assert_eq!(most.into_inner(), 3);
}

/// "The report holds the prints and the spoiled negatives in the order of their places, whatever finished first."
#[test]
fn the_last_negative_is_done_first() {
    let (mut keys, mut locks) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        let (key, lock) = channel();
        keys.push(key);
        locks.push(Mutex::new(lock));
    }
    let bath = |negative: &Negative| {
        locks[usize::from(negative.light)].lock().unwrap().recv().unwrap();
        (negative.light % 2 == 0).then_some(negative.light)
    };
    keys[3].send(()).unwrap();
    let mut told = Vec::new();
    // Each bath ends only when progress has heard of the one after it.
    let report = develop(&negatives(&[0, 1, 2, 3]), 4, bath, |place, grey| {
        told.push((place, grey));
        if place > 0 {
            keys[place - 1].send(()).unwrap();
        }
        true
    });
    assert_eq!(told, [(3, None), (2, Some(2)), (1, None), (0, Some(0))]);
    assert_eq!(report, Report { prints: vec![(0, 0), (2, 2)], spoiled: vec![1, 3], left: 0 });
}

/// "A worker begins with its next negative only after `progress` has been told of its last one and has returned `true`."
#[test]
fn workers_wait_for_the_word() {
    for workers in [1, 2, 3] {
        let begun = AtomicUsize::new(0);
        let bath = |negative: &Negative| {
            begun.fetch_add(1, Ordering::SeqCst);
            usual(negative)
        };
        let mut told = 0;
        let report = develop(&negatives(&[7; 40]), workers, bath, |_, _| {
            for _ in 0..20 {
                std::thread::yield_now();
                assert!(begun.load(Ordering::SeqCst) <= told + workers);
            }
            told += 1;
            true
        });
        assert_eq!((report.prints.len(), told), (40, 40));
    }
}

/// "After `progress` has returned `false` it is not called any more"
#[test]
fn a_stopped_order_is_left() {
    let mut told = Vec::new();
    let report = develop(&negatives(&[9, 0, 8, 0, 7]), 1, usual, |place, _| {
        told.push(place);
        place < 2
    });
    assert_eq!(told, [0, 1, 2]);
    assert_eq!(report, Report { prints: vec![(0, 246), (2, 247)], spoiled: vec![1], left: 2 });
}

/// "Negatives that were begun already are finished and stand in the report."
#[test]
fn what_was_begun_is_finished() {
    let (key, lock) = channel();
    let lock = Mutex::new(lock);
    let both_in = Barrier::new(2);
    let bath = |negative: &Negative| {
        both_in.wait();
        if negative.light == 1 {
            lock.lock().unwrap().recv().unwrap();
        }
        Some(negative.light)
    };
    let mut told = Vec::new();
    let report = develop(&negatives(&[1, 2, 3, 4, 5]), 2, bath, |place, _| {
        told.push(place);
        key.send(()).unwrap();
        false
    });
    assert_eq!(told, [1]);
    assert_eq!(report, Report { prints: vec![(0, 1), (1, 2)], spoiled: Vec::new(), left: 3 });
}

/// "When `bath` panics, `develop` panics too, after the other workers have come to their end"
#[test]
fn a_bath_boils_over() {
    let done = Mutex::new(Vec::new());
    let bath = |negative: &Negative| {
        assert!(negative.light > 0, "boiled over");
        done.lock().unwrap().push(negative.light);
        usual(negative)
    };
    let order = negatives(&[4, 0, 5, 6]);
    let caught =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| develop(&order, 2, bath, |_, _| true)));
    assert!(caught.is_err());
    let mut done = done.into_inner().unwrap();
    done.sort_unstable();
    assert_eq!(done, [4, 5, 6]);
}

/// "When `progress` panics, `develop` panics too, and does not wait for ever."
#[test]
fn a_caller_loses_patience() {
    for workers in [1, 3] {
        let order = negatives(&[4, 2, 5, 6, 7, 8]);
        let mut told = Vec::new();
        let lost = || {
            develop(&order, workers, usual, |place, _| {
                told.push(place);
                place < 3 || panic!("enough")
            })
        };
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(lost)).is_err());
        assert!(told.len() > 1 && told.last().is_some_and(|&place| place >= 3));
    }
}
