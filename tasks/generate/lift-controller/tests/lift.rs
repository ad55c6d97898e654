use lift_controller::{Direction, Event, Lift, PressError};
use Direction::{Down, Up};
use Event::{Closed, Held, Idle, Moved, Opened};

fn steps(lift: &mut Lift, count: usize) -> Vec<Event> {
    (0..count).map(|_| lift.step()).collect()
}

/// Runs until nothing is left to do and gives the floors where the doors opened.
fn stops(lift: &mut Lift) -> Vec<usize> {
    let mut stops = Vec::new();
    for _ in 0..200 {
        match lift.step() {
            Opened(floor) => stops.push(floor),
            Idle => return stops,
            _ => {}
        }
    }
    panic!("the lift never comes to rest");
}

/// "it moves one floor (`Event::Moved(floor)`, with the floor it arrives at); if not, the step is `Event::Idle`."
#[test]
fn serves_one_selection() {
    let mut lift = Lift::new(6, 1);
    assert_eq!(lift.step(), Idle);
    lift.select(3).unwrap();
    assert_eq!(
        steps(&mut lift, 5),
        [Moved(2), Moved(3), Opened(3), Closed, Idle]
    );
    assert_eq!(
        (lift.floor(), lift.direction(), lift.is_open()),
        (3, None, false)
    );
}

/// "A floor that does not exist yields `PressError::NoSuchFloor`. A call upwards at the top floor or downwards at floor 0
/// yields `PressError::NoSuchButton`. A refused press changes nothing."
#[test]
fn refuses_buttons_that_do_not_exist() {
    let mut lift = Lift::new(4, 0);
    assert_eq!(lift.select(4), Err(PressError::NoSuchFloor));
    assert_eq!(lift.call(4, Up), Err(PressError::NoSuchFloor));
    assert_eq!(lift.call(3, Up), Err(PressError::NoSuchButton));
    assert_eq!(lift.call(0, Down), Err(PressError::NoSuchButton));
    assert_eq!(lift.pending(), []);
    assert_eq!(lift.call(3, Down), Ok(()));
    assert_eq!(lift.call(3, Down), Ok(()));
    assert_eq!(lift.select(1), Ok(()));
    assert_eq!(lift.pending(), [1, 3]);
}

/// "A lift with a direction keeps it if there is a request for any floor further on in that direction, or a call for that
/// direction at the floor where it stands."
#[test]
fn keeps_its_direction_while_requests_are_ahead() {
    let mut lift = Lift::new(10, 4);
    lift.select(6).unwrap();
    assert_eq!(lift.step(), Moved(5));
    lift.select(4).unwrap();
    lift.select(9).unwrap();
    lift.call(7, Up).unwrap();
    assert_eq!(stops(&mut lift), [6, 7, 9, 4]);
}

/// "a call for the other direction stays."
#[test]
fn passes_calls_for_the_other_direction() {
    let mut lift = Lift::new(8, 0);
    for floor in [2, 3, 6] {
        lift.call(floor, Down).unwrap();
    }
    lift.call(3, Up).unwrap();
    assert_eq!(
        steps(&mut lift, 4),
        [Moved(1), Moved(2), Moved(3), Opened(3)]
    );
    assert_eq!(lift.pending(), [2, 3, 6]);
    assert_eq!(stops(&mut lift), [6, 3, 2]);
}

/// "Otherwise it turns round if there is a request for any floor behind it, or a call for the opposite direction at the floor
/// where it stands."
#[test]
fn turns_before_it_opens() {
    let mut lift = Lift::new(8, 2);
    lift.select(5).unwrap();
    lift.call(5, Down).unwrap();
    assert_eq!(
        steps(&mut lift, 4),
        [Moved(3), Moved(4), Moved(5), Opened(5)]
    );
    assert_eq!(lift.direction(), Some(Down));
    assert_eq!(lift.pending(), []);
    lift.call(5, Up).unwrap();
    lift.select(3).unwrap();
    assert_eq!(stops(&mut lift), [3, 5]);
}

/// "A lift without a direction takes the direction of a call at the floor where it stands, upwards if both buttons are
/// pressed."
#[test]
fn takes_the_direction_of_a_call_at_its_floor() {
    let mut lift = Lift::new(8, 3);
    lift.call(3, Down).unwrap();
    lift.select(4).unwrap();
    assert_eq!(lift.step(), Opened(3));
    assert_eq!(lift.direction(), Some(Down));
    assert_eq!(stops(&mut lift), [4]);

    let mut lift = Lift::new(8, 3);
    lift.call(3, Down).unwrap();
    lift.call(3, Up).unwrap();
    assert_eq!(steps(&mut lift, 4), [Opened(3), Closed, Opened(3), Closed]);
    assert_eq!((lift.direction(), lift.step()), (Some(Down), Idle));
}

/// "Otherwise it takes the direction of the nearest floor with a request, upwards if two are equally near."
#[test]
fn goes_to_the_nearest_request_first() {
    let run = |floors: &[usize]| {
        let mut lift = Lift::new(12, 5);
        floors.iter().for_each(|&floor| lift.select(floor).unwrap());
        stops(&mut lift)
    };
    assert_eq!(run(&[2, 9]), [2, 9]);
    assert_eq!(run(&[9, 1]), [9, 1]);
    assert_eq!(run(&[2, 8]), [8, 2]);
    assert_eq!(run(&[4, 11, 0]), [4, 0, 11]);
}

/// "While the doors are open, a selection of the floor where the lift stands is served already and is not recorded. The same
/// holds for a call at that floor whose direction is the lift's, and for any call at that floor if the lift has no direction."
#[test]
fn open_doors_serve_presses_at_once() {
    let mut lift = Lift::new(8, 3);
    lift.select(3).unwrap();
    assert_eq!(lift.step(), Opened(3));
    lift.select(3).unwrap();
    lift.call(3, Up).unwrap();
    lift.call(3, Down).unwrap();
    assert_eq!(steps(&mut lift, 2), [Closed, Idle]);

    lift.call(3, Up).unwrap();
    assert_eq!(lift.step(), Opened(3));
    lift.call(3, Up).unwrap();
    lift.select(3).unwrap();
    assert_eq!(lift.pending(), []);
    lift.call(3, Down).unwrap();
    assert_eq!(lift.pending(), [3]);
    assert_eq!(steps(&mut lift, 2), [Closed, Opened(3)]);
}

/// "`hold()` holds the doors for one step; it has an effect only while the doors are open."
#[test]
fn holding_lasts_one_step() {
    let mut lift = Lift::new(4, 0);
    lift.hold();
    lift.select(0).unwrap();
    assert_eq!(steps(&mut lift, 2), [Opened(0), Closed]);
    lift.select(0).unwrap();
    assert_eq!(lift.step(), Opened(0));
    lift.hold();
    lift.hold();
    assert_eq!(steps(&mut lift, 3), [Held, Closed, Idle]);
}

/// "While the lift is overloaded (`set_overloaded(true)`), open doors are held at every step; an overload has no effect on
/// closed doors."
#[test]
fn an_overload_holds_open_doors() {
    let mut lift = Lift::new(4, 0);
    lift.set_overloaded(true);
    lift.select(1).unwrap();
    assert_eq!(steps(&mut lift, 4), [Moved(1), Opened(1), Held, Held]);
    lift.hold();
    assert_eq!(lift.step(), Held);
    lift.set_overloaded(false);
    assert_eq!(steps(&mut lift, 2), [Closed, Idle]);
}
