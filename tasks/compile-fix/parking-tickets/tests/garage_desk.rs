use parking_tickets::{DayNight, Garage, Hourly, Tariff};

const NOON: u32 = 12 * 60;
const DAY: u32 = 24 * 60;

fn stay<T: Tariff>(tariff: T, from: u32, until: u32) -> u32 {
    let mut garage = Garage::new(tariff, 1);
    garage.enter("AB 1", from).unwrap();
    garage.leave("AB 1", until).unwrap()
}

fn day_night() -> DayNight {
    DayNight {
        day: 200,
        night: 50,
        cap: 1500,
    }
}

/// "`Hourly` charges its rate for every begun hour of the stay"
#[test]
fn an_hourly_stay_is_charged_by_begun_hours() {
    assert_eq!(stay(Hourly { rate: 150 }, NOON, NOON + 60), 150);
    assert_eq!(stay(Hourly { rate: 150 }, NOON, NOON + 61), 300);
    assert_eq!(stay(Hourly { rate: 150 }, NOON + 50, NOON + 70), 150);
    assert_eq!(Hourly { rate: 7 }.fee(100, 220), 14);
}

/// "`Hourly` charges its rate for every begun hour of the stay, and has no limit."
#[test]
fn an_hourly_stay_has_no_limit() {
    assert_eq!(Hourly { rate: 150 }.cap(), None);
    assert_eq!(stay(Hourly { rate: 150 }, NOON, NOON + 2 * DAY), 48 * 150);
}

/// "An hour that begins from 6:00 on and before 20:00 costs `day`, any other `night`."
#[test]
fn each_hour_has_the_rate_of_its_beginning() {
    assert_eq!(day_night().fee(6 * 60, 7 * 60), 200);
    assert_eq!(day_night().fee(6 * 60 - 1, 6 * 60 + 59), 50);
    assert_eq!(day_night().fee(6 * 60 - 1, 6 * 60 + 60), 250);
    assert_eq!(day_night().fee(20 * 60 - 1, 20 * 60 + 30), 200);
    assert_eq!(day_night().fee(20 * 60, 20 * 60 + 1), 50);
    assert_eq!(day_night().fee(DAY + 5 * 60, DAY + 8 * 60), 450);
    assert_eq!(day_night().fee(3 * DAY + 60, 3 * DAY + 61), 50);
}

/// "Whoever leaves in the minute of the arrival pays nothing."
#[test]
fn turning_round_at_once_is_free() {
    assert_eq!(stay(Hourly { rate: 150 }, NOON, NOON), 0);
    assert_eq!(stay(day_night(), NOON, NOON), 0);
    assert_eq!(stay(day_night(), NOON, NOON + 1), 200);
}

/// "`cap` limits the fee of each 24 hours since the arrival on their own"
#[test]
fn the_limit_holds_for_each_day_of_the_stay() {
    assert_eq!(day_night().cap(), Some(1500));
    assert_eq!(stay(day_night(), NOON, NOON + 8 * 60), 1500);
    assert_eq!(stay(day_night(), NOON, NOON + 7 * 60), 1400);
    assert_eq!(stay(day_night(), NOON, NOON + DAY), 1500);
    assert_eq!(stay(day_night(), NOON, NOON + DAY + 1), 1700);
    assert_eq!(stay(day_night(), NOON, NOON + 3 * DAY - 60), 4500);
    assert_eq!(
        stay(
            DayNight {
                day: 1,
                night: 1,
                cap: 1500
            },
            0,
            2 * DAY + 30
        ),
        49
    );
}

/// "A ticket is the letter of the tariff, `H` or `D`, and the number of the ticket, which counts from 1."
#[test]
fn tickets_are_lettered_and_numbered() {
    assert_eq!([Hourly::letter(), DayNight::letter()], ['H', 'D']);
    let mut garage = Garage::new(Hourly { rate: 1 }, 5);
    assert_eq!(garage.enter("AB 1", 0).as_deref(), Some("H1"));
    assert_eq!(garage.enter("AB 2", 0).as_deref(), Some("H2"));
    assert_eq!(garage.leave("AB 1", 0), Some(0));
    assert_eq!(garage.enter("AB 3", 0).as_deref(), Some("H3"));
    let mut dear = Garage::new(
        DayNight {
            day: 1,
            night: 9,
            cap: 99,
        },
        5,
    );
    assert_eq!(dear.enter("AB 1", 0).as_deref(), Some("D1"));
}

/// "A car is refused when all places are taken or when a car with its plate is inside already"
#[test]
fn a_full_garage_refuses_cars() {
    let mut garage = Garage::new(day_night(), 2);
    assert!(garage.enter("AB 1", 0).is_some());
    assert!(garage.enter("AB 1", 5).is_none());
    assert_eq!(garage.enter("AB 2", 5).as_deref(), Some("D2"));
    assert!(garage.enter("AB 3", 5).is_none());
    assert_eq!(garage.leave("AB 1", 30), Some(50));
    assert_eq!(garage.enter("AB 3", 31).as_deref(), Some("D3"));
}

/// "`leave` gives `None` for a car that is not inside"
#[test]
fn a_car_leaves_only_once() {
    let mut garage = Garage::new(Hourly { rate: 80 }, 3);
    garage.enter("AB 1", 0);
    garage.enter("AB 2", 60);
    assert_eq!(garage.leave("AB 3", 70), None);
    assert_eq!(garage.leave("AB 2", 70), Some(80));
    assert_eq!(garage.leave("AB 2", 71), None);
    assert_eq!(garage.leave("AB 1", 121), Some(240));
}
