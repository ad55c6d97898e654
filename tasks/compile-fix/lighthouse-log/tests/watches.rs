use lighthouse_log::{Entry, Log};

fn seen(visibilities: &[u32]) -> Log {
    let mut log = Log::open("Maren", 0, 0);
    for (hour, visibility) in visibilities.iter().enumerate() {
        log.observe(hour as u32, *visibility);
    }
    log
}

fn fogs(visibilities: &[u32]) -> Vec<u32> {
    seen(visibilities)
        .sudden_fogs()
        .iter()
        .map(|e| e.hour)
        .collect()
}

/// "`<keeper> from <hour> to <hour>: <number> entries`"
#[test]
fn the_report_is_about_the_watch_that_ends() {
    let mut log = Log::open("Maren", 6, 10);
    log.observe(7, 30);
    log.observe(9, 28);
    assert_eq!(
        log.relieve("Tjark", 14),
        Some("Maren from 6 to 14: 2 entries")
    );
    assert_eq!(log.keeper(), "Tjark");
}

/// "The new watch begins in the hour of the relief and without entries."
#[test]
fn each_watch_counts_its_own_entries() {
    let mut log = Log::open("Maren", 6, 10);
    log.observe(7, 30);
    log.relieve("Tjark", 14);
    log.observe(15, 30);
    log.observe(17, 30);
    log.observe(18, 30);
    assert_eq!(
        log.relieve("Maren", 22),
        Some("Tjark from 14 to 22: 3 entries")
    );
    assert_eq!(
        log.relieve("Tjark", 30),
        Some("Maren from 22 to 30: 0 entries")
    );
}

/// "The report about the watch that ends is added to the reports and returned"
#[test]
fn the_reports_pile_up_in_the_lighthouse() {
    let mut log = Log::open("Maren", 1, 10);
    assert!(log.reports().is_empty());
    log.relieve("Tjark", 2);
    log.relieve("Oke", 3);
    assert_eq!(
        log.reports(),
        [
            "Maren from 1 to 2: 0 entries",
            "Tjark from 2 to 3: 0 entries"
        ]
    );
}

/// "If the keeper who takes over is on watch already, the watch simply goes on"
#[test]
fn a_keeper_does_not_relieve_himself() {
    let mut log = Log::open("Oke", 4, 10);
    log.observe(5, 30);
    assert_eq!(log.relieve("Oke", 8), None);
    assert!(log.reports().is_empty());
    assert_eq!(
        log.relieve("Maren", 12),
        Some("Oke from 4 to 12: 1 entries")
    );
}

/// "every entry whose visibility is less than half of that of the entry right before it"
#[test]
fn fog_is_measured_against_the_entry_before() {
    assert_eq!(fogs(&[20, 12, 7, 3, 1, 9, 4]), [3, 4, 6]);
    assert_eq!(fogs(&[5, 30, 14]), [2]);
}

/// "less than half of that of the entry right before it"
#[test]
fn half_the_visibility_is_not_yet_fog() {
    assert_eq!(fogs(&[20, 10, 5, 2]), [3]);
    assert_eq!(fogs(&[20, 9]), [1]);
    assert_eq!(
        seen(&[8, 3]).sudden_fogs(),
        [Entry {
            hour: 1,
            visibility: 3
        }]
    );
}

/// "The first entry has none before it and is no sudden fog."
#[test]
fn a_log_begins_without_fog() {
    assert!(fogs(&[]).is_empty());
    assert!(fogs(&[0]).is_empty());
    assert!(fogs(&[0, 0]).is_empty());
}

/// "A night for which there is not enough oil left stays dark and takes no oil; then the next night is tried."
#[test]
fn the_lamp_burns_what_is_left() {
    let mut log = Log::open("Maren", 0, 30);
    assert_eq!(log.light(&[12, 11, 10, 6, 2, 1, 1]), 4);
    assert_eq!(log.oil(), 0);
    assert_eq!(log.keeper(), "Maren");
}

/// "The number of nights in which the lamp was lit is returned, and `oil` is what is left."
#[test]
fn the_last_drop_of_oil_is_used() {
    let mut log = Log::open("Maren", 0, 25);
    assert_eq!(log.light(&[10, 10]), 2);
    assert_eq!(log.oil(), 5);
    assert_eq!(log.light(&[6]), 0);
    assert_eq!(log.oil(), 5);
    assert_eq!(log.light(&[5]), 1);
    assert_eq!(log.oil(), 0);
    assert_eq!(log.light(&[]), 0);
}
