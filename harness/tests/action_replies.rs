//! Replies as models really write them, and what becomes of each.

#![allow(clippy::unwrap_used)]

use assay::action::{Action, ActionError, EditRules, Files, ReplyFormat, apply, describe, parse};

const LIB: &str = "//! Ledger.\n\npub fn add(a: i32, b: i32) -> i32 {\n    a - b\n}\n\npub fn neg(a: i32) -> i32 {\n    a\n}\n";
const FIXED: &str = "//! Ledger.\n\npub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n\npub fn neg(a: i32) -> i32 {\n    a\n}\n";
const MANIFEST: &str = "[package]\nname = \"ledger\"\n";

fn files() -> Files {
    Files::from([
        ("Cargo.toml".to_owned(), MANIFEST.to_owned()),
        ("src/lib.rs".to_owned(), LIB.to_owned()),
    ])
}

fn rules() -> EditRules {
    EditRules::new(["src/**/*.rs", "README.md"]).unwrap()
}

fn read(format: ReplyFormat, reply: &str) -> Result<Action, ActionError> {
    parse(format, reply, &files(), &rules())
}

fn run(format: ReplyFormat, reply: &str) -> Result<Files, ActionError> {
    apply(&files(), &read(format, reply)?, &rules())
}

/// The reply turns `src/lib.rs` into `FIXED` and touches nothing else.
fn fixes(format: ReplyFormat, reply: &str) {
    let mut wanted = files();
    wanted.insert("src/lib.rs".to_owned(), FIXED.to_owned());
    assert_eq!(run(format, reply), Ok(wanted), "{format}:\n{reply}");
}

fn fails(format: ReplyFormat, reply: &str, kind: &str) -> String {
    match run(format, reply) {
        Err(error) if error.kind() == kind => error.to_string(),
        other => panic!("{format}: wanted {kind}, got {other:?} for:\n{reply}"),
    }
}

/// `{F}` stands for the fixed file.
fn whole(template: &str) -> String {
    template.replace("{F}", FIXED.trim_end())
}

#[test]
fn whole_files_in_every_dress() {
    for template in [
        "```rust src/lib.rs\n{F}\n```",
        "```rust:src/lib.rs\n{F}\n```",
        "```src/lib.rs\n{F}\n```",
        "```rust path=\"src/lib.rs\"\n{F}\n```",
        "```rust title='src/lib.rs'\n{F}\n```",
        "~~~rust file=src/lib.rs\n{F}\n~~~",
        "````rust src/lib.rs\n{F}\n````",
        "`src/lib.rs`\n```rust\n{F}\n```",
        "**src/lib.rs**\n\n```rust\n{F}\n```",
        "### `src/lib.rs`\n```rust\n{F}\n```",
        "File: src/lib.rs\n```\n{F}\n```",
        "[filename: src/lib.rs]\n```rust\n{F}\n```",
        "```rust\n// src/lib.rs\n{F}\n```",
        "```rust\n// File: src/lib.rs\n{F}\n```",
        "```rust\n{F}\n```",
        "```\n{F}\n```",
        "Sure! Here is the corrected `src/lib.rs`:\n\n```rust\n{F}\n```\n\nI changed `-` to `+`. Let me know!",
        // A snippet of the error, a command, and then the answer.
        "The bug is on this line:\n\n```\n    a - b\n```\n\nFix:\n\n```rust\n{F}\n```\n\nThen run\n\n```bash\ncargo test\n```",
        // A Rust snippet first, which is no problem once the answer has a path.
        "The problem:\n```rust\na - b\n```\n**src/lib.rs**\n```rust\n{F}\n```",
        // The whole package is shown again; the manifest is as it was.
        "Cargo.toml\n```toml\n[package]\nname = \"ledger\"\n```\n\nsrc/lib.rs\n```rust\n{F}\n```",
        // A first try, then the final one.
        "src/lib.rs\n```rust\nwrong\n```\nWait, that drops neg. Final:\n\nsrc/lib.rs\n```rust\n{F}\n```",
        // In a list.
        "1. Change the file:\n\n   ```rust src/lib.rs\n{F}\n   ```\n2. Done.",
    ] {
        fixes(ReplyFormat::WholeFile, &whole(template));
        fixes(
            ReplyFormat::WholeFile,
            &whole(template).replace('\n', "\r\n"),
        );
    }
}

