//! Writes the reply that leads from one state of the files to another: the inverse of parsing and applying.

use super::Files;
use super::describe::NO_FINAL_NEWLINE;
use super::fence::safe_length;
use super::format::ReplyFormat;
use super::labels::is_plain;
use super::lines::{Lines, join};
use super::locate::Work;
use super::render_diff::{self, Change, Group};
use super::reply::is_closing_tag;
use super::search_replace;

/// Unchanged lines around a change, in the formats that find their place by content.
const CONTEXT: usize = 3;

/// The most blocks or ranges written for one file; with more changes the whole file is one block.
const MAX_BLOCKS: usize = 100;

/// A reply in `format` that parses, and applies to `before` as exactly `after`.
///
/// This holds when the changed paths are editable and the texts hold no carriage return, and within the limits of
/// the rules. When nothing differs the reply repeats a part of one file, a Rust file if there is one; without any
/// file there is nothing to write an edit about, and the reply is a sentence that does not parse.
#[must_use]
pub fn render(format: ReplyFormat, before: &Files, after: &Files) -> String {
    let mut parts = Vec::new();
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        parts.push(match (format, before.get(path)) {
            (ReplyFormat::UnifiedDiff, Some(old)) => render_diff::removal(path, old),
            _ => format!("DELETE: {path}\n"),
        });
    }
    for (path, new) in after {
        let old = before.get(path).map(String::as_str);
        if old != Some(new) {
            parts.push(file(format, path, old, new));
        }
    }
    if parts.is_empty() {
        let rust = after.iter().find(|(path, _)| path.ends_with(".rs"));
        match rust.or_else(|| after.iter().next()) {
            Some((path, text)) => parts.push(file(format, path, Some(text), text)),
            None => return "There is no file to change.\n".to_owned(),
        }
    }
    protect(finish(format, &parts))
}

fn finish(format: ReplyFormat, parts: &[String]) -> String {
    match format {
        ReplyFormat::UnifiedDiff => format!("```diff\n{}```\n", parts.concat()),
        _ => parts.join("\n"),
    }
}

/// Keeps a text that looks like the end of reasoning from being taken for it.
fn protect(reply: String) -> String {
    if reply.split('\n').any(is_closing_tag) {
        return format!("<think>\n</think>\n\n{reply}");
    }
    reply
}

fn file(format: ReplyFormat, path: &str, old: Option<&str>, new: &str) -> String {
    match format {
        ReplyFormat::WholeFile => whole_file(path, new),
        ReplyFormat::SearchReplace => search_replace(path, old.unwrap_or_default(), new),
        ReplyFormat::LineRange => line_range(path, old.unwrap_or_default(), new),
        ReplyFormat::UnifiedDiff => render_diff::change(path, old, new, CONTEXT),
    }
}

/// The path as it is recognised between other words.
fn marked(path: &str) -> String {
    if is_plain(path) {
        path.to_owned()
    } else {
        format!("path={path}")
    }
}

fn whole_file(path: &str, text: &str) -> String {
    let fence = "`".repeat(safe_length(text));
    let language = match path.rsplit_once('.') {
        Some((_, "rs")) => "rust",
        Some((_, "toml")) => "toml",
        Some((_, "md")) => "markdown",
        _ => "text",
    };
    let lines = Lines::of(text);
    let flag = flag(lines.terminated);
    let body = join(&lines.lines, true);
    format!("{fence}{language} {}{flag}\n{body}{fence}\n", marked(path))
}

fn flag(terminated: bool) -> String {
    if terminated {
        String::new()
    } else {
        format!(" {NO_FINAL_NEWLINE}")
    }
}

fn search_replace(path: &str, old: &str, new: &str) -> String {
    fine_blocks(path, old, new)
        .unwrap_or_else(|| block(path, old, new, flag(Lines::of(new).terminated)))
}

/// One block for each group of changes, if each is found where it belongs.
fn fine_blocks(path: &str, old: &str, new: &str) -> Option<String> {
    let (old_lines, new_lines) = (render_diff::split(old), render_diff::split(new));
    let groups = render_diff::groups(&old_lines, &new_lines, CONTEXT);
    if groups.is_empty() || groups.len() > MAX_BLOCKS || old.is_empty() {
        return None;
    }
    let terminated = Lines::of(new).terminated;
    let mut work = Work::default();
    let mut current = old.to_owned();
    let mut blocks = Vec::new();
    for Group { old, new, .. } in groups {
        let search = ended(&old_lines.get(old.clone())?.concat());
        let replace = ended(&new_lines.get(new.clone())?.concat());
        let at_end = old.end == old_lines.len();
        let newline = terminated || !at_end;
        let step = (search.as_str(), replace.as_str(), newline);
        let next = search_replace::apply(path, Some(&current), 1, step, &mut work).ok()?;
        let expected = new_lines.get(..new.end)?.concat() + &old_lines.get(old.end..)?.concat();
        if next != expected {
            return None;
        }
        current = next;
        blocks.push(block(path, &search, &replace, flag(newline)));
    }
    Some(blocks.join("\n"))
}

