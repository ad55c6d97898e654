//! Replies written to break the parser: none may panic, hang, or get past a rule.

#![allow(clippy::unwrap_used)]

use assay::action::{EditRules, Files, ReplyFormat, apply, fuzz, parse};
use proptest::prelude::*;

/// The size of the hostile replies, in bytes: far beyond what any quadratic step would survive.
const SIZE: usize = 512 << 10;

/// The size of the two that are known to hurt, in bytes.
const HUGE: usize = 5 << 20;

fn rules() -> EditRules {
    let mut rules = EditRules::new(["src/**"]).unwrap();
    rules.max_reply_bytes = 2 * HUGE;
    rules
}

fn repeated(unit: &str) -> String {
    unit.repeat(SIZE / unit.len())
}

/// A workspace with a file in which everything matches almost everywhere.
fn workspace() -> Files {
    Files::from([("src/lib.rs".to_owned(), "a\n".repeat(100_000))])
}

fn kinds(reply: &str) -> Vec<&'static str> {
    let files = workspace();
    let outcome = |format| {
        let action = match parse(format, reply, &files, &rules()) {
            Ok(action) => action,
            Err(error) => return error.kind(),
        };
        match apply(&files, &action, &rules()) {
            Ok(_) => "ok",
            Err(error) => error.kind(),
        }
    };
    ReplyFormat::ALL.into_iter().map(outcome).collect()
}

/// Each of these is megabytes long and quadratic for a careless parser: the test would not come to an end.
#[test]
fn huge_replies_come_to_an_end() {
    let block = "<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n";
    let hunk = "@@ -1 +1 @@\n-a\n+b\n";
    let head = "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n";
    let replies = [
        ("backticks", "`".repeat(HUGE)),
        ("fence lines", repeated("```\n")),
        ("nested fences", repeated("```rust\n")),
        (
            "growing fences",
            (3..1_000).map(|size| "`".repeat(size) + "x\n").collect(),
        ),
        ("open blocks", "<<<<<<< SEARCH\n".repeat(HUGE / 15)),
        ("whole blocks", repeated(block)),
        (
            "whole blocks with path",
            format!("src/lib.rs\n{}", repeated(block)),
        ),
        ("dividers", repeated("=======\n")),
        ("at signs", repeated("@")),
        ("at sign lines", format!("```\n{}```", repeated("@@\n"))),
        (
            "ranges",
            format!("```\n{}```", repeated("@@ src/lib.rs 1-1 @@\nb\n")),
        ),
        ("hunks", format!("{head}{}```", repeated(hunk))),
        (
            "bare hunks",
            repeated("--- a/src/lib.rs\n+++ b/src/lib.rs\n@@\n"),
        ),
        (
            "unplaced hunks",
            format!("{head}{}```", repeated("@@\n-a\n+b\n")),
        ),
        ("one hunk", format!("{head}@@\n{}```", repeated(" a\n"))),
        ("empty hunks", format!("{head}{}```", repeated("@@\n"))),
        ("names", repeated("--- a\n+++ b\n")),
        ("null to null", repeated("--- /dev/null\n+++ /dev/null\n")),
        ("spaces", repeated(" ")),
        ("newlines", repeated("\n")),
        ("quotes", repeated("> ")),
        ("one path line", repeated("src/lib.rs ")),
        ("path lines", repeated("src/lib.rs:\n\n")),
        ("labelled fences", repeated("src/lib.rs\n```\n```\n")),
        ("deletions", repeated("DELETE: src/lib.rs\n")),
        ("reasoning", repeated("<think>")),
        ("ends of reasoning", repeated("</think>")),
        ("carriage returns", repeated("\r\n")),
        ("stars", repeated("*")),
        ("long info", format!("```{}\n```", repeated("a=b "))),
    ];
    for (name, reply) in replies {
        let kinds = kinds(&reply);
        // Whatever matches `a` matches everywhere; only edits that say a place may go through.
        assert!(
            kinds.iter().filter(|kind| **kind == "ok").count() <= 2,
            "{name}: {kinds:?}"
        );
    }
}

#[test]
fn blocks_that_match_nowhere_in_a_large_file() {
    let mut files = workspace();
    let block = format!(
        "<<<<<<< SEARCH\n{}b\n=======\n>>>>>>> REPLACE\n",
        "a\n".repeat(50_000)
    );
    let reply = format!("src/lib.rs\n{}", block.repeat(50));
    let error = parse(ReplyFormat::SearchReplace, &reply, &files, &rules())
        .and_then(|action| apply(&files, &action, &rules()))
        .unwrap_err();
    assert_eq!(error.kind(), "no_match");
    // Blocks that do match, thousands of times over a large file, end at the limit of work.
    files.insert("src/lib.rs".to_owned(), "a\n".repeat(100_000) + "b\n");
    let swap = "<<<<<<< SEARCH\nb\n=======\nc\n>>>>>>> REPLACE\n<<<<<<< SEARCH\nc\n=======\nb\n>>>>>>> REPLACE\n";
    let reply = format!("src/lib.rs\n{}", swap.repeat(1_000));
    let action = parse(ReplyFormat::SearchReplace, &reply, &files, &rules()).unwrap();
    let error = apply(&files, &action, &rules()).unwrap_err();
    assert_eq!(error.kind(), "too_large");
}