#[test]
fn reasoning_models() {
    let answer = whole("```rust src/lib.rs\n{F}\n```\n");
    for think in [
        "<think>\nMaybe\n```rust src/lib.rs\nfn wrong() {}\n```\nNo. CONTRADICTORY: no\n</think>\n\n",
        "<think>An open fence:\n```rust\n</think>\n",
        "<think>\n\n</think>\n",
        // The opening tag stood in the prompt.
        "Okay, the user wants\n```rust src/lib.rs\nfn wrong() {}\n```\nhm, ```rust\n</think>\n\n",
    ] {
        let reply = format!("{think}{answer}");
        fixes(ReplyFormat::WholeFile, &reply);
        assert_eq!(
            read(ReplyFormat::WholeFile, &reply).unwrap().declaration,
            None
        );
    }
    fails(
        ReplyFormat::WholeFile,
        &format!("<think>\n{answer}"),
        "truncated",
    );
}

#[test]
fn doc_tests_do_not_end_a_block() {
    let text = "/// Adds.\n///\n/// ```\n/// assert_eq!(add(1, 2), 3);\n/// ```\npub fn add() {}\n\n//! ```text\n    ```\n";
    let files = run(
        ReplyFormat::WholeFile,
        &format!("```rust src/lib.rs\n{text}```\n"),
    )
    .unwrap();
    assert_eq!(files["src/lib.rs"], text);
    // A Markdown file with blocks of its own, in three backticks like them.
    let readme = "# Ledger\n\n```rust\nlet x = 1;\n```\n\nThe end.\n";
    let files = run(
        ReplyFormat::WholeFile,
        &format!("```markdown README.md\n{readme}```\n"),
    )
    .unwrap();
    assert_eq!(files["README.md"], readme);
}

#[test]
fn whole_files_that_cannot_be_taken() {
    for (template, kind) in [
        ("", "no_edit"),
        ("I cannot help with that.", "no_edit"),
        ("```rust src/lib.rs\n{F}", "truncated"),
        (
            "```rust src/lib.rs\n{F}\n```\n```rust src/new.rs\nfn x(",
            "truncated",
        ),
        (
            "Before:\n```rust\na\n```\nAfter:\n```rust\n{F}\n```",
            "no_edit",
        ),
        (
            "In `src/lib.rs`:\n```rust\na\n```\nThe new `src/lib.rs`:\n```rust\n{F}\n```",
            "ambiguous_path",
        ),
        (
            "```toml Cargo.toml\n[package]\nname = \"other\"\n```",
            "not_editable",
        ),
        ("```rust src/build.rs\n{F}\n```", "not_editable"),
        ("```rust /src/lib.rs\n{F}\n```", "bad_path"),
        ("```rust ./src/lib.rs\n{F}\n```", "bad_path"),
        ("```diff src/lib.rs\n-a\n+b\n```", "malformed"),
        ("```bash\ncargo fix\n```", "no_edit"),
        (
            "src/lib.rs\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE",
            "no_edit",
        ),
    ] {
        fails(ReplyFormat::WholeFile, &whole(template), kind);
    }
    let hint = fails(
        ReplyFormat::WholeFile,
        "```rust\na\n```\n```rust\nb\n```",
        "no_edit",
    );
    assert!(hint.contains("```rust src/lib.rs"), "{hint}");
    let hint = fails(ReplyFormat::WholeFile, "<<<<<<< SEARCH\n", "no_edit");
    assert!(hint.contains("looks like search-replace"), "{hint}");
}

