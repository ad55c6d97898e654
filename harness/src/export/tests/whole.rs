//! What holds for every format: what is left out, splits, order, files, folders.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::fixtures::{
    Place, broken, column, episode, of_real, options, read_rows, real_task, tampering, with_tokens,
};
use crate::export::sink::split_of;
use crate::export::{FileFormat, Format, Include, Known, Options, Source};
use crate::task::ImpossibleKind;
use crate::trajectory::{Status, Trajectory};

const FORMATS: [Format; 12] = [
    Format::Sft,
    Format::Dpo,
    Format::Orpo,
    Format::Kto,
    Format::RewardModel,
    Format::Stepwise,
    Format::Grpo,
    Format::Verl,
    Format::SkyRl,
    Format::Verifiers,
    Format::Atif,
    Format::Csv,
];

/// Episodes of everything: two tasks, one of them known, tokens, ties.
fn mixed(known: &str, hash: &str) -> Vec<Trajectory> {
    let mut lines = Vec::new();
    for sample in 0..4u32 {
        let reward = f64::from(sample) / 3.0;
        let reply = format!("reply {sample} of {known}");
        let mut one = episode(known, sample, &[(&reply, reward)]);
        one.task_hash = hash.to_owned();
        one.turns[0] = with_tokens(one.turns[0].clone(), &[1, 2], &[sample]);
        lines.push(one);
        lines.push(episode("fix/b", sample, &[("x", 0.0), (&reply, reward)]));
    }
    lines
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .display()
                .to_string();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_same_episodes_give_the_same_bytes_in_whatever_order() {
    let task = real_task("compile-fix/hall-of-fame");
    let known = Known::new(vec![task.clone()], &[]);
    let mut lines = mixed(task.id(), &task.hash);
    for format in FORMATS {
        for file_format in [FileFormat::Jsonl, FileFormat::Parquet, FileFormat::Csv] {
            let options = options(format, |options| options.file_format = file_format);
            if options.wrong().is_some() {
                continue;
            }
            let place = Place::new();
            let made = |lines: &[Trajectory], swap: bool, out: &str| {
                let mut sources = vec![place.run("run-a", lines), place.run("run-b", &lines[..3])];
                if swap {
                    sources.reverse();
                }
                place.export(sources, &known, &options, out).unwrap();
                files(&place.path(out))
            };
            let first = made(&lines, false, "first");
            assert!(
                first == made(&lines, true, "second"),
                "{format:?} {file_format:?}"
            );
            // The second run holds the same three episodes, in another order.
            lines[..3].reverse();
            lines[3..].reverse();
            assert!(
                first == made(&lines, false, "third"),
                "{format:?} {file_format:?}"
            );
            lines[..3].reverse();
            lines[3..].reverse();
        }
    }
}

#[test]
fn parquet_holds_what_jsonl_holds() {
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    let task = real_task("compile-fix/hall-of-fame");
    let known = Known::new(vec![task.clone()], &[]);
    let lines = mixed(task.id(), &task.hash);
    for format in [
        Format::Grpo,
        Format::Verl,
        Format::Stepwise,
        Format::Dpo,
        Format::Kto,
    ] {
        let place = Place::new();
        for file_format in [FileFormat::Jsonl, FileFormat::Parquet] {
            let options = options(format, |options| options.file_format = file_format);
            let source = place.run("run", &lines);
            place
                .export(vec![source], &known, &options, file_format.extension())
                .unwrap();
        }
        let file = std::fs::File::open(place.path("parquet/train.parquet")).unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file)
            .unwrap()
            .build()
            .unwrap();
        let mut writer = arrow::json::LineDelimitedWriter::new(Vec::new());
        for batch in reader {
            writer.write(&batch.unwrap()).unwrap();
        }
        writer.finish().unwrap();
        let text = String::from_utf8(writer.into_inner()).unwrap();
        let found: Vec<Value> = text
            .lines()
            .map(|line| without_null(serde_json::from_str(line).unwrap()))
            .collect();
        let expected: Vec<Value> = read_rows(&place.path("jsonl/train.jsonl"))
            .into_iter()
            .map(without_null)
            .collect();
        assert_eq!(found, expected, "{format:?}");
    }
}

fn without_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_null(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_null).collect(),
        other => other,
    }
}

