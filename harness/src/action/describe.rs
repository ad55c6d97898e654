//! The instruction on the reply format that a model is given in its prompt.

use super::format::ReplyFormat;

/// The word that says that a text ends without a newline, in the formats that cannot show it.
pub(crate) const NO_FINAL_NEWLINE: &str = "no-final-newline";

/// What a model is told about the format: plain rules and a short example, as Markdown ending in a newline.
#[must_use]
pub fn describe(format: ReplyFormat) -> String {
    let (rules, example, more) = match format {
        ReplyFormat::WholeFile => WHOLE_FILE,
        ReplyFormat::SearchReplace => SEARCH_REPLACE,
        ReplyFormat::LineRange => LINE_RANGE,
        ReplyFormat::UnifiedDiff => UNIFIED_DIFF,
    };
    format!("{rules}\n\nExample:\n\n{example}\n\n{more} {DECLARATION}\n")
}

/// What holds in every format: the honest way out of a task that cannot be done.
const DECLARATION: &str = "If no program can do what the task asks, because it contradicts itself, because its tests \
     contradict it, or because it needs something that is not there, write a line `CONTRADICTORY: ` followed by the \
     reason, outside of any block and instead of edits.";

const WHOLE_FILE: (&str, &str, &str) = (
    "Answer with the complete new text of every file that you change or create, each in a fenced code block of its \
     own. Write the path after the language on the line that opens the block.",
    "```rust src/lib.rs\npub fn double(x: i32) -> i32 {\n    x * 2\n}\n```",
    "Give the whole file from its first line to its last: never shorten it with `...` or \"rest unchanged\". Files \
     that you do not show stay as they are. If a file itself contains a line of three backticks, open and close the \
     block with four. To remove a file, write the line `DELETE: src/old.rs` outside of any block.",
);

const SEARCH_REPLACE: (&str, &str, &str) = (
    "Answer with one block for each change. Write the path alone on a line, then the block: the lines to find, copied \
     exactly from the file, and the lines to put there.",
    "src/lib.rs\n<<<<<<< SEARCH\npub fn double(x: i32) -> i32 {\n    x + 2\n=======\npub fn double(x: i32) -> i32 \
     {\n    x * 2\n>>>>>>> REPLACE",
    "The lines between SEARCH and ======= are whole lines and must occur exactly once in the file: take one or two \
     neighbouring lines along if needed, but keep blocks short. Blocks apply in order. To create a file, leave the \
     SEARCH part empty. To delete lines, leave the REPLACE part empty. If the lines contain such markers themselves, \
     make all three markers of the block longer. To remove a file, write the line `DELETE: src/old.rs`.",
);

const LINE_RANGE: (&str, &str, &str) = (
    "Answer with a fenced code block that holds one or more changes. Each begins with a line `@@ PATH FIRST-LAST @@`; \
     the lines after it replace the lines FIRST to LAST of the file (counted from 1, both included).",
    "```\n@@ src/lib.rs 2-2 @@\n    x * 2\n@@ src/lib.rs 7+ @@\npub const LIMIT: i32 = 10;\n```",
    "`7+` inserts before line 7 and replaces nothing; to append, use the number after the last line; `1+` creates a \
     new file. With no lines after it, a range is deleted. All numbers count in the file as you were shown it, before \
     any change; ranges must not overlap. Do not write line numbers before the lines. If the lines contain three \
     backticks or such `@@` lines, make the fence or the run of `@` longer. To remove a file, write the line \
     `DELETE: src/old.rs` outside of any block.",
);

const UNIFIED_DIFF: (&str, &str, &str) = (
    "Answer with a unified diff in a fenced code block.",
    "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,3 +1,3 @@\n pub fn double(x: i32) -> i32 {\n-    x + 2\n+    x \
     * 2\n }\n```",
    "Every line of a hunk begins with a space (unchanged), `-` (removed) or `+` (added). Copy unchanged and removed \
     lines exactly, and give two or three unchanged lines around each change, so that its place is unique: the line \
     numbers may be rough. To create a file, write `--- /dev/null`; to remove one, `+++ /dev/null`.",
);