#[test]
fn comments_that_name_the_file() {
    let reply = "```rust\n// src/new.rs\nfn x() {}\n```\n";
    assert_eq!(
        run(ReplyFormat::WholeFile, reply).unwrap()["src/new.rs"],
        "fn x() {}\n"
    );
    // A comment that the file has always had stays.
    let mut files = files();
    files.insert(
        "src/lib.rs".to_owned(),
        "// src/lib.rs\nfn a() {}\n".to_owned(),
    );
    let action = parse(
        ReplyFormat::WholeFile,
        "```rust\n// src/lib.rs\nfn b() {}\n```",
        &files,
        &rules(),
    )
    .unwrap();
    let after = apply(&files, &action, &rules()).unwrap();
    assert_eq!(after["src/lib.rs"], "// src/lib.rs\nfn b() {}\n");
}

#[test]
fn what_was_guessed_is_noted() {
    let noted = |reply: &str, word: &str| {
        let notes = read(ReplyFormat::WholeFile, reply).unwrap().notes;
        assert!(notes.iter().any(|note| note.contains(word)), "{notes:?}");
    };
    noted("```rust\nx\n```", "the only editable file");
    noted(
        "```rust src/lib.rs\nx\n```\n```rust src/lib.rs\ny\n```",
        "the last one counts",
    );
    noted(
        "```rust src/lib.rs\nx\n```\n```rust\ny\n```",
        "without a path",
    );
    noted(
        "```rust src/lib.rs\n// ... rest of the code unchanged\n```",
        "left out",
    );
    noted(
        "Cargo.toml\n```toml\n[package]\nname = \"ledger\"\n```",
        "unchanged",
    );
}

#[test]
fn declarations() {
    for format in ReplyFormat::ALL {
        let reply = "I looked at it.\n\n**CONTRADICTORY:** add must both add and subtract.\n";
        let action = read(format, reply).unwrap();
        assert_eq!(
            action.declaration.as_deref(),
            Some("add must both add and subtract.")
        );
        assert!(action.edits.is_empty());
        assert_eq!(run(format, reply), Ok(files()));
        let quoted = "```text\nCONTRADICTORY: no\n```\n";
        assert_eq!(
            read(format, quoted)
                .ok()
                .and_then(|action| action.declaration),
            None
        );
    }
    let both = whole("CONTRADICTORY: but here\n```rust src/lib.rs\n{F}\n```");
    let action = read(ReplyFormat::WholeFile, &both).unwrap();
    assert_eq!(
        (action.edits.len(), action.declaration.as_deref()),
        (1, Some("but here"))
    );
}

#[test]
fn search_replace_in_every_dress() {
    for reply in [
        "src/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n",
        "src/lib.rs\n```rust\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n```\n",
        "```rust\nsrc/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n```\n",
        "```rust src/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n```\n",
        "```rust\n// src/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n```\n",
        "I will change `src/lib.rs`:\n\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n\nDone.",
        "<<<<<<< SEARCH src/lib.rs\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n",
        "<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n",
        "<<<<<<<<< SEARCH\n    a - b\n=========\n    a + b\n>>>>>>>>> REPLACE\n",
        // Indentation lost, or trailing space added.
        "src/lib.rs\n<<<<<<< SEARCH\na - b\n=======\na + b\n>>>>>>> REPLACE\n",
        "src/lib.rs\n<<<<<<< SEARCH\n    a - b  \n}\n=======\n    a + b\n}\n>>>>>>> REPLACE\n",
        // Two blocks; the second sees the first, and its path is that of the first.
        "src/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a * b\n>>>>>>> REPLACE\n\n<<<<<<< SEARCH\n    a * b\n=======\n    a + b\n>>>>>>> REPLACE\n",
        // The fence around it is never closed, but the block is whole.
        "```rust\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n",
        "<think>\n<<<<<<< SEARCH\nx\n</think>\nsrc/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n",
    ] {
        fixes(ReplyFormat::SearchReplace, reply);
        fixes(ReplyFormat::SearchReplace, &reply.replace('\n', "\r\n"));
    }
    let new = run(
        ReplyFormat::SearchReplace,
        "src/new.rs\n<<<<<<< SEARCH\n=======\nfn x() {}\n>>>>>>> REPLACE\n",
    );
    assert_eq!(new.unwrap()["src/new.rs"], "fn x() {}\n");
}

