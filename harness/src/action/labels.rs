//! Reads the path of a file from where models write it: the fence line, the line before, the first comment.

use super::reply::Context;

/// Endings that make a word without a slash a file name.
const ENDINGS: [&str; 12] = [
    "rs", "toml", "md", "txt", "lock", "json", "yml", "yaml", "csv", "html", "sh", "py",
];

/// Words before a path on a line of its own.
const LEADS: [&str; 12] = [
    "file",
    "filename",
    "file name",
    "filepath",
    "file path",
    "path",
    "new file",
    "updated file",
    "modified file",
    "updated",
    "final",
    "create",
];

/// Keys of an info string whose value is a path.
const KEYS: [&str; 6] = ["path", "file", "filename", "filepath", "title", "name"];

/// Longer lines are not looked at: no label is that long.
const MAX_LABEL: usize = 500;

/// What the line that opens a block says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Info {
    /// The language, in lower case; empty when none is given.
    pub(crate) language: String,
    /// The path, unchecked.
    pub(crate) path: Option<String>,
    /// Whether the text ends without a newline.
    pub(crate) no_final_newline: bool,
}

/// Reads an info string such as `rust src/lib.rs`, `rust:src/lib.rs`, `src/lib.rs` or `rust path="src/lib.rs"`.
pub(crate) fn info(text: &str, context: &Context<'_>) -> Info {
    let mut info = Info::default();
    if text.len() > MAX_LABEL {
        // No language is that long. As a path it is refused, and the model is told why.
        info.path = Some(text.split_whitespace().last().unwrap_or(text).to_owned());
        return info;
    }
    let mut no_good_one = None;
    for (position, token) in text.split_whitespace().enumerate() {
        let token = token.trim_matches(['{', '}', ',']);
        if token == super::describe::NO_FINAL_NEWLINE {
            info.no_final_newline = true;
            continue;
        }
        if info.path.is_none() {
            info.path = path_in_token(token, context);
        }
        let looks_like_one = token.contains(['/', '\\', '.', ':'])
            && token.contains(char::is_alphanumeric)
            && !token.contains('=');
        if position > 0 && looks_like_one {
            no_good_one.get_or_insert_with(|| token.to_owned());
        }
        if position == 0 && info.path.as_deref() != Some(token) {
            let language = token.split([',', ':', '=', '{']).next().unwrap_or_default();
            info.language = language.to_ascii_lowercase();
        }
    }
    // A word that looks like a path and is no good one is to be refused, not to be overlooked.
    info.path = info.path.or(no_good_one);
    info
}

fn path_in_token(token: &str, context: &Context<'_>) -> Option<String> {
    let clean = |text: &str| {
        text.trim_matches(['"', '\'', '`', '(', ')', '[', ']'])
            .to_owned()
    };
    if let Some((key, value)) = token.split_once('=')
        && KEYS.contains(&key.to_ascii_lowercase().as_str())
    {
        return Some(clean(value));
    }
    let parts = [
        Some(token),
        token.split_once(':').map(|(_, rest)| rest),
        token.split_once(',').map(|(_, rest)| rest),
    ];
    let mut candidates = parts.into_iter().flatten().map(clean);
    candidates.find(|part| is_path(part, context) || outward(part))
}

/// The path that a line before a block names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// The line holds only the path.
    Plain(String),
    /// The line is a sentence that ends in a colon and names one path.
    Mention(String),
}

/// Reads the line before a block.
pub(crate) fn label(line: &str, context: &Context<'_>) -> Option<Label> {
    if line.len() > MAX_LABEL {
        return None;
    }
    if let Some(path) = alone(line, context) {
        return Some(Label::Plain(path));
    }
    let sentence = line.trim_end_matches(['*', ' ', '\t']);
    if !sentence.ends_with([':', '：']) {
        return None;
    }
    let words =
        sentence.split(|letter: char| letter.is_whitespace() || "*`'\"()[]<>,;：".contains(letter));
    let words = words.map(|word| word.trim_end_matches([':', '.', ',']));
    let mut paths = words.filter(|word| is_path(word, context));
    let first = paths.next()?;
    let only = paths.all(|other| other == first);
    only.then(|| Label::Mention(first.to_owned()))
}

