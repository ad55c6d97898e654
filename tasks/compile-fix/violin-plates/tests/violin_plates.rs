use violin_plates::bench::{mirror, sawn, spread, thin, thinnest};
use violin_plates::plate::{Plate, Refusal, Thickness, Wood};

fn plate(hundredths: &[u16]) -> Plate {
    let spots = hundredths
        .iter()
        .map(|&h| Thickness::of_hundredths(h).unwrap());
    Plate::new(Wood::Spruce, spots.collect())
}

fn hundredths(plate: &Plate) -> Vec<u16> {
    plate.spots().iter().map(|spot| spot.hundredths()).collect()
}

/// "`sawn` is a plate with the given number of spots, each of the given number of whole millimetres."
#[test]
fn plates_come_from_the_saw() {
    let back = sawn(Wood::Maple, 4, 3).unwrap();
    assert_eq!(
        (back.wood(), hundredths(&back)),
        (Wood::Maple, vec![400, 400, 400])
    );
    let belly = sawn(Wood::Spruce, 9, 1).unwrap();
    assert_eq!(
        (belly.wood(), hundredths(&belly)),
        (Wood::Spruce, vec![900])
    );
}

/// "If the gauge does not know such a thickness, however large or small the number is, there is no such plate."
#[test]
fn the_saw_keeps_to_the_gauge() {
    for millimetres in [0, 1, 10, 656, 659, 6556, u16::MAX] {
        assert!(sawn(Wood::Maple, millimetres, 2).is_none(), "{millimetres}");
    }
    assert!(sawn(Wood::Maple, 2, 2).is_some());
}

/// "`thinnest` is the number of the spot with the smallest thickness, counted from 0, to the hundredth of a
/// millimetre"
#[test]
fn the_thinnest_spot_to_a_hundredth() {
    assert_eq!(thinnest(&plate(&[300, 252, 248, 251])), Some(2));
    assert_eq!(thinnest(&plate(&[250, 254, 249])), Some(2));
}

/// "of equally thin ones the first. A plate without spots has none."
#[test]
fn of_equally_thin_spots_the_first() {
    assert_eq!(thinnest(&plate(&[300, 250, 400, 250])), Some(1));
    assert_eq!(thinnest(&plate(&[])), None);
}

/// "`spread` is the difference between the thickest and the thinnest spot in hundredths of a millimetre, and 0
/// without spots."
#[test]
fn spread_of_a_plate() {
    assert_eq!(spread(&plate(&[300, 253, 412])), 159);
    assert_eq!((spread(&plate(&[300])), spread(&plate(&[]))), (0, 0));
}

/// "`thin` brings every spot that is thicker than the target down to the target, leaves the others as they are, and
/// returns the sum of what it took away"
#[test]
fn a_plate_is_thinned() {
    let mut belly = plate(&[300, 299, 253, 301, 900]);
    assert_eq!(thin(&mut belly, 299), Ok(604));
    assert_eq!(hundredths(&belly), [299, 299, 253, 299, 299]);
    assert_eq!(thin(&mut belly, 500), Ok(0));
    assert_eq!(hundredths(&belly), [299, 299, 253, 299, 299]);
}

/// "A target below the smallest thickness that the gauge knows is refused as `TooThin`, and the plate stays as it
/// was, even if it has no spot at all"
#[test]
fn no_plate_is_thinned_too_far() {
    let mut belly = plate(&[180, 300, 299]);
    for target in [0, 17, 18, 179] {
        assert_eq!(thin(&mut belly, target), Err(Refusal::TooThin));
        assert_eq!(hundredths(&belly), [180, 300, 299]);
    }
    assert_eq!(thin(&mut plate(&[]), 179), Err(Refusal::TooThin));
}

/// "the smallest thickness itself is allowed"
#[test]
fn the_smallest_thickness_is_allowed() {
    let mut belly = plate(&[180, 183, 900]);
    assert_eq!(thin(&mut belly, 180), Ok(723));
    assert_eq!(hundredths(&belly), [180, 180, 180]);
    assert_eq!(thin(&mut plate(&[]), 180), Ok(0));
}

/// "The dial of the gauge shows tenths of a millimetre, rounded to the nearest"
#[test]
fn the_dial_of_the_gauge() {
    let dial = plate(&[180, 184, 185, 254, 255, 900]);
    let shown: Vec<u16> = dial.spots().iter().map(|spot| spot.dial()).collect();
    assert_eq!(shown, [18, 18, 19, 25, 26, 90]);
    assert_eq!((thinnest(&dial), spread(&dial)), (Some(0), 720));
}

/// "compares the first spot with the last, the second with the last but one, and so on, and brings the thicker of
/// the two down to the thinner"
#[test]
fn left_and_right_of_a_plate() {
    let mut belly = plate(&[300, 253, 412, 255, 290]);
    assert_eq!(mirror(&mut belly), 12);
    assert_eq!(hundredths(&belly), [290, 253, 412, 253, 290]);
    let mut even = plate(&[300, 400, 500, 300]);
    assert_eq!(mirror(&mut even), 100);
    assert_eq!(hundredths(&even), [300, 400, 400, 300]);
    assert_eq!(
        (mirror(&mut plate(&[])), mirror(&mut plate(&[200]))),
        (0, 0)
    );
}
