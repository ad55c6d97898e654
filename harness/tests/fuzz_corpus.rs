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

/// Variants of each file that are tried.
const VARIANTS: u64 = 25;

/// A short run without a fuzzer: variants of every file, the same ones each time.
#[test]
fn variants_of_every_file_pass() {
    let corpora = common::top().join("harness/fuzz/corpus");
    for (name, target) in targets::TARGETS {
        let mut files: Vec<Vec<u8>> = std::fs::read_dir(corpora.join(name))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .map(|path| std::fs::read(path).unwrap())
            .collect();
        // Long ones are replayed as they are; their variants would take most of the time.
        files.retain(|data| data.len() <= 8_000);
        for index in 0..files.len() {
            for variant in 0..VARIANTS {
                let seed = (index as u64) << 16 | variant;
                let data = varied(&files, index, seed);
                let outcome = std::panic::catch_unwind(|| target(&data));
                assert!(outcome.is_ok(), "{name}: {data:?} fails");
            }
        }
    }
}

/// A file with some bytes changed, left out, repeated, or replaced by a part of another file.
fn varied(files: &[Vec<u8>], index: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (below.max(1) as u64)).unwrap()
    };
    let mut data = files[index].clone();
    for _ in 0..=next(4) {
        let at = next(data.len() + 1);
        let length = next(16).min(data.len() - at);
        match next(5) {
            0 if at < data.len() => data[at] ^= 1 << next(8),
            1 => drop(data.drain(at..at + length)),
            2 => {
                let part: Vec<u8> = data[at..at + length].repeat(1 + next(8));
                data.splice(at..at, part);
            }
            3 => data.insert(at, b"\0\xff`<>{}#'\"\\/\n"[next(13)]),
            _ => {
                let other = &files[next(files.len())];
                let from = next(other.len() + 1);
                let part = &other[from..(from + next(64)).min(other.len())];
                data.splice(at..at + length, part.iter().copied());
            }
        }
    }
    data
}
