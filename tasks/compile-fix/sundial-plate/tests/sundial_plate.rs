use sundial_plate::{letter, mean_error, Minute, Plate, SUMMER, UPRIGHT};

fn plate(longitude: i32, meridian: i32, settings: u8) -> Plate {
    Plate {
        longitude,
        meridian,
        settings,
    }
}

/// "The hours 1 to 24 have the small Greek letters from `α` to `ω`, in the order of the alphabet."
#[test]
fn hours_are_greek_letters() {
    let letters: String = (1..=17).filter_map(letter).collect();
    assert_eq!(letters, "αβγδεζηθικλμνξοπρ");
}

/// "The final sigma `ς` is not used, although Unicode has it between `ρ` and `σ`."
#[test]
fn the_plate_has_no_final_sigma() {
    let letters: String = (17..=24).filter_map(letter).collect();
    assert_eq!(letters, "ρστυφχψω");
}

/// "No other hour has a letter."
#[test]
fn hours_off_the_plate_have_no_letter() {
    assert_eq!((letter(0), letter(25)), (None, None));
    assert_eq!(letter(u32::MAX), None);
}

/// "A plate is set to summer time when the bit `SUMMER` of its settings is set, whatever the other bits are."
#[test]
fn one_bit_means_summer() {
    let summer = |settings| plate(0, 0, settings).is_summer();
    assert!(summer(SUMMER) && summer(SUMMER | UPRIGHT) && summer(0xff));
    assert!(!summer(0) && !summer(UPRIGHT) && !summer(!SUMMER));
}

/// "4 seconds more for every arc minute by which the plate lies west of its meridian (4 seconds less for every arc
/// minute east of it)"
#[test]
fn the_sun_is_late_in_the_west() {
    assert_eq!(plate(300, 900, 0).clock(Minute(600), 0), Minute(640));
    assert_eq!(plate(900, 300, 0).clock(Minute(600), 0), Minute(560));
    assert_eq!(plate(-120, 0, UPRIGHT).clock(Minute(600), 0), Minute(608));
}

/// "`clock` is the dial's time less the equation of time"
#[test]
fn the_equation_is_taken_off() {
    let plate = plate(0, 0, 0);
    assert_eq!(plate.clock(Minute(720), 960), Minute(704));
    assert_eq!(plate.clock(Minute(720), -600), Minute(730));
    assert_eq!(plate.clock(Minute(720), 1), Minute(719));
    assert_eq!(plate.clock(Minute(720), -59), Minute(720));
}

/// "In summer time another hour is added."
#[test]
fn summer_adds_an_hour() {
    assert_eq!(plate(0, 0, SUMMER).clock(Minute(720), 0), Minute(780));
}

/// "30 seconds before midnight lie in the minute 23:59."
#[test]
fn seconds_before_midnight_lie_in_the_last_minute() {
    assert_eq!(plate(0, 0, 0).clock(Minute(0), 30), Minute(1439));
    assert_eq!(plate(0, 0, 0).clock(Minute(0), 61), Minute(1438));
}

/// "it always lies between 00:00 and 23:59"
#[test]
fn the_shadow_stays_within_a_day() {
    assert_eq!(plate(0, 0, SUMMER).clock(Minute(1380), 0), Minute(0));
    assert_eq!(plate(0, 0, SUMMER).clock(Minute(1439), -60), Minute(60));
    assert_eq!(plate(10800, 0, 0).clock(Minute(60), 0), Minute(780));
}

/// "`mean_error` is the exact mean of the errors, with its fraction and its sign; without errors there is none."
#[test]
fn the_mean_of_reading_errors() {
    assert_eq!(mean_error(&[1, -2, -2, 1, -1]), Some(-0.6));
    assert_eq!(mean_error(&[30000, 30000]), Some(30000.0));
    assert_eq!(mean_error(&[]), None);
}

/// "A minute is shown as hours and minutes with two digits each, such as `07:05`."
#[test]
fn minutes_are_shown_as_a_clock() {
    assert_eq!(Minute(425).to_string(), "07:05");
    assert_eq!(Minute(1439).to_string(), "23:59");
}
