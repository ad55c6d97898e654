use mower_states::{last_row, run, step, Action, Event, Gear, Side, State, Why};
use Action::{Beep, Blades, Drive, Report};
use Gear::{Back, Forward, Halt, Spin};
use Side::{Left, Right};
use State::{Blocked, Docked, Leaving, Locked, Mowing, Paused, Returning};

const CODE: u16 = 2580;

fn after(state: &State, event: Event) -> (State, Vec<Action>) {
    step(state.clone(), event, CODE)
}

fn paused(inner: State) -> State {
    Paused(Box::new(inner))
}

fn home(why: Why) -> State {
    Returning { why }
}

fn strip() -> State {
    Mowing {
        zone: 2,
        row: 7,
        side: Right,
    }
}

fn hindered(tries: u8) -> State {
    Blocked {
        zone: 2,
        row: 7,
        side: Right,
        tries,
    }
}

/// "A pair of a state and an event that is not mentioned below changes nothing: the state stays as it is, and there are no
/// actions."
#[test]
fn mower_ignores_other_pairs() {
    use Event::{Bump, Charge, Code, Dock, Rain, Start, Stop, Tick, Wire};
    let start = Start { zone: 1 };
    let pairs: [(State, &[Event]); 8] = [
        (
            Docked { charge: 81 },
            &[Stop, Tick, Wire, Bump, Rain, Code(CODE), Dock],
        ),
        (
            Leaving { zone: 1, metres: 2 },
            &[start, Wire, Rain, Charge(5), Code(CODE), Dock],
        ),
        (strip(), &[start, Tick, Charge(25), Code(CODE), Dock]),
        (hindered(2), &[start, Wire, Charge(25), Code(CODE), Dock]),
        (
            home(Why::Low(9)),
            &[Tick, Wire, Rain, Charge(5), Code(CODE)],
        ),
        (
            paused(home(Why::Done)),
            &[Tick, Wire, Bump, Rain, Charge(5), Code(CODE), Dock],
        ),
        (
            paused(strip()),
            &[Tick, Wire, Bump, Charge(5), Code(CODE), Dock],
        ),
        (
            Locked { wrong: 1 },
            &[start, Stop, Tick, Wire, Bump, Rain, Charge(5), Dock],
        ),
    ];
    for (state, events) in pairs {
        for &event in events {
            assert_eq!(after(&state, event), (state.clone(), vec![]), "{event:?}");
        }
    }
}

/// "In every state but `Docked` and `Locked` it leads to `Locked { wrong: 0 }` with the actions `Blades(false)`,
/// `Drive(Halt)`, `Beep(3)`."
#[test]
fn mower_locks_when_lifted() {
    let states = [
        Leaving { zone: 1, metres: 2 },
        strip(),
        hindered(2),
        home(Why::Rain),
        paused(strip()),
        paused(home(Why::Done)),
    ];
    for state in states {
        let locked = (
            Locked { wrong: 0 },
            vec![Blades(false), Drive(Halt), Beep(3)],
        );
        assert_eq!(after(&state, Event::Lifted), locked, "{state:?}");
    }
    for state in [Docked { charge: 3 }, Locked { wrong: 2 }] {
        assert_eq!(after(&state, Event::Lifted), (state.clone(), vec![]));
    }
}

/// "`Start` of another zone leads to `Leaving` with that zone and 3 metres and gives `Drive(Back)`, if the charge is at least 80;"
#[test]
fn mower_leaves_the_dock_when_charged() {
    let docked = Docked { charge: 79 };
    assert_eq!(
        after(&docked, Event::Charge(12)),
        (Docked { charge: 12 }, vec![])
    );
    for zone in [1, 4] {
        assert_eq!(
            after(&docked, Event::Start { zone }),
            (docked.clone(), vec![Beep(1)])
        );
        let (state, actions) = after(&Docked { charge: 80 }, Event::Start { zone });
        assert_eq!(
            (state, actions),
            (Leaving { zone, metres: 3 }, vec![Drive(Back)])
        );
    }
    for charge in [79, 100] {
        for zone in [0, 5] {
            let (state, actions) = after(&Docked { charge }, Event::Start { zone });
            assert_eq!((state, actions), (Docked { charge }, vec![Beep(2)]));
        }
    }
}

