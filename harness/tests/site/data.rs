//! The data beside the pages, as bytes: what is in them and what must not be. No browser is needed for this.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use assay::report::Trajectories;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::runs;

/// Every piece of a site, by its name.
fn pieces(folder: &Path) -> BTreeMap<String, Value> {
    let mut pieces = BTreeMap::new();
    for entry in std::fs::read_dir(folder.join("data")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let packed = text
            .strip_prefix(&format!("assayPiece(\"{name}\",\""))
            .and_then(|rest| rest.strip_suffix("\");\n"))
            .unwrap();
        // Nothing of what a model has said can end the text that it stands in.
        assert!(
            packed
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
        );
        let packed = STANDARD.decode(packed).unwrap();
        let mut json = String::new();
        flate2::read::DeflateDecoder::new(&packed[..])
            .read_to_string(&mut json)
            .unwrap();
        pieces.insert(name, serde_json::from_str(&json).unwrap());
    }
    pieces
}

#[test]
fn the_index_has_a_value_of_each_episode_in_every_column() {
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::small(), Trajectories::All);
    let pieces = pieces(&folder);
    insta::assert_json_snapshot!("site_index", pieces["index"]);
    insta::assert_json_snapshot!("site_task", pieces["task-0"]);
    insta::assert_json_snapshot!("site_episodes", pieces["task-0-0"]);
}

#[test]
fn nothing_of_hidden_sources_is_in_any_file() {
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::small(), Trajectories::All);
    let run = std::fs::read_to_string(made.path().join("trajectories.jsonl")).unwrap();
    assert!(run.contains("SECRET SOURCE"), "the record has it");
    for (name, piece) in pieces(&folder) {
        assert!(!piece.to_string().contains("SECRET SOURCE"), "{name}");
    }
    for page in ["index.html", "episodes.html"] {
        let text = std::fs::read_to_string(folder.join(page)).unwrap();
        assert!(!text.contains("SECRET SOURCE"), "{page}");
    }
}

#[test]
fn hostile_text_is_in_no_page_as_markup() {
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::hostile(), Trajectories::All);
    for page in ["index.html", "episodes.html"] {
        let text = std::fs::read_to_string(folder.join(page)).unwrap();
        assert_eq!(text.matches("<script").count(), 1, "{page}");
        assert_eq!(text.matches("</script").count(), 1, "{page}");
        for markup in ["<img", "<svg onload", "\u{1b}", "\u{202e}", "\u{0}"] {
            // The names of controls in our own script are escapes, not the characters.
            assert!(!text.contains(markup), "{page}: {markup:?}");
        }
    }
    let texts = pieces(&folder);
    let long = texts["task-1-0"][0]["turns"][0]["reply"].clone();
    assert_eq!(
        long[0].as_str().unwrap().len() + long[1].as_u64().unwrap() as usize,
        2_000_000
    );
}

#[test]
fn an_errored_try_gives_way_and_what_is_left_out_has_no_piece() {
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::small(), Trajectories::None);
    let pieces = pieces(&folder);
    let index = &pieces["index"];
    assert_eq!(
        index["status"],
        json!(["graded", "graded", "graded", "graded", "ungraded"])
    );
    assert_eq!(index["piece"], json!([-1, -1, -1, -1, -1]));
    // The instruction of each task is there all the same.
    assert_eq!(pieces.len(), 1 + 3);
    assert_eq!(pieces["task-0"]["title"], "The task fix/one");
}

#[test]
fn the_same_run_gives_the_same_bytes_and_old_pieces_go() {
    let made = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [one, other] = [0, 1].map(|number| {
        let keep = Trajectories::All;
        let folder = made[number].path();
        if number == 1 {
            runs::site(folder, runs::many(500), keep);
            std::fs::write(folder.join("report/data/mine.js"), "kept").unwrap();
        }
        let folder = runs::site(folder, runs::small(), keep);
        let _ = std::fs::remove_file(folder.join("data/mine.js")).is_ok();
        pieces(&folder)
    });
    assert_eq!(one, other);
}

#[test]
fn the_example_that_is_kept_is_of_today_s_format() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports/example");
    let pieces = pieces(&folder);
    assert_eq!(
        pieces["index"]["format"],
        assay::report::SITE_FORMAT,
        "write the example again: `just example-report`"
    );
    let size = |folder: &Path| -> u64 {
        let files = std::fs::read_dir(folder).unwrap();
        files
            .map(|file| file.unwrap().metadata().unwrap().len())
            .sum()
    };
    assert!(size(&folder) + size(&folder.join("data")) < 2_000_000);
}
