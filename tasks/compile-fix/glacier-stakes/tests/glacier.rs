use glacier_stakes::{carry_out, close_season, walk, Change, FieldBook, Reading};

fn reading(day: u32, stake: usize, ice: u32) -> Reading {
    Reading { day, stake, ice }
}

fn melt(stake: usize, by: u32) -> Change {
    Change::Melt { stake, by }
}

fn snow(stake: usize, by: u32) -> Change {
    Change::Snow { stake, by }
}

fn book(ice: &[u32]) -> FieldBook {
    let mut book = FieldBook::new();
    for (name, ice) in ["tongue", "basin", "col", "saddle"].iter().zip(ice) {
        book.drill(name, *ice);
    }
    book
}

fn ice(book: &FieldBook) -> Vec<u32> {
    book.stakes().iter().map(|stake| stake.ice).collect()
}

/// "A reading from a day before the last day on which anything was entered, this walk included, is late"
#[test]
fn readings_of_an_earlier_day_are_late() {
    let mut book = book(&[100, 200]);
    let readings = [
        reading(3, 0, 95),
        reading(2, 1, 190),
        reading(5, 1, 185),
        reading(4, 0, 90),
    ];
    assert_eq!(walk(&mut book, &readings), 2);
    assert_eq!(ice(&book), [95, 185]);
    assert_eq!(book.lines(), ["late reading", "late reading"]);
    assert_eq!(book.day(), 5);
}

/// "from a day before the last day on which anything was entered"
#[test]
fn two_stakes_are_read_on_one_day() {
    let mut book = book(&[100, 200]);
    assert_eq!(
        walk(
            &mut book,
            &[reading(3, 0, 95), reading(3, 1, 190), reading(3, 0, 94)]
        ),
        3
    );
    assert_eq!(ice(&book), [94, 190]);
    assert!(book.lines().is_empty());
    assert_eq!(walk(&mut book, &[reading(2, 0, 1)]), 0);
    assert_eq!(book.lines(), ["late reading"]);
}

/// "Every other reading is entered in the book if there is such a stake."
#[test]
fn a_stake_nobody_drilled_is_not_read() {
    let mut book = book(&[100]);
    assert_eq!(walk(&mut book, &[reading(9, 1, 50), reading(4, 0, 60)]), 1);
    assert_eq!(ice(&book), [60]);
    assert_eq!(book.stakes()[0].visits, 1);
    assert!(book.lines().is_empty());
    assert_eq!(walk(&mut book, &[]), 0);
}

/// "`carry_out` takes the changes in the order given."
#[test]
fn snow_falls_between_two_thaws() {
    let mut book = book(&[30]);
    let changes = [melt(0, 40), snow(0, 25), melt(0, 10)];
    assert_eq!(carry_out(&mut book, &changes), 40);
    assert_eq!(ice(&book), [15]);
    assert_eq!(book.lines(), ["tongue stands on rock", "snow"]);
}

/// "Melting takes ice away, but no more than there is"
#[test]
fn rock_does_not_melt() {
    let mut book = book(&[30, 8]);
    assert_eq!(
        carry_out(&mut book, &[melt(0, 29), melt(1, 9), snow(0, 2)]),
        37
    );
    assert_eq!(ice(&book), [3, 0]);
    assert_eq!(book.lines(), ["basin stands on rock", "snow"]);
}

/// "whenever no ice is left after melting, `<name of the stake> stands on rock` is noted, even if there was none before"
#[test]
fn bare_rock_is_noted_every_time() {
    let mut book = book(&[0, 7]);
    assert_eq!(
        carry_out(&mut book, &[melt(0, 3), melt(1, 7), melt(1, 0)]),
        7
    );
    assert_eq!(
        book.lines(),
        [
            "tongue stands on rock",
            "basin stands on rock",
            "basin stands on rock"
        ]
    );
}

/// "A change at a stake that does not exist does nothing and notes nothing."
#[test]
fn weather_needs_a_stake() {
    let mut book = book(&[30]);
    assert_eq!(carry_out(&mut book, &[melt(1, 3), snow(2, 3)]), 0);
    assert_eq!(ice(&book), [30]);
    assert!(book.lines().is_empty());
}

/// "`close_season` notes the given lines in their order, and after them the name of the stake with the least ice"
#[test]
fn a_season_ends_at_the_thinnest_ice() {
    let mut book = book(&[30, 12, 40]);
    assert_eq!(
        close_season(&mut book, &["poles in", "hut shut"]).as_deref(),
        Some("basin")
    );
    assert_eq!(book.lines(), ["poles in", "hut shut", "basin"]);
}

/// "of several such stakes the first one. This stake is visited once more."
#[test]
fn the_thinnest_stake_is_visited_once_more() {
    let mut book = book(&[30, 12, 12]);
    close_season(&mut book, &[]);
    assert_eq!(close_season(&mut book, &[]).as_deref(), Some("basin"));
    let visits: Vec<u32> = book.stakes().iter().map(|stake| stake.visits).collect();
    assert_eq!(visits, [0, 2, 0]);
    assert_eq!(ice(&book), [30, 12, 12]);
}

/// "If there is no stake, nothing is noted, and `close_season` returns `None`."
#[test]
fn a_season_without_stakes_is_not_closed() {
    let mut book = book(&[]);
    assert_eq!(close_season(&mut book, &["poles in"]), None);
    assert!(book.lines().is_empty());
}
