use dish_spectrum::{band, exposure, histogram, smooth, HIGHEST, LONGEST, MOST_SAMPLES, RATE};

/// "`MOST_SAMPLES` is the number of samples in the longest exposure."
#[test]
fn the_longest_exposure_has_billions_of_samples() {
    assert_eq!(MOST_SAMPLES, 8_640_000_000);
    assert_eq!((RATE, LONGEST), (2_400_000, 3600));
    assert_eq!(exposure(LONGEST), Some(MOST_SAMPLES));
}

/// "for every exposure up to the longest one, and `None` for a longer one"
#[test]
fn exposures_up_to_an_hour() {
    assert_eq!(exposure(0), Some(0));
    assert_eq!(exposure(11), Some(26_400_000));
    assert_eq!(exposure(1790), Some(4_296_000_000));
    assert_eq!(exposure(3600), Some(8_640_000_000));
    assert_eq!(exposure(3601), None);
    assert_eq!(exposure(u32::MAX), None);
}

/// "the last edge ends the last band and is `HIGHEST`"
#[test]
fn the_last_edge_ends_the_last_band() {
    assert_eq!(HIGHEST, 1427);
    assert_eq!(band(1426), Some(3));
    assert_eq!(band(1427), None);
    assert_eq!(band(5000), None);
}

/// "Each band goes from its edge up to, but not including, the next edge"
#[test]
fn hydrogen_lies_in_the_last_band() {
    assert_eq!(band(1420), Some(3));
    assert_eq!(band(1399), Some(2));
    assert_eq!(
        (band(408), band(609), band(610)),
        (Some(1), Some(1), Some(2))
    );
}

/// "`None` for a frequency outside of all bands"
#[test]
fn below_the_first_edge_is_no_band() {
    assert_eq!((band(321), band(0)), (None, None));
    assert_eq!((band(322), band(407)), (Some(0), Some(0)));
}

/// "with the five weights in that order"
#[test]
fn a_pulse_is_smoothed_by_the_weights() {
    let pulse = [0, 0, 0, 170, 0, 0, 0];
    assert_eq!(smooth(&pulse), [0, 20, 40, 60, 40, 10, 0]);
}

/// "The weights are divided by their sum and the mean is rounded down, also below zero."
#[test]
fn smoothed_means_are_rounded_down() {
    assert_eq!(
        smooth(&[0, 0, 0, 0, 3, 0, 0, 0, 0]),
        [0, 0, 0, 0, 1, 0, 0, 0, 0]
    );
    assert_eq!(smooth(&[0, 0, -1, 0, 0]), [-1, -1, -1, -1, -1]);
    assert_eq!(smooth(&[i32::MAX; 3]), [2_147_483_647; 3]);
}

/// "Beyond the ends, the first and the last sample go on for ever."
#[test]
fn the_ends_go_on() {
    assert_eq!(smooth(&[17, 34]), [23, 29]);
    assert_eq!(smooth(&[-5]), [-5]);
    assert_eq!(smooth(&[]), []);
}

/// "A step takes its lowest value in and leaves the lowest value of the next step out."
#[test]
fn steps_of_a_histogram() {
    let samples = [-20, -11, -10, -1, 0, 9, 10];
    assert_eq!(histogram(&samples, -20, 10, 3), [2, 2, 2]);
    assert_eq!(histogram(&samples, -20, 10, 4), [2, 2, 2, 1]);
}

/// "`histogram` counts the samples in each of `count` steps, whatever their number."
#[test]
fn a_histogram_of_any_size() {
    let many = histogram(&[4999, 0, 4999, 5000], 0, 1, 5000);
    assert_eq!((many.len(), many[0], many[4999]), (5000, 1, 2));
    assert_eq!(histogram(&[1, 2], 0, 10, 0), []);
}

/// "Samples outside of all steps are not counted. A width of 0 counts as 1."
#[test]
fn samples_outside_are_left_out() {
    assert_eq!(
        histogram(&[i32::MIN, 7, 8, 9, 10, i32::MAX], 8, 0, 2),
        [1, 1]
    );
    assert_eq!(histogram(&[i32::MIN, i32::MAX], i32::MAX, u32::MAX, 1), [1]);
    assert_eq!(histogram(&[-1, 0], 0, 4, 2), [1, 0]);
}
