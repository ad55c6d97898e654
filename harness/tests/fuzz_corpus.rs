//! The corpora of the fuzz targets, replayed: whatever a fuzzer once found must not come back.
#![allow(clippy::unwrap_used)]

mod common;

#[path = "../fuzz/src/lib.rs"]
mod targets;

/// The most files and bytes of one corpus: it is replayed with all other tests.
const MOST_FILES: usize = 60;
const MOST_BYTES: usize = 300_000;

#[test]
fn every_file_of_every_corpus_passes() {
    let corpora = common::top().join("harness/fuzz/corpus");
    let mut names: Vec<String> = std::fs::read_dir(&corpora)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut known: Vec<&str> = targets::TARGETS.iter().map(|(name, _)| *name).collect();
    known.sort_unstable();
    assert_eq!(names, known);
    for (name, target) in targets::TARGETS {
        let (mut files, mut bytes) = (0, 0);
        for entry in std::fs::read_dir(corpora.join(name)).unwrap() {
            let path = entry.unwrap().path();
            let data = std::fs::read(&path).unwrap();
            files += 1;
            bytes += data.len();
            let outcome = std::panic::catch_unwind(|| target(&data));
            assert!(outcome.is_ok(), "{} fails", path.display());
        }
        assert!((1..=MOST_FILES).contains(&files), "{name}: {files} files");
        assert!(bytes <= MOST_BYTES, "{name}: {bytes} bytes");
    }
}