/// "A `Tick` when at most one metre is left leads to `Mowing` in that zone, row 0, with the side `Left`, and gives
/// `Blades(true)`, `Drive(Forward)`."
#[test]
fn mower_backs_out_metre_by_metre() {
    let leaving = |metres| Leaving { zone: 3, metres };
    assert_eq!(after(&leaving(3), Event::Tick), (leaving(2), vec![]));
    assert_eq!(after(&leaving(2), Event::Tick), (leaving(1), vec![]));
    for metres in [1, 0] {
        let mowing = Mowing {
            zone: 3,
            row: 0,
            side: Left,
        };
        assert_eq!(
            after(&leaving(metres), Event::Tick),
            (mowing, vec![Blades(true), Drive(Forward)])
        );
    }
    assert_eq!(
        after(&leaving(2), Event::Stop),
        (home(Why::Asked), vec![Drive(Forward)])
    );
    assert_eq!(after(&leaving(2), Event::Bump), (leaving(2), vec![Beep(1)]));
}

/// "At the `Wire` of the last row, or of one beyond it, it leads to `Returning` because it is `Done`"
#[test]
fn mower_turns_at_the_wire() {
    assert_eq!([1, 2, 4].map(last_row), [9, 19, 39]);
    let mowing = |row, side| Mowing { zone: 2, row, side };
    let turned = |side| vec![Drive(Spin(side)), Drive(Forward)];
    assert_eq!(
        after(&mowing(7, Right), Event::Wire),
        (mowing(8, Left), turned(Right))
    );
    assert_eq!(
        after(&mowing(18, Left), Event::Wire),
        (mowing(19, Right), turned(Left))
    );
    for row in [19, 20] {
        let done = (home(Why::Done), vec![Blades(false), Drive(Forward)]);
        assert_eq!(after(&mowing(row, Right), Event::Wire), done);
    }
}

/// "But when there have been three tries or more already, it leads to `Paused` and gives `Blades(false)`, `Drive(Halt)`,
/// `Beep(3)`; the mower would then go on with `Mowing`, the same zone, row and side."
#[test]
fn mower_gives_up_after_three_bumps() {
    assert_eq!(
        after(&strip(), Event::Bump),
        (hindered(1), vec![Drive(Back)])
    );
    assert_eq!(
        after(&hindered(1), Event::Bump),
        (hindered(2), vec![Drive(Back)])
    );
    assert_eq!(
        after(&hindered(2), Event::Bump),
        (hindered(3), vec![Drive(Back)])
    );
    for tries in [3, 4] {
        let gives_up = (paused(strip()), vec![Blades(false), Drive(Halt), Beep(3)]);
        assert_eq!(after(&hindered(tries), Event::Bump), gives_up);
    }
}

/// "`Tick` leads back to `Mowing` with the same zone, row and side, and gives `Drive(Spin(side))`, `Drive(Forward)`."
#[test]
fn mower_tries_the_row_again() {
    let again = (strip(), vec![Drive(Spin(Right)), Drive(Forward)]);
    for tries in [1, 3] {
        assert_eq!(after(&hindered(tries), Event::Tick), again);
    }
}

/// "So does a `Charge` below 20, with `Low` and that charge. A `Charge` from 20 to 24 gives `Beep(1)`."
#[test]
fn mower_heeds_rain_and_battery() {
    for state in [strip(), hindered(1), hindered(3)] {
        assert_eq!(
            after(&state, Event::Rain),
            (home(Why::Rain), vec![Blades(false)])
        );
        for charge in [0, 19] {
            assert_eq!(
                after(&state, Event::Charge(charge)),
                (home(Why::Low(charge)), vec![Blades(false)])
            );
        }
        for charge in [20, 24] {
            assert_eq!(
                after(&state, Event::Charge(charge)),
                (state.clone(), vec![Beep(1)])
            );
        }
        assert_eq!(after(&state, Event::Charge(25)), (state.clone(), vec![]));
    }
}

