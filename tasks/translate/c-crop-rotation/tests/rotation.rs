use c_crop_rotation::{at_most, no_repeat, Entry, Fate, Plan, Step};
use std::cell::{Cell, RefCell};

fn entry(bed: u8, year: u8, crop: &str, kilos: u16) -> Entry {
    Entry {
        bed,
        year,
        crop: crop.to_string(),
        kilos,
    }
}

fn plan<'h>(entries: &[(u8, u8, &str, u16)]) -> Plan<'h> {
    let mut plan = Plan::new();
    for &(bed, year, crop, kilos) in entries {
        assert_eq!(plan.add(bed, year, crop, kilos), Ok(()));
    }
    plan
}

/// The kilos of all entries, by which the tests know them.
fn kilos(plan: &Plan) -> Vec<u16> {
    plan.entries().iter().map(|entry| entry.kilos).collect()
}

/// "and has the same entries in the same order afterwards."
#[test]
fn rotation_is_kept_in_order() {
    let plan = plan(&[
        (2, 5, "kale", 1),
        (1, 9, "peas", 2),
        (2, 5, "beet", 3),
        (2, 4, "peas", 4),
        (1, 9, "corn", 5),
        (0, 0, "rye", 6),
        (3, 0, "oats", 7),
    ]);
    assert_eq!(kilos(&plan), [6, 2, 5, 4, 1, 3, 7]);
    assert_eq!(plan.entries()[0], entry(0, 0, "rye", 6));
    assert_eq!(Plan::new().entries(), []);
}

/// "It is the entry as it would be stored that the hooks see."
#[test]
fn rotation_cuts_long_names() {
    let seen = RefCell::new(Vec::new());
    let mut plan = Plan::new();
    plan.hook(|entries, entry| {
        seen.borrow_mut().push((entries.len(), entry.clone()));
        0
    });
    for crop in ["sweet potatoes", "sweetpotato", "sweetpotatoes"] {
        plan.add(1, 2, crop, 3).unwrap();
    }
    let names: Vec<&str> = plan
        .entries()
        .iter()
        .map(|entry| entry.crop.as_str())
        .collect();
    assert_eq!(names, ["sweet potat", "sweetpotato", "sweetpotato"]);
    let expected = [
        (0, entry(1, 2, "sweet potat", 3)),
        (1, entry(1, 2, "sweetpotato", 3)),
        (2, entry(1, 2, "sweetpotato", 3)),
    ];
    assert_eq!(*seen.borrow(), expected);
    assert_eq!(
        (
            plan.kilos("sweetpotato"),
            plan.kilos("sweetpotatoes"),
            plan.kilos("sweet")
        ),
        (6, 0, 0)
    );
}

/// "An objection leaves the plan as it is, but what the hooks have done with their user data stays done."
#[test]
fn rotation_hooks_object() {
    let calls = RefCell::new(String::new());
    let mut plan = Plan::new();
    for (name, worst) in [('a', 9), ('b', 5), ('c', 1)] {
        let calls = &calls;
        let id = plan.hook(move |_, entry| {
            calls.borrow_mut().push(name);
            if entry.kilos > worst {
                i32::from(worst) - 7
            } else {
                0
            }
        });
        assert!(id.is_some());
    }
    assert_eq!(plan.add(1, 1, "rye", 10), Err(2));
    assert_eq!(plan.add(1, 1, "rye", 9), Err(-2));
    assert_eq!(plan.add(1, 1, "rye", 2), Err(-6));
    assert_eq!(plan.add(1, 1, "rye", 1), Ok(()));
    assert_eq!(*calls.borrow(), "aababcabc");
    assert_eq!(kilos(&plan), [1]);
}

/// "Every hook has an id of its own, and `unhook` removes the one with that id: once, and never another one."
#[test]
fn rotation_hooks_come_and_go() {
    let calls = RefCell::new(String::new());
    let hook = |name: char| {
        let calls = &calls;
        move |_: &[Entry], _: &Entry| {
            calls.borrow_mut().push(name);
            0
        }
    };
    let mut plan = Plan::new();
    let ids = ['a', 'b', 'c', 'd'].map(|name| plan.hook(hook(name)).unwrap());
    assert!(plan.hook(hook('x')).is_none());
    let mut run = |plan: &mut Plan| {
        plan.add(1, 1, "rye", 1).unwrap();
        calls.take()
    };
    assert_eq!(run(&mut plan), "abcd");
    assert!(plan.unhook(ids[1]));
    assert!(!plan.unhook(ids[1]));
    assert_eq!(run(&mut plan), "acd");
    let late = plan.hook(hook('e')).unwrap();
    assert!(!plan.unhook(ids[1]));
    assert!(plan.hook(hook('y')).is_none());
    assert_eq!(run(&mut plan), "acde");
    assert!(plan.unhook(ids[3]) && plan.unhook(ids[0]));
    assert_eq!(run(&mut plan), "ce");
    assert!(plan.unhook(late) && plan.unhook(ids[2]) && !plan.unhook(late));
    assert_eq!(run(&mut plan), "");
}

