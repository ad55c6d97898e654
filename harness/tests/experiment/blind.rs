//! Experiments in which nobody is to know who is who.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine;

use super::common::run;
use super::place::{Place, effect, lost};

#[test]
fn nobody_sees_who_is_who_until_it_is_revealed() {
    let place =
        Place::new("models = [\"stub\", \"rustfix\"]\nblind = true\n[factors]\nturns = [1]\n");
    let (code, answer, errors) = place.run(&[]);
    assert_eq!(code, 0, "{errors}");
    let models: BTreeSet<String> = place
        .episodes("louder")
        .into_iter()
        .map(|one| one.model)
        .collect();
    assert_eq!(models, BTreeSet::from(["A".to_owned(), "B".to_owned()]));
    let folder = place.results().join("louder");
    let key: BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("key.json")).unwrap()).unwrap();
    assert_eq!(
        key.values().cloned().collect::<BTreeSet<_>>(),
        BTreeSet::from(["rustfix".to_owned(), "stub".to_owned()])
    );
    for (file, text) in texts_of(&folder.join("report")) {
        assert!(!text.contains("rustfix"), "{} tells", file.display());
    }
    assert!(!answer["answer"].to_string().contains("rustfix"));
    // Whoever mends something is better, under whatever letter.
    let found = effect(&answer, "model", "reward");
    let better = found["difference"]["difference"]["mean"].as_f64().unwrap() > 0.0;
    let letter = found[if better { "level" } else { "against" }]
        .as_str()
        .unwrap();
    assert_eq!(key[letter], "rustfix");
    let (_, revealed, _) = place.run(&["--reveal"]);
    assert!(
        revealed["answer"]["notes"]
            .to_string()
            .contains("is rustfix")
    );
}

/// Every file of a report as text, data for pages unpacked.
fn texts_of(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let text = |entry: walkdir::DirEntry| {
        let path = entry.into_path();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let packed = text
            .strip_prefix("assayPiece(")
            .and_then(|rest| rest.split('"').nth(3));
        let text = packed.map(unpacked).unwrap_or(text);
        (path, text)
    };
    files.map(text).collect()
}

fn unpacked(packed: &str) -> String {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(packed)
        .unwrap();
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&bytes[..])
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn pages_of_a_blind_experiment_do_not_say_what_an_endpoint_serves() {
    const SERVED: &str = "test-model";
    let server = lost();
    let place =
        Place::new("models = [\"base\", \"tuned\"]\nblind = true\n[factors]\nturns = [1]\n");
    let config = place.folder.path().join("assay.toml");
    let model = |name: &str| {
        format!(
            "[models.{name}]\nbase_url = \"{}\"\nmodel = \"{name}-secret\"\n",
            server.base_url()
        )
    };
    std::fs::write(&config, model("base") + &model("tuned")).unwrap();
    let config = config.to_str().unwrap();
    let output = place.run_with(&server, &["--yes", "--config", config, "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let records =
        std::fs::read_to_string(place.results().join("louder/trajectories.jsonl")).unwrap();
    assert!(records.contains(SERVED), "the record has it");
    let tells = |folder: &Path, what: &str| {
        let texts = texts_of(folder);
        assert!(
            texts
                .iter()
                .any(|(file, _)| file.ends_with("data/index.js")),
            "pages with data"
        );
        let mut files = texts.into_iter().filter(|(_, text)| text.contains(what));
        files.next().map(|(file, _)| file)
    };
    let report = place.results().join("louder/report");
    for what in [SERVED, "secret", "tuned"] {
        assert_eq!(tells(&report, what), None, "{what}");
    }
    // A report that is made again is as blind.
    let (code, _, errors) = run(&place.results(), &["report", "louder"]);
    assert_eq!(code, 0, "{errors}");
    assert_eq!(tells(&report, SERVED), None);
}