/// Reads the first line of a block as a comment that holds only a path.
pub(crate) fn comment(line: &str, context: &Context<'_>) -> Option<String> {
    let line = line.trim();
    if line.len() > MAX_LABEL || line.starts_with("///") || line.starts_with("//!") {
        return None;
    }
    let inside = line
        .strip_prefix("//")
        .or_else(|| line.strip_prefix("/*")?.strip_suffix("*/"))
        .or_else(|| line.strip_prefix("<!--")?.strip_suffix("-->"))
        .or_else(|| line.strip_prefix("# "))?;
    alone(inside, context)
}

/// The path on a line that holds nothing else but decoration.
fn alone(line: &str, context: &Context<'_>) -> Option<String> {
    let mut rest = undecorated(line);
    let lower = rest.to_ascii_lowercase();
    for lead in LEADS {
        if let Some(after) = lower.strip_prefix(lead)
            && let after = after.trim_start_matches(['*', '`', ' '])
            && after.starts_with([':', '='])
        {
            let tail = rest.get(rest.len() - after.len() + 1..)?;
            rest = undecorated(tail);
            break;
        }
    }
    // `src/lib.rs (updated)`
    if let Some((path, _)) = rest.split_once(" (") {
        rest = undecorated(path);
    }
    let found = is_path(rest, context) || outward(rest);
    found.then(|| rest.to_owned())
}

/// `line` without the marks of lists, headings, emphasis, code, brackets and a colon around it.
fn undecorated(line: &str) -> &str {
    let mut rest = line.trim();
    if let Some((mark, after)) = rest.split_once(' ') {
        let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
        let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let heading = mark.bytes().all(|byte| byte == b'#');
        if numbered || heading || ["-", "*", "+", ">", "//", "•"].contains(&mark) {
            rest = after;
        }
    }
    rest.trim_matches(|letter: char| letter.is_whitespace() || "*`\"'()[]<>{}:,：".contains(letter))
}

/// Whether a word is meant as a path inside the workspace: a file there, or a name with a known ending, or a
/// slash and an ending. Says nothing about whether it is a good one.
pub(crate) fn is_path(word: &str, context: &Context<'_>) -> bool {
    if word.is_empty() || word.contains(char::is_whitespace) || word.contains("://") {
        return false;
    }
    if context.files.contains_key(word) {
        return true;
    }
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    let slashed = name.len() < word.len() && !word.starts_with("//");
    let plausible = !ending.is_empty()
        && ending.len() <= 8
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let plain = !word.contains(['(', ')', '{', '}', ';', ':', '"', '=']);
    plain && !stem.is_empty() && plausible && (slashed || ENDINGS.contains(&ending))
}

/// Whether a word is a path that leads out of the workspace: worth an error rather than a guess.
fn outward(word: &str) -> bool {
    let starts = ["../", "..\\", "./", "~/"];
    let absolute = word.starts_with('/') && !word.starts_with("//") && word.len() > 1;
    let drive = word
        .get(1..3)
        .is_some_and(|mark| mark == ":\\" || mark == ":/");
    let plain = !word.contains(char::is_whitespace) && !word.starts_with("/*");
    plain && (absolute || drive || starts.iter().any(|start| word.starts_with(start)))
}

