//! What each fuzz target does with its bytes, and what must hold of it. The fuzz programs call these functions, and so
//! does the test `fuzz_corpus` of the harness, which replays the corpora.

#![allow(clippy::panic, clippy::expect_used)] // A fuzz target speaks by panicking.

use std::collections::BTreeMap;

use assay::action::Files;
use assay::diagnostic::{FeedbackStyle, show};
use assay_guest::{Request, Response, decode, encode};
use serde::{Serialize, de::DeserializeOwned};

/// What can be sent and compared.
trait Message: Serialize + DeserializeOwned + PartialEq {}
impl Message for Request {}
impl Message for Response {}

/// A target and its name, which is that of its corpus.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 5] = [
    ("reply", reply),
    ("frames_in", frames_in),
    ("frames_out", frames_out),
    ("rules", rules),
    ("diagnostics", diagnostics),
];

/// A model's reply, in every format.
pub fn reply(data: &[u8]) {
    assay::action::fuzz(&String::from_utf8_lossy(data));
}

/// What a guest reads from the harness.
pub fn frames_in(data: &[u8]) {
    frames::<Request>(data);
}

/// What the harness reads from a guest, which a candidate may have taken over.
pub fn frames_out(data: &[u8]) {
    frames::<Response>(data);
}

/// A stream of frames, and the same bytes as the body of a single one.
fn frames<T: Message>(data: &[u8]) {
    let mut rest = data;
    while let Ok(Some((message, used))) = decode::<T>(rest) {
        assert!((4..=rest.len()).contains(&used));
        comes_back(&message);
        rest = &rest[used..];
    }
    let Ok(length) = u32::try_from(data.len()) else {
        return;
    };
    let frame = [&length.to_le_bytes(), data].concat();
    if let Ok(decoded) = decode::<T>(&frame) {
        let (message, used) = decoded.expect("a whole frame is there");
        assert_eq!(used, frame.len());
        comes_back(&message);
    }
}

/// Whatever decodes is encoded to something that decodes to the same.
fn comes_back<T: Message>(message: &T) {
    let bytes = encode(message).expect("what was decoded can be encoded");
    let (again, used) = decode::<T>(&bytes)
        .expect("what was encoded can be decoded")
        .expect("a whole frame is there");
    assert_eq!(used, bytes.len());
    assert!(again == *message, "a message changes on its way");
}

/// A candidate's library.
pub fn rules(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let lines = text.split('\n').count();
    let files = Files::from([("src/lib.rs".to_owned(), text)]);
    let findings = assay::grade::check_rules(&files, &[]);
    for finding in &findings {
        let line = usize::try_from(finding.line).expect("a line's number fits");
        // Built for fuzzing, the token library counts no lines and says 0.
        assert!(line <= lines, "{finding:?}");
        assert!(finding.column >= 1, "{finding:?}");
    }
    let lifted: Vec<String> = findings.iter().map(|one| one.rule.clone()).collect();
    let forbidden = findings.iter().any(|one| one.forbidden);
    let left = assay::grade::check_rules(&files, &lifted);
    assert!(
        !left
            .iter()
            .any(|one| one.forbidden && lifted.contains(&one.rule)),
        "a lifted rule forbids"
    );
    assert!(
        forbidden || left == findings,
        "lifting what is noted changes something"
    );
}

/// What the compiler says, or a candidate in its place, and what a model gets to read of it.
pub fn diagnostics(data: &[u8]) {
    let diagnostics = assay::diagnostic::parse(data);
    for diagnostic in &diagnostics {
        let primary = diagnostic.spans.iter().rposition(|span| span.primary);
        let other = diagnostic.spans.iter().position(|span| !span.primary);
        if let (Some(primary), Some(other)) = (primary, other) {
            assert!(primary < other, "primary places come first");
        }
        assert!(diagnostic.error_code().is_none() || diagnostic.is_error());
    }
    for style in [
        FeedbackStyle::Codes,
        FeedbackStyle::Short,
        FeedbackStyle::Rendered,
        FeedbackStyle::Json,
        FeedbackStyle::Explain,
    ] {
        for budget in [0, 150, 10_000] {
            let shown = show(&diagnostics, style, budget, &BTreeMap::new());
            assert!(shown.shown + shown.omitted <= diagnostics.len());
        }
    }
}
