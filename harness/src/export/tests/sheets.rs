//! The sheet, written and read back.

use proptest::prelude::*;

use super::fixtures::{Place, column, episode, options, read_rows};
use crate::export::sheet::{guard, unguard};
use crate::export::{Counts, ExportError, FileFormat, Format, Known, Options, import_sheet};
use crate::trajectory::Trajectory;

fn import(place: &Place, text: &str) -> Result<Counts, ExportError> {
    let sheet = place.path("sheet.csv");
    std::fs::write(&sheet, text).unwrap();
    let options = options(Format::Dpo, |options| options.force = true);
    import_sheet(&sheet, &place.path("read"), &options)
}

fn error(text: &str) -> String {
    let message = import(&Place::new(), text).unwrap_err().to_string();
    message
        .split_once("sheet.csv:")
        .map_or(message.clone(), |(_, rest)| rest.to_owned())
}

fn hostile() -> Vec<Trajectory> {
    let texts = [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1\n-2",
        "@sum",
        "'=quoted",
        "'plain",
        "\tindented",
        "a,b;c\td\r\ne \"quoted\" \u{0}nul \u{feff}bom é 🦀",
        "[{\"role\": \"user\", \"content\": \"looks like messages\"}]",
    ];
    let all = texts.iter().enumerate();
    all.flat_map(|(at, text)| {
        let task = format!("fix/{at}");
        let mut pair = [
            episode(&task, 0, &[(text, 1.0)]),
            episode(&task, 1, &[("bad", 0.0)]),
        ];
        for one in &mut pair {
            one.turns[0].messages.truncate(1);
            one.turns[0].messages[0] = crate::endpoint::Message::user((*text).to_owned());
        }
        pair
    })
    .collect()
}

#[test]
fn pairs_come_back_from_the_sheet_as_they_were() {
    let place = Place::new();
    let mut lines = hostile();
    // A prompt of several messages too.
    lines.extend([
        episode("fix/system", 0, &[("good", 1.0)]),
        episode("fix/system", 1, &[("bad", 0.0)]),
    ]);
    let source = || place.run("run", &lines);
    let export = |format, out: &str| {
        let counts = place.export(vec![source()], &Known::default(), &Options::of(format), out);
        counts.unwrap()
    };
    export(Format::Dpo, "dpo");
    export(Format::Csv, "sheet");
    let sheet = place.path("sheet/train.csv");
    import_sheet(&sheet, &place.path("back"), &Options::of(Format::Dpo)).unwrap();
    let (before, after) = (
        read_rows(&place.path("dpo/train.jsonl")),
        read_rows(&place.path("back/train.jsonl")),
    );
    assert_eq!(before.len(), 10);
    for part in ["/prompt", "/chosen", "/rejected", "/task"] {
        assert_eq!(column(&before, part), column(&after, part), "{part}");
    }
    // No cell is a formula.
    let mut reader = csv::Reader::from_path(&sheet).unwrap();
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell:?}"
            );
        }
    }
    // And once more from Parquet.
    let parquet = options(Format::Dpo, |options| {
        options.file_format = FileFormat::Parquet
    });
    import_sheet(&sheet, &place.path("parquet"), &parquet).unwrap();
    assert!(
        place.path("parquet/train.parquet").exists() && place.path("parquet/README.md").exists()
    );
}

#[test]
fn a_sheet_is_read_as_spreadsheets_leave_it() {
    let place = Place::new();
    let text = "\u{feff}rejected;Notes;PROMPT; Chosen \r\n\"bad\nreply\";x;\"what;ever\";good\r\n;;;\r\n'=1;;p;'+2\r\n";
    let counts = import(&place, text).unwrap();
    assert_eq!((counts.read, counts.all_rows()), (2, 2));
    let rows = read_rows(&place.path("read/train.jsonl"));
    assert_eq!(column(&rows, "/prompt/0/content"), ["what;ever", "p"]);
    assert_eq!(column(&rows, "/chosen/0/content"), ["good", "+2"]);
    assert_eq!(column(&rows, "/rejected/0/content"), ["bad\nreply", "=1"]);
    assert_eq!(column(&rows, "/line"), ["2", "5"]);
    let card = std::fs::read_to_string(place.path("read/README.md")).unwrap();
    assert!(
        card.contains("sheet.csv") && card.contains("| rows in train | 2 |"),
        "{card}"
    );
    let tabs = "Prompt\tChosen\tRejected\np, q; r\tgood\tbad\np, q; r\tgood\tbad\n";
    let counts = import(&place, tabs).unwrap();
    assert_eq!(
        (counts.all_rows(), counts.dropped["exact duplicate"]),
        (1, 1)
    );
}

#[test]
fn what_is_wrong_with_a_sheet_is_said_with_line_and_column() {
    assert_eq!(
        error("Prompt,Chosen\na,b\n"),
        "1: Rejected: there is no such column; the first line must name Prompt, Chosen and Rejected"
    );
    assert_eq!(
        error("Prompt,Chosen,Rejected\n\"a\nb\",c,d\ne,,f\n"),
        "4: Chosen: is empty; fill it, or take the row away"
    );
    assert_eq!(
        error("Prompt,Chosen,Rejected\na,b\n"),
        "2: Rejected: is empty; fill it, or take the row away"
    );
    assert!(
        error("Prompt,Chosen,Rejected\na,b, b \n")
            .starts_with("2: Rejected: says the same as Chosen")
    );
    assert!(error("Prompt,Chosen,Rejected\n,,\n").contains("there is no row"));
    assert!(error("").starts_with("1: Prompt: there is no such column"));
    let place = Place::new();
    let sheet = place.path("latin.csv");
    std::fs::write(&sheet, b"Prompt,Chosen,Rejected\na,b,c\n\xe9,b,c\n").unwrap();
    let message = import_sheet(&sheet, &place.path("out"), &Options::of(Format::Dpo))
        .unwrap_err()
        .to_string();
    assert!(
        message.contains("latin.csv:3: row: is no UTF-8"),
        "{message}"
    );
    assert!(!place.path("out").exists());
    let missing = import_sheet(
        &place.path("none.csv"),
        &place.path("out"),
        &Options::of(Format::Dpo),
    );
    assert!(missing.unwrap_err().to_string().contains("none.csv: "));
}

proptest! {
    #[test]
    fn what_guards_a_cell_can_be_taken_away(text in "['=+@\\-\t\ra ]{0,6}") {
        let cell = guard(&text);
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(unguard(&cell), text.as_str());
    }
}
