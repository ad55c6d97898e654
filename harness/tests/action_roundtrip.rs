//! Whatever two states of a workspace are: the rendered reply leads exactly from the one to the other.

#![allow(clippy::unwrap_used)]

use assay::action::{Action, EditRules, Files, ReplyFormat, apply, parse, render};
use proptest::prelude::*;

const PATHS: [&str; 10] = [
    "src/lib.rs",
    "src/main.rs",
    "a/lib.rs",
    "b/lib.rs",
    "docs/notes.md",
    "LICENSE",
    "12",
    "path",
    "src/v0.2/x-1.rs",
    "@types/1.rs",
];

fn rules() -> EditRules {
    EditRules::new(["**"]).unwrap()
}

/// Lines that mean something to one of the parsers, lines that repeat, and any others.
fn line() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "",
        "",
        " ",
        "a",
        "a",
        "b",
        "    a",
        "\ta ",
        "```",
        "```rust src/lib.rs",
        "   ```",
        "~~~~",
        "````` x",
        "<<<<<<< SEARCH",
        "=======",
        ">>>>>>> REPLACE",
        ">>>>>>> REPLACE no-final-newline",
        "<<<<<<<<<< SEARCH",
        "=========",
        "@@ src/lib.rs 1-2 @@",
        "@@ -1,2 +1,2 @@",
        "@@@ 3+ @@@",
        "--- a/src/lib.rs",
        "+++ b/src/lib.rs",
        "-- a/src/lib.rs",
        "++ b/src/lib.rs",
        "-- ",
        "@@",
        "\\ No newline at end of file",
        "diff --git a/x b/x",
        "<think>",
        "</think>",
        " </think>",
        "CONTRADICTORY: x",
        "DELETE: src/lib.rs",
        "// src/lib.rs",
        "src/lib.rs",
        "é“日本\u{202e}\u{200b}",
        "\u{2028}",
        "\u{feff}",
    ]);
    prop_oneof![
        6 => special.prop_map(str::to_owned),
        1 => "[ -~]{0,12}",
        1 => "\\PC{0,8}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    (prop::collection::vec(line(), 0..14), any::<bool>()).prop_map(|(lines, newline)| {
        let mut text = lines.join("\n");
        if newline && !lines.is_empty() {
            text.push('\n');
        }
        text
    })
}

/// A text made from another by a few changes of lines.
fn edited(text: &str, changes: &[(usize, usize, Vec<String>)], newline: bool) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for (at, remove, insert) in changes {
        let start = at % (lines.len() + 1);
        let end = (start + remove).min(lines.len());
        lines.splice(start..end, insert.iter().cloned());
    }
    let mut text = lines.join("\n");
    if newline && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn changes() -> impl Strategy<Value = Vec<(usize, usize, Vec<String>)>> {
    let insert = prop::collection::vec(line(), 0..4);
    prop::collection::vec((0..40_usize, 0..4_usize, insert), 0..4)
}

/// The text of a file before and after; `None` when it is absent.
fn pair() -> impl Strategy<Value = (Option<String>, Option<String>)> {
    let near = (text(), changes(), any::<bool>()).prop_map(|(old, changes, newline)| {
        let new = edited(&old, &changes, newline);
        (Some(old), Some(new))
    });
    prop_oneof![
        6 => near,
        2 => (text(), text()).prop_map(|(old, new)| (Some(old), Some(new))),
        1 => text().prop_map(|text| (Some(text.clone()), Some(text))),
        1 => text().prop_map(|new| (None, Some(new))),
        1 => text().prop_map(|old| (Some(old), None)),
    ]
}

fn workspaces() -> impl Strategy<Value = (Files, Files)> {
    let names = prop::sample::subsequence(PATHS.to_vec(), 1..4);
    (names, prop::collection::vec(pair(), 4)).prop_map(|(names, pairs)| {
        let (mut before, mut after) = (Files::new(), Files::new());
        for (name, (old, new)) in names.into_iter().zip(pairs) {
            before.extend(old.map(|text| (name.to_owned(), text)));
            after.extend(new.map(|text| (name.to_owned(), text)));
        }
        (before, after)
    })
}

fn check(before: &Files, after: &Files) -> Result<(), TestCaseError> {
    for format in ReplyFormat::ALL {
        if before.is_empty() && after.is_empty() {
            continue;
        }
        let reply = render(format, before, after);
        let action = parse(format, &reply, before, &rules())
            .map_err(|error| TestCaseError::fail(format!("{format}: {error}\n{reply}")))?;
        let json = serde_json::to_string(&action).unwrap();
        let action: Action = serde_json::from_str(&json).unwrap();
        let result = apply(before, &action, &rules())
            .map_err(|error| TestCaseError::fail(format!("{format}: {error}\n{reply}")))?;
        prop_assert_eq!(&result, after, "{}:\n{}", format, reply);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rendering_then_applying_is_exact((before, after) in workspaces()) {
        check(&before, &after)?;
    }
}

#[test]
fn the_corners() {
    let texts = [
        "",
        "\n",
        "\n\n",
        "a",
        "a\n",
        "a\n\n",
        "\na",
        "a\na",
        "a\na\n",
        "```",
        "```\n",
        "</think>\n",
    ];
    for old in texts {
        for new in texts {
            let before = Files::from([("src/lib.rs".to_owned(), old.to_owned())]);
            let after = Files::from([("src/lib.rs".to_owned(), new.to_owned())]);
            check(&before, &after).unwrap();
            check(&Files::new(), &after).unwrap();
            check(&before, &Files::new()).unwrap();
        }
    }
}

#[test]
fn many_changes_in_one_file() {
    let lines: Vec<String> = (0..2_000).map(|line| format!("line {line}\n")).collect();
    let old = lines.concat();
    let mut new = lines.clone();
    for line in (0..2_000).step_by(9) {
        new[line] = format!("new {line}\n");
    }
    let before = Files::from([("src/lib.rs".to_owned(), old)]);
    let after = Files::from([("src/lib.rs".to_owned(), new.concat())]);
    check(&before, &after).unwrap();
}