#[test]
fn what_teaches_nothing_good_is_left_out_unless_asked_for() {
    let mut impossible = episode("fix/f", 0, &[("f", 1.0)]);
    impossible.impossible = Some(ImpossibleKind::MissingCrate);
    let lines = [
        episode("fix/a", 0, &[("a", 1.0)]),
        tampering(episode("fix/b", 0, &[("b", 1.0)])),
        broken(Status::Ungraded, episode("fix/c", 0, &[("c", 0.0)])),
        broken(Status::Errored, episode("fix/d", 0, &[("d", 0.0)])),
        broken(Status::Errored, episode("fix/e", 0, &[])),
        impossible,
    ];
    let place = Place::new();
    let source = || place.run("run", &lines);
    let counts = place
        .export(
            vec![source()],
            &Known::default(),
            &Options::of(Format::Sft),
            "sft",
        )
        .unwrap();
    let left = |why: &str| counts.left_out.get(why).copied().unwrap_or_default();
    assert_eq!(
        (
            left("tampering"),
            left("ungraded"),
            left("errored"),
            left("impossible task")
        ),
        (1, 1, 2, 1)
    );
    assert_eq!((counts.read, counts.used, counts.all_rows()), (6, 1, 1));
    let card = std::fs::read_to_string(place.path("sft/README.md")).unwrap();
    assert!(
        card.contains("| episodes left out: errored | 2 |"),
        "{card}"
    );
    let all = options(Format::Verifiers, |options| {
        options.include = vec![Include::Tampering, Include::Ungraded, Include::Errored];
    });
    let counts = place
        .export(vec![source()], &Known::default(), &all, "all")
        .unwrap();
    assert_eq!(
        (
            counts.used,
            counts.left_out["nobody said anything"],
            counts.left_out["impossible task"]
        ),
        (4, 1, 1)
    );
    let wrong = options(Format::Dpo, |options| {
        options.include = vec![Include::Errored]
    });
    let error = place
        .export(vec![source()], &Known::default(), &wrong, "no")
        .unwrap_err();
    assert!(error.to_string().starts_with("--include: "), "{error}");
}

#[test]
fn held_out_tasks_are_refused_by_name_and_by_content() {
    let task = real_task("compile-fix/hall-of-fame");
    let known = Known::new(vec![task.clone()], std::slice::from_ref(&task));
    let renamed = of_real(&task, episode("fix/copy", 0, &[("b", 1.0)]));
    let lines = [
        episode(task.id(), 0, &[("a", 1.0)]),
        renamed,
        episode("fix/free", 0, &[("c", 1.0)]),
    ];
    let place = Place::new();
    let source = || place.run("run", &lines);
    let error = place
        .export(vec![source()], &known, &Options::of(Format::Sft), "out")
        .unwrap_err()
        .to_string();
    for word in [
        "\"run\"",
        "2 held-out tasks",
        "compile-fix/hall-of-fame, fix/copy",
        "--suite train",
        "--skip-heldout",
    ] {
        assert!(error.contains(word), "{error}");
    }
    assert!(!place.path("out").exists());
    let skip = options(Format::Sft, |options| options.skip_heldout = true);
    let counts = place.export(vec![source()], &known, &skip, "out").unwrap();
    assert_eq!(
        (counts.left_out["task held out"], counts.all_rows()),
        (2, 1)
    );
    assert_eq!(
        column(&read_rows(&place.path("out/train.jsonl")), "/task"),
        ["fix/free"]
    );
}

#[test]
fn an_errored_try_gives_way_to_the_one_after_it() {
    let lines = [
        broken(Status::Errored, episode("fix/a", 0, &[])),
        episode("fix/b", 0, &[("b", 1.0)]),
        episode("fix/a", 0, &[("first", 1.0)]),
        episode("fix/a", 0, &[("never", 1.0)]),
    ];
    let (rows, counts) = Place::new().rows(&lines, &Options::of(Format::Sft));
    assert_eq!(column(&rows, "/messages/2/content"), ["first", "b"]);
    assert_eq!((counts.read, counts.superseded, counts.used), (4, 2, 2));
    assert!(counts.left_out.is_empty());
}

#[test]
fn splits_are_by_task_and_the_same_everywhere() {
    let tasks: Vec<String> = (0..40).map(|at| format!("fix/task-{at}")).collect();
    let lines: Vec<Trajectory> = tasks
        .iter()
        .flat_map(|task| {
            [
                episode(task, 0, &[("a", 1.0)]),
                episode(task, 1, &[("b", 1.0)]),
            ]
        })
        .collect();
    let place = Place::new();
    let split = options(Format::Sft, |options| options.validation = 0.25);
    let counts = place
        .export(
            vec![place.run("run", &lines)],
            &Known::default(),
            &split,
            "out",
        )
        .unwrap();
    let of = |name: &str| -> BTreeSet<String> {
        column(&read_rows(&place.path(name)), "/task")
            .into_iter()
            .collect()
    };
    let (train, validation) = (of("out/train.jsonl"), of("out/validation.jsonl"));
    assert!(train.is_disjoint(&validation) && train.len() + validation.len() == 40);
    assert!((4..=16).contains(&validation.len()), "{}", validation.len());
    assert!(
        validation
            .iter()
            .all(|task| split_of(task, 0.25) == "validation")
    );
    // A larger share only adds tasks.
    assert!(
        validation
            .iter()
            .all(|task| split_of(task, 0.5) == "validation")
    );
    assert_eq!(
        (
            counts.rows["train"] + counts.rows["validation"],
            counts.tasks["fix/task-0"].rows
        ),
        (80, 2)
    );
    let card = std::fs::read_to_string(place.path("out/README.md")).unwrap();
    assert!(
        card.contains("  - split: validation\n    path: validation.jsonl\n"),
        "{card}"
    );
}

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
    assert!(
        wrong(|options| options.duplicates = crate::export::Duplicates::Flag)
            .starts_with("--duplicates")
    );
    assert_eq!(wrong(|_| ()), "");
    for format in FORMATS {
        assert_eq!(Options::of(format).wrong(), None, "{format:?}");
    }
}
