use water_bills::billing::{alarm, bill, flow, leaks, used, Tariff};
use water_bills::meter::Meter;

const TARIFF: Tariff = Tariff { cents: 300, base: 7 };

/// A meter with readings at hours, in decilitres.
fn meter(number: u32, initial: u64, readings: &[(u64, u64)]) -> Meter {
    let mut meter = Meter::new('C', number, initial);
    for (hour, shown) in readings {
        meter.read(hour * 60, *shown);
    }
    meter
}

/// "what a meter counted from one hour to another, in litres, parts of a litre of the whole dropped"
#[test]
fn litres_are_counted_between_hours() {
    let meter = meter(1, 0, &[(10, 50), (20, 5_068), (30, 5_075)]);
    assert_eq!(used(&meter, 10, 20), 501);
    assert_eq!(used(&meter, 10, 30), 502);
    assert_eq!(used(&meter, 20, 30), 0);
    assert_eq!(used(&meter, 12, 19), 0);
    let parts = self::meter(1, 9, &[(1, 19), (2, 27), (3, 31)]);
    assert_eq!((used(&parts, 0, 1), used(&parts, 1, 2), used(&parts, 1, 3)), (1, 0, 1));
}

/// "The reading at an hour is the last one taken until then, that hour included"
#[test]
fn a_reading_belongs_to_its_hour() {
    let mut meter = Meter::new('C', 1, 0);
    meter.read(600, 1_000);
    meter.read(659, 3_000);
    meter.read(661, 7_000);
    assert_eq!(used(&meter, 9, 10), 100);
    assert_eq!(used(&meter, 10, 11), 200);
    assert_eq!(used(&meter, 11, 12), 400);
}

/// "before the first one it is what the meter showed when it was put in."
#[test]
fn a_meter_is_put_in_with_a_reading() {
    let meter = meter(1, 40_000, &[(10, 41_000)]);
    assert_eq!(used(&meter, 0, 9), 0);
    assert_eq!(used(&meter, 0, 10), 100);
    assert_eq!(used(&meter, 10, 50), 0);
    assert_eq!(bill(&meter, 0, 10, TARIFF), 307);
}

/// "begins anew after 99999 cubic metres and 999 litres."
#[test]
fn a_full_meter_begins_anew() {
    let meter = meter(
        1,
        999_990_000,
        &[
            (10, 999_999_990),
            (20, 10),
            (30, 500_000_010),
            (40, 5),
            (50, 100_000_005),
        ],
    );
    assert_eq!(used(&meter, 10, 20), 2);
    assert_eq!(used(&meter, 0, 20), 1_001);
    assert_eq!(used(&meter, 30, 40), 49_999_999);
    assert_eq!(used(&meter, 20, 50), 109_999_999);
    assert_eq!(bill(&meter, 20, 50, TARIFF), 110_000 * 300 + 14);
}

/// "and 0 if `from` is not before `to`."
#[test]
fn time_does_not_run_backwards() {
    let meter = meter(1, 0, &[(10, 50_000), (20, 90_000)]);
    assert_eq!((used(&meter, 20, 20), used(&meter, 20, 10)), (0, 0));
    assert_eq!((bill(&meter, 20, 20, TARIFF), bill(&meter, 20, 10, TARIFF)), (0, 0));
    assert_eq!((flow(&meter, 20, 20), flow(&meter, 20, 10)), (0, 0));
}

/// "where one that is only begun, be it by a part of a litre, counts as a full one, and `tariff.base` for each started period
/// of 24 hours."
#[test]
fn begun_cubic_metres_and_days_are_billed() {
    let meter = meter(1, 0, &[(10, 10_000), (34, 30_000), (35, 30_001), (60, 50_001)]);
    assert_eq!(bill(&meter, 10, 34, TARIFF), 607);
    assert_eq!(bill(&meter, 10, 35, TARIFF), 914);
    assert_eq!(bill(&meter, 35, 60, TARIFF), 614);
    assert_eq!(bill(&meter, 11, 12, TARIFF), 7);
    assert_eq!(bill(&meter, 11, 12, Tariff { cents: 300, base: 90 }), 90);
}

/// "gives the letters and numbers of the meters, such as `C1234`, of those that never stood still in a night, in the order of the
/// meters"
#[test]
fn meters_that_never_rest_are_named() {
    let steady = |number, step| {
        let readings: Vec<(u64, u64)> = (1..=8).map(|hour| (hour, hour * step)).collect();
        meter(number, 0, &readings)
    };
    let mut paused = meter(
        7,
        0,
        &[
            (1, 20),
            (2, 40),
            (3, 60),
            (4, 60),
            (5, 80),
            (6, 100),
            (7, 120),
            (8, 140),
        ],
    );
    paused.kind = 'H';
    let mut hot = steady(1234, 25);
    hot.kind = 'H';
    let meters = [steady(99, 20), steady(3, 19), hot, paused.clone()];
    assert_eq!(leaks(&meters, 1), ["C99", "H1234"]);
    assert_eq!(leaks(&meters, 4), ["C99", "H1234"]);
    assert!(leaks(&meters, 5).is_empty());
    let late = meter(7, 0, &[(4, 0), (5, 20), (6, 40), (7, 60), (8, 80), (9, 100), (10, 101)]);
    assert_eq!(leaks(&[late.clone()], 5), ["C7"]);
    assert!(leaks(&[late.clone()], 4).is_empty());
    assert!(leaks(&[late, paused], 6).is_empty());
}

/// "is the mean flow in litres for each hour, of the whole litres used, rounded to the nearest, half up"
#[test]
fn the_mean_flow_is_rounded() {
    let meter = meter(1, 0, &[(10, 1_000), (14, 1_100), (20, 1_310), (24, 1_359)]);
    assert_eq!(flow(&meter, 10, 14), 3);
    assert_eq!(flow(&meter, 14, 20), 4);
    assert_eq!(flow(&meter, 20, 24), 1);
    assert_eq!(flow(&meter, 10, 24), 3);
    assert_eq!(flow(&meter, 9, 10), 100);
    let odd = self::meter(1, 0, &[(3, 40), (5, 60), (8, 100)]);
    assert_eq!(
        (flow(&odd, 0, 3), flow(&odd, 3, 5), flow(&odd, 0, 4), flow(&odd, 3, 8)),
        (1, 1, 1, 1)
    );
}

/// "says whether the peak of the meter was above `limit` litres for each hour."
#[test]
fn a_high_peak_gives_alarm() {
    let meter = meter(1, 0, &[(1, 600), (2, 1_800)]);
    assert!(alarm(&meter, 119));
    assert!(!alarm(&meter, 120));
    assert!(!alarm(&meter, 121));
    assert!(alarm(&meter, 0));
    assert!(!alarm(&self::meter(1, 5, &[]), 0));
}