#[test]
fn search_replace_errors_say_what_to_do() {
    let block = |search: &str| {
        format!("src/lib.rs\n<<<<<<< SEARCH\n{search}\n=======\nx\n>>>>>>> REPLACE\n")
    };
    let text = fails(
        ReplyFormat::SearchReplace,
        &block("    a  -  b;"),
        "no_match",
    );
    assert!(text.contains("line 4 `a - b`"), "{text}");
    let text = fails(ReplyFormat::SearchReplace, &block("}"), "ambiguous_match");
    assert!(text.contains("lines 5, 9"), "{text}");
    let text = fails(
        ReplyFormat::SearchReplace,
        "src/lib.rs\n<<<<<<< SEARCH\n=======\nx\n>>>>>>> REPLACE\n",
        "no_match",
    );
    assert!(text.contains("only for a new file"), "{text}");
    fails(
        ReplyFormat::SearchReplace,
        &block("a").replace("lib", "none"),
        "no_such_file",
    );
    fails(
        ReplyFormat::SearchReplace,
        &block("a").replace(">>>>>>> REPLACE\n", ""),
        "truncated",
    );
    fails(
        ReplyFormat::SearchReplace,
        "src/lib.rs\n<<<<<<< SEARCH\na\n",
        "truncated",
    );
    fails(
        ReplyFormat::SearchReplace,
        &block("a").replace("=======\n", ""),
        "malformed",
    );
    fails(
        ReplyFormat::SearchReplace,
        &block("a").replace("src/lib.rs", "Cargo.toml"),
        "not_editable",
    );
    fails(
        ReplyFormat::SearchReplace,
        &whole("```rust src/lib.rs\n{F}\n```"),
        "no_edit",
    );
}

#[test]
fn nothing_is_changed_when_one_block_fails() {
    let reply = "src/lib.rs\n<<<<<<< SEARCH\n    a - b\n=======\n    a + b\n>>>>>>> REPLACE\n\nsrc/lib.rs\n<<<<<<< SEARCH\nnothing like it\n=======\n>>>>>>> REPLACE\n";
    let text = fails(ReplyFormat::SearchReplace, reply, "no_match");
    assert!(text.contains("block 2"), "{text}");
}

#[test]
fn line_ranges() {
    for reply in [
        "```\n@@ src/lib.rs 4-4 @@\n    a + b\n```",
        "Here:\n\n```rust\n@@ src/lib.rs:4 @@\n    a + b\n```\nDone.",
        "```rust src/lib.rs\n@@ 4-4 @@\n    a + b\n```",
        "```\n@@ src/lib.rs 3-4\npub fn add(a: i32, b: i32) -> i32 {\n    a + b\n```",
        "```\n@@ src/lib.rs 4-3 @@\n    a + b\n@@ src/lib.rs 4-4 @@\n```",
        "```\n@@ src/lib.rs 9-9 @@\n}\n```\n```\n@@ src/lib.rs 4-4 @@\n    a + b\n```",
    ] {
        fixes(ReplyFormat::LineRange, reply);
    }
    for (reply, kind) in [
        ("```\n@@ src/lib.rs 10-10 @@\nx\n```", "bad_range"),
        ("```\n@@ src/lib.rs 0-1 @@\nx\n```", "bad_range"),
        (
            "```\n@@ src/lib.rs 4-5 @@\nx\n@@ src/lib.rs 5-6 @@\ny\n```",
            "overlap",
        ),
        ("```\n@@ src/lib.rs 4-4 @@\nx", "truncated"),
        ("@@ src/lib.rs 4-4 @@\nx", "no_edit"),
        ("```diff\n@@ -4,1 +4,1 @@\n-a\n+b\n```", "malformed"),
        ("```\n@@ src/none.rs 4-4 @@\nx\n```", "no_such_file"),
        ("```\n@@ tests/t.rs 1+ @@\nx\n```", "not_editable"),
    ] {
        fails(ReplyFormat::LineRange, reply, kind);
    }
}