/// "`walk` gives `None` for 0; a code to stop with is greater than 0."
#[test]
fn rotation_walks() {
    let mut plan = plan(&[
        (1, 1, "a", 1),
        (1, 2, "a", 2),
        (2, 1, "a", 3),
        (2, 2, "a", 4),
        (2, 3, "a", 5),
        (3, 1, "a", 6),
    ]);
    let mut visited = Vec::new();
    let mut walk = |steps: &[(u16, Step)]| {
        visited.clear();
        let code = plan.walk(|entry| {
            visited.push(entry.kilos);
            steps
                .iter()
                .find(|(kilos, _)| *kilos == entry.kilos)
                .map_or(Step::Next, |(_, step)| *step)
        });
        (visited.clone(), code)
    };
    assert_eq!(walk(&[]), (vec![1, 2, 3, 4, 5, 6], None));
    assert_eq!(
        walk(&[(1, Step::SkipBed), (4, Step::SkipBed)]),
        (vec![1, 3, 4, 6], None)
    );
    assert_eq!(
        walk(&[(3, Step::SkipBed), (6, Step::SkipBed)]),
        (vec![1, 2, 3, 6], None)
    );
    assert_eq!(
        walk(&[(2, Step::SkipBed), (3, Step::Stop(7))]),
        (vec![1, 2, 3], Some(7))
    );
}

/// "What that does to the order, to `SkipBed` and to later calls of `add` is what it does in C."
#[test]
fn rotation_visitors_change_entries() {
    let mut plan = plan(&[
        (1, 1, "a", 1),
        (2, 1, "a", 2),
        (3, 1, "a", 3),
        (3, 2, "a", 4),
        (4, 1, "a", 5),
    ]);
    let mut visited = Vec::new();
    plan.walk(|entry| {
        visited.push(entry.kilos);
        if entry.kilos == 2 {
            entry.bed = 3;
            return Step::SkipBed;
        }
        if entry.kilos == 5 {
            entry.bed = 1;
            entry.crop.push('!');
        }
        Step::Next
    });
    assert_eq!(visited, [1, 2, 5]);
    assert_eq!(
        (plan.entries()[1].bed, &plan.entries()[4]),
        (3, &entry(1, 1, "a!", 5))
    );
    // The beds are 1, 3, 3, 3, 1 now.
    plan.add(2, 7, "b", 6).unwrap();
    plan.add(0, 0, "b", 7).unwrap();
    plan.add(3, 1, "b", 8).unwrap();
    assert_eq!(kilos(&plan), [7, 1, 2, 3, 4, 5, 6, 8]);
    assert_eq!(
        (plan.last_year(3), plan.last_year(1), plan.last_year(9)),
        (Some(1), Some(1), None)
    );
    plan.add(1, 0, "c", 9).unwrap();
    assert_eq!(kilos(&plan), [7, 9, 1, 2, 3, 4, 5, 6, 8]);
}

/// "`Step`, `Fate` and the `bool` of `best` stand for the kinds of numbers that C tells apart."
#[test]
fn rotation_prunes() {
    let entries: Vec<(u8, u8, &str, u16)> = (1..=7).map(|kilos| (1, 1, "a", kilos)).collect();
    let prune = |fates: [Fate; 7]| {
        let mut plan = plan(&entries);
        let mut asked = 0;
        let dropped = plan.prune(|entry| {
            asked += 1;
            fates[usize::from(entry.kilos) - 1]
        });
        (dropped, asked, kilos(&plan))
    };
    use Fate::{Drop, Keep, KeepAllFromHere};
    assert_eq!(prune([Keep; 7]), (0, 7, vec![1, 2, 3, 4, 5, 6, 7]));
    assert_eq!(
        prune([Drop, Drop, Keep, Drop, Keep, Drop, Drop]),
        (5, 7, vec![3, 5])
    );
    assert_eq!(
        prune([Drop, Keep, Drop, KeepAllFromHere, Drop, Keep, Drop]),
        (2, 4, vec![2, 4, 5, 6, 7])
    );
    assert_eq!(
        prune([KeepAllFromHere; 7]),
        (0, 1, vec![1, 2, 3, 4, 5, 6, 7])
    );
    assert_eq!(prune([Drop; 7]), (7, 7, vec![]));
}