/// `text` with a newline at its end, unless it is empty.
fn ended(text: &str) -> String {
    join(&Lines::of(text).lines, true)
}

fn block(path: &str, search: &str, replace: &str, flag: String) -> String {
    let (search, replace) = (ended(search), ended(replace));
    let run = |line: &str| {
        let mark = line.chars().next().filter(|mark| "<=>".contains(*mark));
        mark.map_or(0, |mark| line.len() - line.trim_start_matches(mark).len())
    };
    let longest = search.split('\n').chain(replace.split('\n')).map(run).max();
    let width = longest.unwrap_or(0).max(6) + 1;
    let (open, middle, close) = ("<".repeat(width), "=".repeat(width), ">".repeat(width));
    let (label, inline) = if is_plain(path) {
        (format!("{path}\n"), String::new())
    } else {
        (String::new(), format!(" {path}"))
    };
    format!("{label}{open} SEARCH{inline}\n{search}{middle}\n{replace}{close} REPLACE{flag}\n")
}

fn line_range(path: &str, old: &str, new: &str) -> String {
    let (old_lines, new_lines) = (render_diff::split(old), render_diff::split(new));
    let mut changes = render_diff::changes(&old_lines, &new_lines);
    if changes.len() > MAX_BLOCKS {
        changes = vec![Change {
            old: 0..old_lines.len(),
            new: 0..new_lines.len(),
        }];
    }
    if changes.is_empty() {
        let kept = old_lines.len().min(1);
        changes.push(Change {
            old: 0..kept,
            new: 0..kept,
        });
    }
    let at = |line: &&str| line.len() - line.trim_start_matches('@').len();
    let width = new_lines.iter().map(at).max().unwrap_or(0).max(1) + 1;
    let marks = "@".repeat(width);
    let mut body = String::new();
    for Change { old, new: range } in changes {
        let flag = flag(Lines::of(new).terminated || old.end < old_lines.len());
        let numbers = if old.is_empty() {
            format!("{}+", old.start + 1)
        } else {
            format!("{}-{}", old.start + 1, old.end)
        };
        let text = new_lines.get(range).unwrap_or_default().concat();
        body.push_str(&format!(
            "{marks} {} {numbers}{flag} {marks}\n{}",
            marked(path),
            ended(&text)
        ));
    }
    let fence = "`".repeat(safe_length(&body));
    format!("{fence}\n{body}{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn what_replies_look_like() {
        let before = files(&[("src/lib.rs", "one\ntwo\nthree\nfour\nfive\n")]);
        let after = files(&[("src/lib.rs", "one\ntwo\n3\nfour\nfive")]);
        assert_eq!(
            render(ReplyFormat::WholeFile, &before, &after),
            "```rust src/lib.rs no-final-newline\none\ntwo\n3\nfour\nfive\n```\n"
        );
        assert_eq!(
            render(ReplyFormat::LineRange, &before, &after),
            "```\n@@ src/lib.rs 3-3 @@\n3\n@@ src/lib.rs 5-5 no-final-newline @@\nfive\n```\n"
        );
        let after = files(&[("src/lib.rs", "one\ntwo\n3\nfour\nfive\n")]);
        assert_eq!(
            render(ReplyFormat::SearchReplace, &before, &after),
            "src/lib.rs\n<<<<<<< SEARCH\none\ntwo\nthree\nfour\nfive\n=======\none\ntwo\n3\nfour\nfive\n>>>>>>> \
             REPLACE\n"
        );
        assert_eq!(
            render(ReplyFormat::UnifiedDiff, &before, &after),
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,5 +1,5 @@\n one\n two\n-three\n+3\n four\n five\n```\n"
        );
    }

    #[test]
    fn markers_grow_with_the_text() {
        let before = files(&[]);
        let text = "````\n======== \n@@@\n</think>\n";
        let after = files(&[("LICENSE", text)]);
        let reply = render(ReplyFormat::WholeFile, &before, &after);
        assert!(
            reply.starts_with("<think>\n</think>\n\n`````text path=LICENSE\n"),
            "{reply}"
        );
        let reply = render(ReplyFormat::SearchReplace, &before, &after);
        assert!(
            reply.contains("<<<<<<<<< SEARCH LICENSE\n=========\n"),
            "{reply}"
        );
        let reply = render(ReplyFormat::LineRange, &before, &after);
        assert!(reply.contains("@@@@ path=LICENSE 1+ @@@@\n"), "{reply}");
    }
}
