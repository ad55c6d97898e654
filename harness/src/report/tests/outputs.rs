//! Tables, files and plots of ordinary leaderboards.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::fixtures::{failing, graded, small, unscored};
use crate::report::{
    Leaderboard, SiteIndex, Trajectories, plots, site, terminal_table, write_csv, write_site,
};
use crate::trajectory::{EndClass, Status, Trajectory};

/// Fails unless `svg` is well-formed XML; gives all its text.
pub fn text_of_svg(svg: &str) -> String {
    let mut reader = Reader::from_str(svg);
    let mut text = String::new();
    let mut depth = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                assert!(tag.attributes().all(|attribute| attribute.is_ok()));
            }
            Event::End(_) => depth -= 1,
            Event::Text(part) => text.push_str(&part.decode().unwrap()),
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap();
                text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap());
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    text
}

fn written(board: &Leaderboard, name: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    write_csv(board, &dir.path().join("deep/er")).unwrap();
    std::fs::read_to_string(dir.path().join("deep/er").join(name)).unwrap()
}

fn all_errored() -> Vec<Trajectory> {
    vec![
        unscored("ada", "fix/a", 0, Status::Errored, EndClass::Sandbox),
        unscored("ada", "fix/b", 0, Status::Ungraded, EndClass::Refused),
    ]
}

#[test]
fn terminal() {
    insta::assert_snapshot!(terminal_table(&Leaderboard::build(&small()), None, false));
}

#[test]
fn terminal_narrow() {
    insta::assert_snapshot!(terminal_table(
        &Leaderboard::build(&small()),
        Some(60),
        false
    ));
}

#[test]
fn terminal_fits_every_width_and_colour_is_only_colour() {
    let mut all = small();
    all.push(graded(
        &"long-name-".repeat(12),
        "fix/a",
        0,
        0.5,
        vec![failing()],
    ));
    let board = Leaderboard::build(&all);
    for width in [24, 40, 60, 80, 100, 160, 240] {
        let table = terminal_table(&board, Some(width), false);
        let rules: Vec<usize> = table
            .lines()
            .filter(|line| line.starts_with('─'))
            .map(|line| line.chars().count())
            .collect();
        assert!(!rules.is_empty());
        // Below some width there is no room for the numbers themselves.
        assert!(
            width < 60 || rules.iter().all(|rule| *rule <= width),
            "{width}: {table}"
        );
    }
    for width in [Some(0), Some(1), Some(usize::MAX)] {
        assert!(terminal_table(&board, width, false).contains("ada"));
    }
    let coloured = terminal_table(&board, None, true);
    assert!(coloured.contains("\u{1b}[1m"));
    let plain = coloured
        .replace("\u{1b}[1m", "")
        .replace("\u{1b}[33m", "")
        .replace("\u{1b}[0m", "");
    assert_eq!(plain, terminal_table(&board, None, false));
}

#[test]
fn csv_files() {
    let board = Leaderboard::build(&small());
    for name in ["leaderboard.csv", "families.csv", "turns.csv", "codes.csv"] {
        insta::assert_snapshot!(name, written(&board, name));
    }
}

#[test]
fn csv_of_nothing_has_its_columns() {
    for (name, first) in [
        ("leaderboard.csv", "rank,model,tasks"),
        ("codes.csv", "model,code,met"),
    ] {
        let file = written(&Leaderboard::build(&[]), name);
        assert!(
            file.starts_with(first) && file.lines().count() == 1,
            "{file}"
        );
    }
}

#[test]
fn every_figure_has_its_column() {
    let file = written(&Leaderboard::build(&all_errored()), "leaderboard.csv");
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let value = |name: &str| {
        row.get(header.iter().position(|column| column == name).unwrap())
            .unwrap()
    };
    assert_eq!(
        (value("graded"), value("ungraded"), value("errored")),
        ("0", "1", "1")
    );
    assert_eq!(
        (value("reward"), value("wall_s"), value("stops_solved")),
        ("", "", "0")
    );
}

#[test]
fn json_keeps_everything_that_is_a_number() {
    for trajectories in [small(), all_errored(), Vec::new()] {
        let board = Leaderboard::build(&trajectories);
        let json = serde_json::to_string(&board).unwrap();
        assert_eq!(serde_json::from_str::<Leaderboard>(&json).unwrap(), board);
        assert!(!json.contains("NaN"));
    }
}

