//! What is refused, and what hostile text does.

use super::fixtures::{Place, column, episode, options, read_rows};
use crate::export::{Duplicates, FileFormat, Format, Known, Options, Source};
use crate::trajectory::Trajectory;

#[test]
fn a_malformed_line_is_named() {
    let good = serde_json::to_string(&episode("fix/a", 0, &[("a", 1.0)])).unwrap();
    let place = Place::new();
    let bad = [
        "{\"half\": ".to_owned(),
        good.replace("mend it", "\\ud800 lone surrogate"),
        good.replace("mend it", "raw \u{1} control"),
        "\u{0}".to_owned(),
    ];
    for line in bad {
        let source = place.raw_run("run", &format!("{good}\n{line}\n"));
        let error = place.export(
            vec![source],
            &Known::default(),
            &Options::of(Format::Sft),
            "out",
        );
        let error = error.unwrap_err().to_string();
        assert!(error.contains("run.jsonl:2: "), "{error}");
        assert!(!place.path("out").exists());
    }
    // What a run is still writing is passed over.
    let source = place.raw_run("run", &format!("{good}\n{{\"half\": "));
    let counts = place
        .export(
            vec![source],
            &Known::default(),
            &Options::of(Format::Sft),
            "out",
        )
        .unwrap();
    assert_eq!(counts.all_rows(), 1);
}

#[test]
fn hostile_text_passes_through_unchanged() {
    let huge = "x".repeat(5 << 20);
    let texts = [
        "\u{0}\u{1}\u{7f}",
        "\u{feff}\u{202e}\u{2028}",
        "</s><|im_end|>",
        "---\nlicense: none\n---",
        "🦀\u{10ffff}",
        &huge,
    ];
    let lines: Vec<Trajectory> = (0u32..)
        .zip(texts)
        .map(|(at, text)| episode(&format!("fix/{at}"), 0, &[(text, 1.0)]))
        .collect();
    let place = Place::new();
    for file_format in [FileFormat::Parquet, FileFormat::Csv] {
        let options = options(Format::Sft, |options| options.file_format = file_format);
        let counts = place.export(
            vec![place.run("run", &lines)],
            &Known::default(),
            &options,
            file_format.extension(),
        );
        assert_eq!(counts.unwrap().all_rows(), 6);
    }
    let (rows, _) = place.rows(&lines, &Options::of(Format::Sft));
    assert_eq!(column(&rows, "/messages/2/content"), texts);
}

#[test]
fn a_card_shows_names_without_letting_them_speak() {
    let mut one = episode("fix/a", 0, &[("a", 1.0)]);
    one.task = "fix/`|\n# no".to_owned();
    let place = Place::new();
    let mut source = place.run("run", &[one]);
    source
        .facts
        .push(("models".to_owned(), "<script>`| x\n---".to_owned()));
    place
        .export(
            vec![source],
            &Known::default(),
            &Options::of(Format::Sft),
            "out",
        )
        .unwrap();
    let card = std::fs::read_to_string(place.path("out/README.md")).unwrap();
    assert!(
        !card.contains("\n# no") && !card.contains("\n---\nx"),
        "{card}"
    );
    assert!(card.contains("| models | `<script>__ x ---` |"), "{card}");
}

#[test]
fn a_folder_in_use_and_runs_of_one_name_are_refused() {
    let place = Place::new();
    let source = || place.run("run", &[episode("fix/a", 0, &[("a", 1.0)])]);
    let sft = Options::of(Format::Sft);
    place
        .export(vec![source()], &Known::default(), &sft, "out")
        .unwrap();
    let error = place
        .export(vec![source()], &Known::default(), &sft, "out")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("out: holds a dataset already; replace it with --force"),
        "{error}"
    );
    let force = options(Format::Kto, |options| options.force = true);
    place
        .export(vec![source()], &Known::default(), &force, "out")
        .unwrap();
    assert!(
        read_rows(&place.path("out/train.jsonl"))[0]
            .get("label")
            .is_some()
    );
    let twice = vec![source(), source()];
    let error = place
        .export(twice, &Known::default(), &sft, "twice")
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("RUN: two runs have the name \"run\""),
        "{error}"
    );
    let nothing = place.run("run", &[episode("fix/a", 0, &[("a", 0.0)])]);
    let error = place
        .export(vec![nothing], &Known::default(), &sft, "none")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("reward too small: 1") && !place.path("none").exists(),
        "{error}"
    );
    let gone = Source {
        file: place.path("gone.jsonl"),
        ..source()
    };
    let error = place
        .export(vec![gone], &Known::default(), &sft, "gone")
        .unwrap_err()
        .to_string();
    assert!(error.contains("gone.jsonl: "), "{error}");
}

#[test]
fn options_that_make_no_sense_are_named() {
    let wrong = |change: fn(&mut Options)| options(Format::Dpo, change).wrong().unwrap_or_default();
    assert!(wrong(|options| options.margin = 0.0).starts_with("--margin"));
    assert!(wrong(|options| options.margin = f64::NAN).starts_with("--margin"));
    assert!(wrong(|options| options.min_reward = 2.0).starts_with("--min-reward"));
    assert!(wrong(|options| options.per_task = Some(0)).starts_with("--per-task"));
    assert!(wrong(|options| options.length_ratio = Some(0.5)).starts_with("--length-ratio"));
    assert!(wrong(|options| options.near = 0.1).starts_with("--near"));
    assert!(wrong(|options| options.validation = 1.0).starts_with("--validation"));
    assert!(wrong(|options| options.duplicates = Duplicates::Flag).starts_with("--duplicates"));
    assert_eq!(wrong(|_| ()), "");
    for format in super::whole::FORMATS {
        assert_eq!(Options::of(format).wrong(), None, "{format:?}");
    }
}