/// Whether a path can be told from other words without knowing the workspace.
pub(crate) fn is_plain(path: &str) -> bool {
    let files = super::Files::new();
    let Ok(rules) = super::EditRules::new::<_, &str>([]) else {
        return false;
    };
    let context = Context {
        files: &files,
        rules: &rules,
    };
    is_path(path, &context)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::action::{EditRules, Files};

    fn with<T>(test: impl FnOnce(&Context<'_>) -> T) -> T {
        let files = Files::from([
            ("src/lib.rs".into(), String::new()),
            ("LICENSE".into(), String::new()),
        ]);
        let rules = EditRules::new(["src/*.rs"]).unwrap();
        test(&Context {
            files: &files,
            rules: &rules,
        })
    }

    #[test]
    fn info_strings() {
        for (text, language, path) in [
            ("", "", None),
            ("rust", "rust", None),
            ("rust,ignore", "rust", None),
            ("rust no_run", "rust", None),
            ("rust src/lib.rs", "rust", Some("src/lib.rs")),
            ("rust:src/lib.rs", "rust", Some("src/lib.rs")),
            ("Rust, src/lib.rs", "rust", Some("src/lib.rs")),
            ("src/lib.rs", "", Some("src/lib.rs")),
            ("rust path=\"src/lib.rs\"", "rust", Some("src/lib.rs")),
            ("rust {file=src/lib.rs}", "rust", Some("src/lib.rs")),
            ("rust title='src/lib.rs'", "rust", Some("src/lib.rs")),
            ("path=LICENSE", "path", Some("LICENSE")),
            ("rust // src/lib.rs", "rust", Some("src/lib.rs")),
            ("rust (src/lib.rs)", "rust", Some("src/lib.rs")),
            ("file:src/lib.rs", "file", Some("src/lib.rs")),
            ("rust ../x", "rust", Some("../x")),
            ("rust:/etc/passwd", "rust", Some("/etc/passwd")),
            ("rust path=", "rust", Some("")),
            ("rust C:\\x\\lib.rs", "rust", Some("C:\\x\\lib.rs")),
        ] {
            let info = with(|context| info(text, context));
            assert_eq!(info.language, language, "{text}");
            assert_eq!(info.path.as_deref(), path, "{text}");
        }
        assert!(with(|context| info("rust a/b.rs no-final-newline", context)).no_final_newline);
    }

    #[test]
    fn lines_with_only_a_path() {
        for line in [
            "src/lib.rs",
            "`src/lib.rs`",
            "**src/lib.rs**",
            "**`src/lib.rs`:**",
            "### src/lib.rs",
            "### `src/lib.rs`",
            "File: src/lib.rs",
            "**File:** `src/lib.rs`",
            "[filename: src/lib.rs]",
            "Filename: src/lib.rs:",
            "- src/lib.rs",
            "1. `src/lib.rs`:",
            "src/lib.rs (updated)",
            "// src/lib.rs",
            "<src/lib.rs>",
        ] {
            let found = with(|context| label(line, context));
            assert_eq!(found, Some(Label::Plain("src/lib.rs".into())), "{line}");
        }
        let outward = with(|context| label("../../etc/passwd", context));
        assert_eq!(outward, Some(Label::Plain("../../etc/passwd".into())));
    }

    #[test]
    fn sentences_and_other_lines() {
        for line in [
            "Here is the fixed `src/lib.rs`:",
            "**The complete src/lib.rs:**",
            "In `src/lib.rs`, I changed src/lib.rs as follows:",
        ] {
            let found = with(|context| label(line, context));
            assert_eq!(found, Some(Label::Mention("src/lib.rs".into())), "{line}");
        }
        for line in [
            "I changed src/lib.rs.",
            "Move it from src/lib.rs to src/b.rs:",
            "Here it is:",
            "e.g.",
            "Vec.len",
            "https://example.org/a.rs",
            "and/or",
            "foo(a/b.rs)",
        ] {
            assert_eq!(with(|context| label(line, context)), None, "{line}");
        }
    }

    #[test]
    fn comments() {
        for line in [
            "// src/lib.rs",
            "// File: src/lib.rs",
            "/* src/lib.rs */",
            "# src/lib.rs",
        ] {
            let found = with(|context| comment(line, context));
            assert_eq!(found.as_deref(), Some("src/lib.rs"), "{line}");
        }
        for line in [
            "/// src/lib.rs",
            "//! src/lib.rs",
            "#[path = \"a.rs\"]",
            "// see src/lib.rs",
            "use a;",
        ] {
            assert_eq!(with(|context| comment(line, context)), None, "{line}");
        }
    }
}