#[test]
fn plots_are_well_formed_and_take_the_page_s_colours() {
    let plots = plots(&Leaderboard::build(&small()));
    let names: Vec<&str> = plots.iter().map(|plot| plot.name).collect();
    assert_eq!(
        names,
        [
            "reward",
            "pareto",
            "solve-rate",
            "compile-rate",
            "families",
            "codes"
        ]
    );
    for plot in &plots {
        let text = text_of_svg(&plot.svg);
        assert!(
            text.contains(&plot.title) && text.contains("n = 8"),
            "{text}"
        );
        assert!(plot.svg.contains("currentColor"));
        for leftover in [
            "NaN",
            "inf",
            "#010203",
            "#000000",
            "<script",
            "href",
            " width=\"900\"",
        ] {
            assert!(
                !plot.svg.contains(leftover),
                "{} holds {leftover}",
                plot.name
            );
        }
        assert!(plot.name == "codes" || text.contains("ada") && text.contains("bob"));
    }
    assert!(text_of_svg(&plots[0].svg).contains("0.833 ± 0.167"));
    assert!(text_of_svg(&plots[5].svg).contains("6 of 8 (75 %)"));
}

#[test]
fn there_is_no_plot_of_nothing() {
    assert_eq!(plots(&Leaderboard::build(&[])), []);
    assert_eq!(plots(&Leaderboard::build(&all_errored())), []);
    // Without a turn there are no rates by turn.
    let one = Leaderboard::build(&[graded("m", "f/a", 0, 0.5, Vec::new())]);
    assert_eq!(
        plots(&one).iter().map(|plot| plot.name).collect::<Vec<_>>(),
        ["reward", "pareto", "families", "codes"]
    );
}

#[test]
fn more_models_than_fit_are_said_to_be_left_out() {
    let many: Vec<Trajectory> = (0..70)
        .map(|n| {
            graded(
                &format!("model {n:02}"),
                "f/a",
                0,
                f64::from(n) / 70.0,
                vec![failing()],
            )
        })
        .collect();
    let board = Leaderboard::build(&many);
    let plots = plots(&board);
    let text = text_of_svg(&plots[0].svg);
    assert!(
        text.contains("the best 30 of 70 models")
            && text.contains("model 69")
            && !text.contains("model 39")
    );
    // The tables have them all.
    assert!(site::render(&board, &[]).unwrap().contains("model 00"));
    assert!(terminal_table(&board, Some(80), false).contains("model 00"));
}

#[test]
fn the_page_holds_figures_plots_and_facts() {
    let dir = tempfile::tempdir().unwrap();
    let facts = [("Run".to_owned(), "2026-11-20".to_owned())];
    let board = Leaderboard::build(&small());
    let index = SiteIndex::default();
    let folder = dir.path().join("report");
    write_site(&board, &facts, &index, Trajectories::All, &folder).unwrap();
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    for part in [
        "0.833 ± 0.167",
        "pass@1",
        "2026-11-20",
        "E0382",
        "sandbox",
        "refused",
        "test-build",
        "prefers-color-scheme: dark",
        "8 graded, 1 ungraded, 1 errored",
    ] {
        assert!(page.contains(part), "no {part}");
    }
    assert_eq!(page.matches("<figure").count(), plots(&board).len());
    assert!(page.contains("content=\"default-src "));
    for outside in ["<link", "@import", "url(", "src=\"", "http:", "https:"] {
        let page = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!page.contains(outside), "the page holds {outside}");
    }
    // Every link is to a file of the report, or to a place in the page.
    for link in page.split("href=\"").skip(1) {
        let target = link.split('"').next().unwrap();
        let known = [".html", ".csv", ".svg", ".parquet"]
            .iter()
            .any(|end| target.split('#').next().unwrap().ends_with(end) && !target.contains('/'))
            || target.starts_with('#')
            || target.starts_with("episodes.html#/");
        assert!(known, "{target}");
    }
}

#[test]
fn pages_of_nothing_say_so() {
    let empty = site::render(&Leaderboard::build(&[]), &[]).unwrap();
    assert!(empty.contains("no episodes") && !empty.contains("<table"));
    let errored = site::render(&Leaderboard::build(&all_errored()), &[]).unwrap();
    assert!(errored.contains("No episode was graded") && errored.contains("refused"));
    for page in [empty, errored] {
        assert!(!page.contains("NaN") && !page.contains("inf"));
    }
    assert!(terminal_table(&Leaderboard::build(&[]), Some(80), true).contains("No episodes"));
    assert!(
        terminal_table(&Leaderboard::build(&all_errored()), None, false)
            .contains("1 ungraded (1 refused)")
    );
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let board = Leaderboard::build(&small());
    let dir: &Path = &file.path().join("below");
    let message = write_csv(&board, dir).unwrap_err().to_string();
    assert!(message.contains("below"), "{message}");
    let index = SiteIndex::default();
    assert!(write_site(&board, &[], &index, Trajectories::All, dir).is_err());
}