#[test]
fn no_reply_gets_past_the_paths() {
    let files = workspace();
    for path in [
        "/etc/passwd",
        "../x.rs",
        "src/../../x.rs",
        "./src/lib.rs",
        "src\\lib.rs",
        "C:\\x\\lib.rs",
        "C:/x/lib.rs",
        "src//lib.rs",
        "src/lib.rs\u{200b}.rs",
        "src/\u{202e}x.rs",
        "~/x.rs",
        "Cargo.toml",
        "src/build.rs",
        "src/.cargo/config.toml",
        "tests/hidden.rs",
    ] {
        let replies = [
            (ReplyFormat::WholeFile, format!("```rust {path}\nx\n```\n")),
            (
                ReplyFormat::WholeFile,
                format!("```rust path=\"{path}\"\nx\n```\n"),
            ),
            (
                ReplyFormat::WholeFile,
                format!("**{path}**\n```rust\nx\n```\n"),
            ),
            (
                ReplyFormat::WholeFile,
                format!("```rust\n// {path}\nx\n```\n"),
            ),
            (
                ReplyFormat::SearchReplace,
                format!("{path}\n<<<<<<< SEARCH\n=======\nx\n>>>>>>> REPLACE\n"),
            ),
            (
                ReplyFormat::SearchReplace,
                format!("<<<<<<< SEARCH {path}\n=======\nx\n>>>>>>> REPLACE\n"),
            ),
            (
                ReplyFormat::LineRange,
                format!("```\n@@ {path} 1+ @@\nx\n```\n"),
            ),
            (
                ReplyFormat::UnifiedDiff,
                format!("--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n"),
            ),
            (
                ReplyFormat::UnifiedDiff,
                format!("--- a/{path}\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"),
            ),
            (ReplyFormat::WholeFile, format!("DELETE: {path}\n")),
        ];
        for (format, reply) in replies {
            let outcome = parse(format, &reply, &files, &rules());
            // The first comment of a block is not always taken for a path; then the block is the only file.
            let other = outcome
                .as_ref()
                .is_ok_and(|action| action.edits.iter().all(|edit| edit.path() == "src/lib.rs"));
            let refused = outcome.as_ref().is_err_and(|error| {
                ["bad_path", "not_editable", "no_edit"].contains(&error.kind())
            });
            assert!(refused || other, "{format} {reply:?}: {outcome:?}");
        }
    }
}

#[test]
fn a_reply_over_the_limit_is_not_read() {
    let mut rules = rules();
    rules.max_reply_bytes = 10;
    let error = parse(
        ReplyFormat::WholeFile,
        "```rust src/lib.rs\n```",
        &workspace(),
        &rules,
    )
    .unwrap_err();
    assert_eq!(error.kind(), "too_large");
    assert_eq!(
        error.to_string(),
        "the reply in bytes is too large: 22, where at most 10 is allowed. Send less"
    );
}

fn fragment() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "```",
        "```rust src/lib.rs",
        "````",
        "~~~",
        "   ```",
        "src/lib.rs",
        "src/new.rs",
        "<<<<<<< SEARCH",
        "=======",
        ">>>>>>> REPLACE",
        "@@ src/lib.rs 1-2 @@",
        "@@ src/lib.rs 9+ @@",
        "@@ -1,2 +1,3 @@",
        "@@",
        "--- a/src/lib.rs",
        "+++ b/src/lib.rs",
        "--- /dev/null",
        "+++ /dev/null",
        "+++ b/src/new.rs",
        "fn a() {",
        "    b();",
        "}",
        "",
        "fn b() {}",
        " fn a() {",
        "-    b();",
        "+    c();",
        " }",
        "+x",
        "\\ No newline at end of file",
        "<think>",
        "</think>",
        "CONTRADICTORY: x",
        "DELETE: src/lib.rs",
        "DELETE: src/new.rs",
        "prose",
        "- point",
        "\u{0}\u{202e}",
        "\r",
    ]);
    prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_in_any_order_are_harmless(lines in prop::collection::vec(fragment(), 0..24)) {
        fuzz(&lines.join("\n"));
    }

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,200}") {
        fuzz(&text);
    }
}