/// "the mower would go on with `Mowing` in the same zone, row and side, even if it was blocked."
#[test]
fn mower_pauses_in_a_row() {
    for state in [strip(), hindered(2)] {
        assert_eq!(
            after(&state, Event::Stop),
            (paused(strip()), vec![Blades(false), Drive(Halt)])
        );
    }
}

/// "The charge is the one that `Low` tells, and 50 for every other reason."
#[test]
fn mower_reports_in_the_dock() {
    for (why, charge) in [
        (Why::Low(11), 11),
        (Why::Rain, 50),
        (Why::Done, 50),
        (Why::Asked, 50),
    ] {
        let docked = (Docked { charge }, vec![Drive(Halt), Report(why)]);
        assert_eq!(after(&home(why), Event::Dock), docked);
        assert_eq!(
            after(&home(why), Event::Bump),
            (home(why), vec![Drive(Back), Drive(Forward)])
        );
        assert_eq!(
            after(&home(why), Event::Stop),
            (paused(home(why)), vec![Drive(Halt)])
        );
    }
}

/// "`Start` of an existing zone leads to `Leaving` with that zone and 1 metre, and gives `Drive(Back)`, if the reason is
/// `Asked` or `Done`; in all other cases `Start` gives `Beep(2)`."
#[test]
fn mower_turns_round_on_its_way_home() {
    for zone in [1, 4] {
        for why in [Why::Asked, Why::Done] {
            assert_eq!(
                after(&home(why), Event::Start { zone }),
                (Leaving { zone, metres: 1 }, vec![Drive(Back)])
            );
        }
        for why in [Why::Rain, Why::Low(3)] {
            assert_eq!(
                after(&home(why), Event::Start { zone }),
                (home(why), vec![Beep(2)])
            );
        }
    }
    for zone in [0, 5] {
        assert_eq!(
            after(&home(Why::Done), Event::Start { zone }),
            (home(Why::Done), vec![Beep(2)])
        );
    }
}

/// "`Start` with any zone, and `Stop` too, let it go on with just that, and give `Drive(Forward)`."
#[test]
fn mower_resumes_its_way_home() {
    for why in [Why::Low(7), Why::Rain] {
        for event in [
            Event::Stop,
            Event::Start { zone: 2 },
            Event::Start { zone: 9 },
        ] {
            assert_eq!(
                after(&paused(home(why)), event),
                (home(why), vec![Drive(Forward)])
            );
        }
    }
}

/// "`Start` with the same zone lets it go on and gives `Blades(true)`, `Drive(Forward)`; with another zone it gives `Beep(2)`."
#[test]
fn mower_resumes_its_row() {
    let state = paused(strip());
    assert_eq!(
        after(&state, Event::Start { zone: 2 }),
        (strip(), vec![Blades(true), Drive(Forward)])
    );
    for zone in [1, 3, 0] {
        assert_eq!(
            after(&state, Event::Start { zone }),
            (state.clone(), vec![Beep(2)])
        );
    }
    assert_eq!(
        after(&state, Event::Stop),
        (home(Why::Asked), vec![Drive(Forward)])
    );
    assert_eq!(
        after(&state, Event::Rain),
        (home(Why::Rain), vec![Drive(Forward)])
    );
}

/// "After three wrong codes or more every `Code` gives `Beep(9)` and changes nothing, even the right one."
#[test]
fn mower_counts_wrong_codes() {
    let locked = Locked { wrong: 2 };
    assert_eq!(
        after(&locked, Event::Code(CODE)),
        (paused(home(Why::Asked)), vec![Beep(1)])
    );
    let codes = [
        Event::Code(1),
        Event::Code(CODE + 1),
        Event::Code(0),
        Event::Code(CODE),
    ];
    let (state, actions) = run(Locked { wrong: 0 }, &codes, CODE);
    assert_eq!(
        (state, actions),
        (
            Locked { wrong: 3 },
            vec![Beep(2), Beep(2), Beep(2), Beep(9)]
        )
    );
    assert_eq!(
        after(&Locked { wrong: 200 }, Event::Code(5)),
        (Locked { wrong: 200 }, vec![Beep(9)])
    );
}
