use chess_clocks::{play, Bronstein, Fischer, SimpleDelay, TimeControl};

/// "`Fischer` adds its increment after every move, however short the move was."
#[test]
fn fischer_adds_the_increment_after_each_move() {
    let control = Fischer {
        budget: 100,
        increment: 20,
    };
    assert_eq!(
        play(&control, &[30, 0, 5]),
        [Some(90), Some(110), Some(125)]
    );
}

/// "A player whose time is used up exactly, to the last tenth, has lost on time as well."
#[test]
fn the_flag_falls_on_the_last_tenth() {
    let control = Fischer {
        budget: 100,
        increment: 20,
    };
    assert_eq!(control.press(50, 49), Some(21));
    assert_eq!(control.press(50, 50), None);
    assert_eq!(control.press(50, 51), None);
}

/// "With `SimpleDelay` the clock does not run during the first `delay` tenths of a move, and nothing is put back"
#[test]
fn a_simple_delay_waits_before_the_clock_runs() {
    let control = SimpleDelay {
        budget: 40,
        delay: 10,
    };
    assert_eq!(
        play(&control, &[10, 11, 25, 4]),
        [Some(40), Some(39), Some(24), Some(24)]
    );
    assert_eq!(control.press(5, 14), Some(1));
    assert_eq!(control.press(5, 15), None);
}

/// "With `Bronstein` the clock runs from the first tenth on"
#[test]
fn bronstein_runs_from_the_first_tenth() {
    let control = Bronstein {
        budget: 40,
        delay: 10,
    };
    assert_eq!(control.press(8, 9), None);
    assert_eq!(control.press(8, 8), None);
    assert_eq!(control.press(8, 7), Some(8));
}

/// "after the move the time that it took is put back, but at most `delay`"
#[test]
fn bronstein_puts_back_no_more_than_was_used() {
    let control = Bronstein {
        budget: 40,
        delay: 10,
    };
    assert_eq!(
        play(&control, &[3, 10, 11, 30]),
        [Some(40), Some(40), Some(39), Some(19)]
    );
}

/// "`play` gives what is left after each move and stops behind the move during which the flag fell"
#[test]
fn the_game_stops_when_the_flag_falls() {
    let control = SimpleDelay {
        budget: 40,
        delay: 0,
    };
    assert_eq!(play(&control, &[15, 25, 1]), [Some(25), None]);
    assert_eq!(play(&control, &[]), []);
}

/// "`budget` is what stands on the clock before the first move"
#[test]
fn each_control_tells_its_budget() {
    let fischer = Fischer {
        budget: 1800,
        increment: 300,
    };
    let delay = SimpleDelay {
        budget: 3000,
        delay: 50,
    };
    let bronstein = Bronstein {
        budget: 600,
        delay: 20,
    };
    let controls: [&dyn TimeControl; 3] = [&fischer, &delay, &bronstein];
    assert_eq!(controls.map(|control| control.budget()), [1800, 3000, 600]);
    assert_eq!(controls.map(|control| control.grace()), [0, 50, 0]);
    assert_eq!(controls.map(|control| control.bonus(7)), [300, 0, 7]);
}
