//! Names that try to become markup, terminal commands or anything else than names.

use proptest::prelude::*;

use super::fixtures::{broken, graded, small};
use super::outputs::text_of_svg;
use crate::report::{Leaderboard, plots, site, terminal_table, write_csv};
use crate::trajectory::Trajectory;

const SCRIPT: &str = "<script>alert(1)</script>";
const QUOTES: &str = "\"><img src=x onerror='a'>&amp;]]>";
const ESCAPES: &str = "a\u{1b}[2J\u{7}\r\nb\0\u{202e}c\u{ffff}";

fn hostile() -> Vec<Trajectory> {
    [SCRIPT, QUOTES, ESCAPES, "", "{{ 7 * 7 }}{% raw %}"]
        .iter()
        .map(|name| {
            let mut one = graded(name, "f/a", 0, 0.5, vec![broken(&[name])]);
            one.family = (*name).to_owned();
            one.task = (*name).to_owned();
            one
        })
        .collect()
}

#[test]
fn the_page_escapes_names_and_facts() {
    let facts = [
        (SCRIPT.to_owned(), QUOTES.to_owned()),
        (ESCAPES.to_owned(), ESCAPES.to_owned()),
    ];
    let page = site::render(&Leaderboard::build(&hostile()), &facts).unwrap();
    // The page's own script, and none besides.
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<img"));
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.contains("{{ 7 * 7 }}"));
    assert!(!page.contains(['\u{1b}', '\0', '\u{202e}', '\u{7}']));
    // Nothing but the template's own tags and those of the plots.
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn plots_escape_names() {
    for plot in plots(&Leaderboard::build(&hostile())) {
        let text = text_of_svg(&plot.svg);
        assert!(text.contains("<script>alert"), "{}: {text}", plot.name);
        assert!(!plot.svg.contains("<script") && !plot.svg.contains("<img"));
        assert!(!plot.svg.contains(['\u{1b}', '\0', '\u{202e}', '\u{ffff}']));
    }
}

#[test]
fn the_terminal_obeys_no_name() {
    let table = terminal_table(&Leaderboard::build(&hostile()), None, false);
    assert!(
        table.chars().all(|c| c == '\n' || !c.is_control()),
        "{table:?}"
    );
    assert!(!table.contains('\u{202e}'));
}

#[test]
fn csv_files_give_names_back_as_they_were() {
    let dir = tempfile::tempdir().unwrap();
    write_csv(&Leaderboard::build(&hostile()), dir.path()).unwrap();
    let mut reader = csv::Reader::from_path(dir.path().join("leaderboard.csv")).unwrap();
    let mut names: Vec<String> = reader
        .records()
        .map(|row| row.unwrap()[1].to_owned())
        .collect();
    names.sort_unstable();
    let mut expected: Vec<String> = hostile().into_iter().map(|one| one.model).collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_name_breaks_a_report(names in prop::collection::vec(any::<String>(), 1..4), width in 0..200_usize) {
        let mut all = small();
        for name in names {
            let mut one = graded(&name, "f/a", 0, 0.5, vec![broken(&[&name])]);
            one.family = name;
            all.push(one);
        }
        let board = Leaderboard::build(&all);
        for plot in plots(&board) {
            text_of_svg(&plot.svg);
        }
        prop_assert_eq!(site::render(&board, &[]).unwrap().matches("<script").count(), 1);
        terminal_table(&board, Some(width), true);
    }
}