#[test]
fn unified_diffs() {
    let hunk = " pub fn add(a: i32, b: i32) -> i32 {\n-    a - b\n+    a + b\n }\n";
    for reply in [
        format!("```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -3,3 +3,3 @@\n{hunk}```\n"),
        format!("--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -3,3 +3,3 @@\n{hunk}"),
        format!("diff --git a/src/lib.rs b/src/lib.rs\nindex 1..2 100644\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -3,3 +3,3 @@ fn x\n{hunk}\nThat should do.\n"),
        // Wrong numbers, wrong counts, no numbers, no header at all.
        format!("```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -30,3 +31,3 @@\n{hunk}```\n"),
        format!("```diff\n--- src/lib.rs\n+++ src/lib.rs\n@@ -1,8 +1,9 @@\n{hunk}```\n"),
        format!("```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ ... @@\n{hunk}```\n"),
        format!("```diff\n@@ -3,3 +3,3 @@\n{hunk}```\n"),
        format!("Sure:\n\n```patch\n--- a/src/lib.rs\n+++ b/src/lib.rs\n{hunk}\n```\n\n- one\n- two\n"),
        // The space before the empty line is lost.
        "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -2,3 +2,3 @@\n\n pub fn add(a: i32, b: i32) -> i32 {\n-    a - b\n+    a + b\n```".to_owned(),
    ] {
        fixes(ReplyFormat::UnifiedDiff, &reply);
        fixes(ReplyFormat::UnifiedDiff, &reply.replace('\n', "\r\n"));
    }
    for (reply, kind) in [
        (
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n-}\n+x\n```",
            "ambiguous_match",
        ),
        (
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n-none\n+x\n```",
            "no_match",
        ),
        (
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -4,0 +5 @@\n+x\n```",
            "no_match",
        ),
        (
            "```diff\n--- a/src/none.rs\n+++ b/src/none.rs\n@@ -1 +1 @@\n-a\n+x\n```",
            "no_such_file",
        ),
        (
            "```diff\n--- /dev/null\n+++ b/src/lib.rs\n@@ -0,0 +1 @@\n+x\n```",
            "malformed",
        ),
        (
            "```diff\n--- a/Cargo.toml\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n```",
            "not_editable",
        ),
        (
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n-none",
            "truncated",
        ),
    ] {
        fails(ReplyFormat::UnifiedDiff, reply, kind);
    }
    let gone = run(
        ReplyFormat::UnifiedDiff,
        "--- a/src/lib.rs\n+++ /dev/null\n",
    )
    .unwrap();
    assert!(!gone.contains_key("src/lib.rs"));
}

/// What the model is told must work as it stands.
#[test]
fn the_examples_of_the_instructions_apply() {
    let start = "pub fn double(x: i32) -> i32 {\n    x + 2\n}\n\n//\n\n// end\n";
    let files = Files::from([("src/lib.rs".to_owned(), start.to_owned())]);
    for format in ReplyFormat::ALL {
        let text = describe(format);
        let example = text.split("Example:\n").nth(1).unwrap();
        // The sentences after the example are no part of it.
        let (example, after) = example.rsplit_once("\n\n").unwrap();
        assert!(after.len() > 100 && text.len() < 1_700, "{text}");
        assert!(
            after.contains("write a line `CONTRADICTORY: `"),
            "the honest way out is told in every format: {text}"
        );
        let action = parse(format, example, &files, &rules()).unwrap();
        let result = apply(&files, &action, &rules()).unwrap();
        assert!(
            result["src/lib.rs"].contains("    x * 2\n}\n"),
            "{format}: {result:?}"
        );
    }
}