/// "the Rust version calls the same callbacks in the same order with the same entries, returns the same"
#[test]
fn rotation_best_entry() {
    let plan = plan(&[
        (1, 1, "a", 5),
        (2, 1, "b", 9),
        (3, 1, "c", 9),
        (4, 1, "d", 2),
    ]);
    let mut asked = Vec::new();
    let best = plan.best(|a, b| {
        asked.push((a.kilos, b.kilos, a.bed));
        a.kilos > b.kilos
    });
    assert_eq!(best, Some(&entry(2, 1, "b", 9)));
    assert_eq!(asked, [(9, 5, 2), (9, 9, 3), (2, 9, 4)]);
    assert_eq!(
        plan.best(|a, b| a.kilos >= b.kilos).map(|entry| entry.bed),
        Some(3)
    );
    assert_eq!(
        Plan::new().best(|_, _| panic!("there is nothing to compare")),
        None
    );
}

/// "a `uint16_t` wraps around, and differences of smaller types are an `int`. `last_year` gives `None` for -1."
#[test]
fn rotation_sums() {
    let plan = plan(&[
        (1, 1, "rye", 40_000),
        (1, 2, "rye", 30_000),
        (2, 255, "rye", 5),
        (2, 0, "oats", 77),
    ]);
    assert_eq!(
        (plan.kilos("rye"), plan.kilos("oats"), plan.kilos("corn")),
        (4_469, 77, 0)
    );
    assert_eq!(
        [plan.last_year(1), plan.last_year(2), plan.last_year(0)],
        [Some(2), Some(255), None]
    );
}

/// "`no_repeat` and `at_most` make hooks; several hooks may share one `Cell`"
#[test]
fn rotation_without_repetition() {
    let objections = Cell::new(5);
    let mut plan = Plan::new();
    plan.add(1, 10, "peas", 0).unwrap();
    plan.add(1, 30, "peas", 0).unwrap();
    let strict = plan.hook(no_repeat(3, &objections)).unwrap();
    plan.hook(no_repeat(1, &objections));
    assert_eq!(plan.add(1, 13, "peas", 0), Err(1003));
    assert_eq!(plan.add(1, 7, "peas", 0), Err(997));
    assert_eq!(plan.add(1, 30, "peas", 0), Err(1000));
    assert_eq!(objections.get(), 8);
    for (bed, year, crop) in [
        (1, 14, "peas"),
        (1, 6, "peas"),
        (2, 10, "peas"),
        (1, 10, "kale"),
    ] {
        assert_eq!(plan.add(bed, year, crop, 0), Ok(()));
    }
    assert_eq!(plan.add(1, 12, "peas", 0), Err(1002));
    plan.unhook(strict);
    assert_eq!(plan.add(1, 11, "peas", 0), Err(1001));
    assert_eq!(plan.add(1, 8, "peas", 0), Ok(()));
    assert_eq!(objections.get(), 10);
    let never = Cell::new(0);
    assert_eq!(
        no_repeat(-1, &never)(plan.entries(), &entry(1, 8, "peas", 0)),
        0
    );
}

/// "several hooks may share one `Cell`, as several hooks in C share what `user` points to."
#[test]
fn rotation_at_most() {
    let left = Cell::new(3);
    let mut one = Plan::new();
    let mut two = Plan::new();
    one.hook(at_most(&left));
    two.hook(at_most(&left));
    assert_eq!(
        [
            one.add(1, 1, "a", 1),
            two.add(1, 1, "a", 2),
            one.add(1, 1, "a", 3)
        ],
        [Ok(()); 3]
    );
    assert_eq!([two.add(1, 1, "a", 4), one.add(1, 1, "a", 5)], [Err(1); 2]);
    assert_eq!(
        (left.get(), kilos(&one), kilos(&two)),
        (-2, vec![1, 3], vec![2])
    );
    left.set(1);
    assert_eq!(
        [two.add(1, 1, "a", 6), two.add(1, 1, "a", 7)],
        [Ok(()), Err(1)]
    );
}
