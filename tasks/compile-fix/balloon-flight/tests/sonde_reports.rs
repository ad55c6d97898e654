use balloon_flight::{Flight, Kilometres, Metres, Sample, Unit};

/// A unit that the package does not know.
struct Fathoms;

impl Unit for Fathoms {
    const METRE: f64 = 0.5;
}

fn sample(second: u32, height: u16, temperature: i16) -> Sample {
    Sample {
        second,
        height,
        temperature,
    }
}

fn close(value: Option<f64>, expected: f64) -> bool {
    value.is_some_and(|value| (value - expected).abs() < 1e-9)
}

/// "A line holds three whole numbers with commas between them, and spaces around the numbers do not matter"
#[test]
fn a_report_holds_three_numbers() {
    let flight = Flight::read("0,120,185\n 10 , 170,-4\n20, 65535 ,-32768");
    assert_eq!(
        flight.samples(),
        [
            sample(0, 120, 185),
            sample(10, 170, -4),
            sample(20, 65535, -32768)
        ]
    );
    assert_eq!(flight.skipped(), 0);
}

/// "A line with more or fewer fields, or with a field that is no whole number, is skipped."
#[test]
fn damaged_reports_are_skipped() {
    let flight = Flight::read("0,100\n1,100,5,7\n2,1x0,5\n3,100,5\n\n4,100,5,x\n5,,5\n6,10.5,5");
    assert_eq!(flight.samples(), [sample(3, 100, 5)]);
    assert_eq!(flight.skipped(), 7);
}

/// "So is a line with a number that does not fit the type of its field"
#[test]
fn numbers_out_of_range_are_skipped() {
    let flight = Flight::read("-1,5,5\n1,65536,5\n2,-1,5\n3,5,32768\n4294967296,5,5\n7,8,9");
    assert_eq!(flight.samples(), [sample(7, 8, 9)]);
    assert_eq!(flight.skipped(), 5);
}

/// "a line whose second is not later than that of the sample taken before it"
#[test]
fn reports_out_of_order_are_skipped() {
    let flight = Flight::read("5,100,1\n5,101,1\n4,102,1\n6,103,1\n");
    assert_eq!(flight.samples(), [sample(5, 100, 1), sample(6, 103, 1)]);
    assert_eq!(flight.skipped(), 2);
}

/// "`burst` is the highest sample, of equally high ones the first"
#[test]
fn the_balloon_bursts_at_its_highest_sample() {
    let flight = Flight::read("0,100,1\n1,900,2\n2,900,3\n3,40,4");
    assert_eq!(flight.burst(), Some(sample(1, 900, 2)));
    assert_eq!(Flight::read("0,0,7").burst(), Some(sample(0, 0, 7)));
    assert_eq!(Flight::read("").burst(), None);
}

/// "`mean_height` is the exact mean of all heights, with its fraction"
#[test]
fn the_mean_height_keeps_its_fraction() {
    let flight = Flight::read("0,100,1\n1,101,1\n2,101,1\n3,101,1");
    assert!(close(flight.mean_height::<Metres>(), 100.75));
    let high = Flight::read("0,60000,1\n1,65001,1");
    assert!(close(high.mean_height::<Metres>(), 62500.5));
    assert!(Flight::read("").mean_height::<Metres>().is_none());
}

/// "`climb` is the height gained from the first sample to the burst, divided by the seconds between them, with its fraction"
#[test]
fn the_climb_ends_at_the_burst() {
    let flight = Flight::read("10,100,1\n14,90,1\n30,150,1\n40,20,1");
    assert!(close(flight.climb::<Metres>(), 2.5));
    let slow = Flight::read("0,1,1\n4,2,1");
    assert!(close(slow.climb::<Metres>(), 0.25));
}

/// "`climb` is `None` without samples and when the burst is the first sample"
#[test]
fn a_balloon_that_only_sinks_has_no_climb() {
    assert!(Flight::read("0,500,1\n9,400,1").climb::<Metres>().is_none());
    assert!(Flight::read("0,500,1\n9,500,1").climb::<Metres>().is_none());
    assert!(Flight::read("").climb::<Metres>().is_none());
}

/// "Both are asked with the unit of the answer, as in `flight.climb::<Kilometres>()`"
#[test]
fn the_answer_is_in_the_unit_asked_for() {
    let flight = Flight::read("0,2000,1\n4,4000,1\n5,3000,1");
    assert!(close(flight.mean_height::<Kilometres>(), 3.0));
    assert!(close(flight.mean_height::<Fathoms>(), 1500.0));
    assert!(close(flight.climb::<Kilometres>(), 0.5));
    assert!(close(flight.climb::<Fathoms>(), 250.0));
}
