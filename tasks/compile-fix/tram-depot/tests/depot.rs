use tram_depot::{distance, first_due, number_cars, service, Tram, Yard};

fn yard(tracks: &[&[(u8, u32)]]) -> Yard {
    let track = |trams: &&[(u8, u32)]| {
        trams
            .iter()
            .map(|(line, km)| Tram::new(*line, *km))
            .collect()
    };
    Yard::new(tracks.iter().map(track).collect())
}

fn labels(yard: &Yard) -> Vec<&str> {
    yard.tracks()
        .iter()
        .flatten()
        .map(|tram| tram.label.as_str())
        .collect()
}

fn km(yard: &Yard) -> Vec<u32> {
    yard.tracks().iter().flatten().map(|tram| tram.km).collect()
}

/// "`distance` adds up the kilometres of all trams of a line, wherever they stand, and counts these trams."
#[test]
fn the_kilometres_of_a_line_are_added_up() {
    let yard = yard(&[&[(4, 100), (9, 7)], &[], &[(4, 30), (4, 0)]]);
    assert_eq!(distance(&yard, 4), (130, 3));
    assert_eq!(distance(&yard, 9), (7, 1));
    assert_eq!(distance(&yard, 5), (0, 0));
}

/// "a copy of the first tram, in the order of the yard, that has run at least `limit` kilometres"
#[test]
fn the_first_tram_that_is_due_is_shown() {
    let yard = yard(&[&[(1, 40), (2, 80)], &[(3, 90), (4, 50)]]);
    assert_eq!(first_due(&yard, 60), Some(Tram::new(2, 80)));
    assert_eq!(first_due(&yard, 80), Some(Tram::new(2, 80)));
    assert_eq!(first_due(&yard, 81), Some(Tram::new(3, 90)));
    assert_eq!(first_due(&yard, 91), None);
}

/// "the trams of each line are numbered from 1 in the order of the yard"
#[test]
fn trams_are_numbered_line_by_line() {
    let mut yard = yard(&[&[(4, 0), (255, 0), (4, 0)], &[(0, 0), (255, 0), (4, 0)]]);
    assert_eq!(number_cars(&mut yard), 6);
    assert_eq!(
        labels(&yard),
        ["4-1", "255-1", "4-2", "0-1", "255-2", "4-3"]
    );
}

/// "It returns how many labels are different from what they were."
#[test]
fn labels_that_stay_are_not_counted() {
    let mut yard = yard(&[&[(4, 0), (4, 0)], &[(6, 0)]]);
    assert_eq!(number_cars(&mut yard), 3);
    assert_eq!(number_cars(&mut yard), 0);
    yard.tracks_mut()[0].remove(0);
    assert_eq!(number_cars(&mut yard), 1);
    assert_eq!(labels(&yard), ["4-1", "6-1"]);
}

/// "Only the tram in front of a track can be serviced, and only if it has run at least `limit` kilometres."
#[test]
fn the_tram_in_front_is_serviced() {
    let mut yard = yard(&[&[(4, 70), (4, 70)], &[(5, 49), (4, 60)], &[], &[(6, 50)]]);
    number_cars(&mut yard);
    assert_eq!(service(&mut yard, 50, 9), ["4-1", "6-1"]);
    assert_eq!(km(&yard), [0, 70, 49, 60, 0]);
}

/// "A service takes 1 hour, but 3 hours from twice the limit on."
#[test]
fn a_tram_long_overdue_takes_three_hours() {
    let mut yard = yard(&[&[(1, 99)], &[(2, 100)], &[(3, 50)]]);
    number_cars(&mut yard);
    assert_eq!(service(&mut yard, 50, 4), ["1-1", "2-1"]);
    assert_eq!(km(&yard), [0, 0, 50]);
}

/// "If not enough `hours` are left for a tram, it is passed over, and the next track is looked at."
#[test]
fn a_tram_without_time_is_passed_over() {
    let mut yard = yard(&[&[(1, 300)], &[(2, 60)], &[(3, 101)], &[(4, 70)], &[(5, 70)]]);
    number_cars(&mut yard);
    assert_eq!(service(&mut yard, 50, 2), ["2-1", "4-1"]);
    assert_eq!(km(&yard), [300, 0, 101, 0, 70]);
    assert_eq!(service(&mut yard, 50, 0), Vec::<String>::new());
}

/// "A service sets the kilometres of the tram back to 0."
#[test]
fn a_serviced_tram_is_no_longer_due() {
    let mut yard = yard(&[&[(1, 60)], &[(2, 70)]]);
    number_cars(&mut yard);
    assert_eq!(service(&mut yard, 50, 1), ["1-1"]);
    assert_eq!(
        first_due(&yard, 1).map(|tram| tram.label).as_deref(),
        Some("2-1")
    );
    assert_eq!(distance(&yard, 1), (0, 1));
}
