use map_legend::Legend;

fn legend() -> Legend {
    let mut legend = Legend::new(&['+', '*', '#'], Some(25_000));
    legend.add("Church", None, None);
    legend.add("Mill", Some(40), None);
    legend.add("Ford", None, Some('~'));
    legend
}

/// "an entry that brings its own number keeps that one, but it uses up a number of the legend all the same"
#[test]
fn every_entry_uses_up_a_number() {
    let mut legend = legend();
    let numbers: Vec<u32> = legend.entries().iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 40, 3]);
    assert_eq!(legend.add("Cave", Some(2), None).number, 2);
    assert_eq!(legend.add("Well", None, None).number, 5);
}

/// "An entry without a sign of its own gets the last sign of the stock, or `?` when the stock is empty."
#[test]
fn signs_come_from_the_stock() {
    let mut legend = Legend::new(&['+', '*'], None);
    let signs: Vec<char> = ["a", "b", "c"]
        .map(|name| legend.add(name, None, None).sign)
        .to_vec();
    assert_eq!(signs, ['*', '+', '?']);
}

/// "An entry with a sign of its own takes nothing from the stock."
#[test]
fn an_own_sign_leaves_the_stock_alone() {
    let mut legend = legend();
    assert_eq!(legend.entries()[2].sign, '~');
    assert_eq!(legend.add("Cave", None, None).sign, '+');
    assert_eq!(
        (legend.entries()[0].sign, legend.entries()[1].sign),
        ('#', '*')
    );
}

/// "`add` adds an entry to the end of the legend and returns it."
#[test]
fn the_new_entry_is_returned() {
    let mut legend = legend();
    let entry = legend.add("Cave", None, None).clone();
    assert_eq!(
        (entry.name.as_str(), entry.note.clone(), entry.number),
        ("Cave", None, 4)
    );
    assert_eq!(
        (legend.entries().len(), legend.entries().last()),
        (4, Some(&entry))
    );
}

/// "`annotate` sets the note of the first entry with that number and returns its note before, which is empty if it
/// had none."
#[test]
fn notes_in_small_print() {
    let mut legend = legend();
    assert_eq!(legend.annotate(40, "ruin"), Some(String::new()));
    assert_eq!(legend.annotate(40, "museum"), Some("ruin".to_string()));
    assert_eq!(legend.annotate(41, "ruin"), None);
    assert_eq!(legend.entries()[1].note.as_deref(), Some("museum"));
    assert_eq!(legend.entries()[0].note, None);
}

/// "`line` is the number, the sign and the name of the first entry with that number, with spaces between them, and
/// the note in brackets behind a space if the entry was given one, even an empty one"
#[test]
fn lines_of_the_legend() {
    let mut legend = legend();
    assert_eq!(
        (legend.line(1), legend.line(3)),
        ("1 # Church".to_string(), "3 ~ Ford".to_string())
    );
    legend.annotate(1, "ruin");
    legend.annotate(3, "");
    assert_eq!(
        (legend.line(1), legend.line(3)),
        ("1 # Church (ruin)".to_string(), "3 ~ Ford ()".to_string())
    );
    legend.add("Second", Some(1), None);
    assert_eq!(legend.line(1), "1 # Church (ruin)");
}

/// "Without such an entry it is the number, a space and `?`."
#[test]
fn a_line_without_an_entry() {
    assert_eq!(legend().line(2), "2 ?");
}

/// "`millimetres` is the length on the map, rounded down; a scale of 0 counts as 1. A map without a scale has no
/// lengths."
#[test]
fn lengths_on_the_map() {
    let map = legend();
    assert_eq!(
        [49, 50, 1000].map(|m| map.millimetres(m)),
        [Some(1), Some(2), Some(40)]
    );
    assert_eq!(
        Legend::new(&[], Some(0)).millimetres(u32::MAX),
        Some(4_294_967_295_000)
    );
    assert_eq!(Legend::new(&[], None).millimetres(1000), None);
}

/// "`shows` says whether that length is at least one millimetre. A map without a scale shows nothing."
#[test]
fn what_the_map_shows() {
    assert!(!legend().shows(24) && legend().shows(25) && legend().shows(5000));
    assert!(!Legend::new(&[], None).shows(u32::MAX));
}

/// "`is_free` says whether no entry has the sign; a sign whose first entry has an empty name is free, too."
#[test]
fn signs_that_are_free() {
    let mut legend = legend();
    assert!(!legend.is_free('#') && !legend.is_free('~') && legend.is_free('+'));
    legend.add("", None, Some('%'));
    legend.add("Quarry", None, Some('%'));
    legend.add("", None, Some('~'));
    assert!(legend.is_free('%') && !legend.is_free('~'));
}
