//! `reader`: follows the advice that stands in the observation, word by word, and knows nothing else.
//!
//! Where `rustfix` is handed the compiler's replacements as data, this policy has only the text that a model would get to
//! read. It is the offline stand-in for a model wherever the text is what an experiment is about: shown less, it does
//! less.

use std::collections::{BTreeMap, BTreeSet};

use super::function::function;
use super::scripted::{said, submission};
use super::{Answer, SharedPolicy, View};
use crate::action::Files;

/// The policy.
pub fn reader() -> SharedPolicy {
    function("reader", read)
}

fn read(view: &View<'_>) -> Answer {
    let heard = view.messages.last().map_or("", |message| &message.content);
    let after = follow(heard, view.files, |path| view.task.edit_rules.permits(path));
    if after != *view.files || view.turn == 1 {
        said(submission(view, &after))
    } else {
        Answer::Done
    }
}

/// A line of the source as some advice would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    /// The line becomes this text.
    Becomes(String),
    /// The line goes; what comes instead, if anything, are [`Change::Comes`].
    Goes,
    /// This line comes before the one with this number.
    Comes(String),
}

/// The changes that one piece of advice asks for, by line.
type Advice = Vec<(usize, Change)>;

/// `files` with all advice in `text` followed that does not touch a line twice. `may_change` says which files are open.
fn follow(text: &str, files: &Files, may_change: impl Fn(&str) -> bool) -> Files {
    let mut after = files.clone();
    let mut by_file: BTreeMap<String, Vec<Advice>> = BTreeMap::new();
    for (file, advice) in all_advice(text) {
        by_file.entry(file).or_default().push(advice);
    }
    for (file, advice) in by_file {
        if let (true, Some(content)) = (may_change(&file), files.get(&file)) {
            after.insert(file, changed(content, advice));
        }
    }
    after
}

/// Lays advice over a file, the last lines first so that numbers stay true.
fn changed(content: &str, advice: Vec<Advice>) -> String {
    let mut touched = BTreeSet::new();
    let mut changes: Vec<(usize, Change)> = Vec::new();
    for one in advice {
        let lines: BTreeSet<usize> = one.iter().map(|(line, _)| *line).collect();
        if lines.is_disjoint(&touched) {
            touched.extend(lines);
            changes.extend(one);
        }
    }
    let mut lines: Vec<String> = content.lines().map(str::to_owned).collect();
    // A line that goes makes room before what comes in its place; of several that come at one place the last is put in
    // first.
    changes.reverse();
    changes.sort_by_key(|(line, change)| {
        (std::cmp::Reverse(*line), matches!(change, Change::Comes(_)))
    });
    for (line, change) in changes {
        let Some(at) = line.checked_sub(1).filter(|at| *at <= lines.len()) else {
            continue;
        };
        match change {
            Change::Becomes(text) if at < lines.len() => lines[at] = text,
            Change::Goes if at < lines.len() => drop(lines.remove(at)),
            Change::Comes(text) => lines.insert(at, text),
            Change::Becomes(_) | Change::Goes => {}
        }
    }
    lines.join("\n") + "\n"
}

/// The first piece of advice of each diagnostic in `text`, with its file: later ones are alternatives.
fn all_advice(text: &str) -> Vec<(String, Advice)> {
    let mut found = Vec::new();
    let mut file = None;
    let mut open = true;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("error") || line.starts_with("warning") {
            (file, open) = (None, true);
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            file = file.or_else(|| place.split(':').next().map(str::to_owned));
        } else if line.starts_with("help: ") && open {
            let mut block = Vec::new();
            while let Some(next) = lines.next_if(|next| in_block(next)) {
                block.push(next);
            }
            let advice = read_block(&block);
            if let (false, Some(file)) = (advice.is_empty(), &file) {
                found.push((file.clone(), advice));
                open = false;
            }
        }
    }
    found
}

/// Whether a line belongs to the picture under a `help:`.
fn in_block(line: &str) -> bool {
    let rest = line
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start();
    rest.starts_with(['|', '+', '-', '~']) && !rest.starts_with("-->") || line.trim() == "..."
}

/// Reads the picture: `12 |  text` over a line of `+` or `~` is a line with something new in it; `12 -  text` goes and
/// `12 +  text` comes.
fn read_block(block: &[&str]) -> Advice {
    let mut advice = Advice::new();
    for (index, line) in block.iter().enumerate() {
        let Some((number, mark, text)) = numbered(line) else {
            continue;
        };
        match mark {
            '-' => advice.push((number, Change::Goes)),
            '+' => advice.push((number, Change::Comes(text.to_owned()))),
            '~' => advice.push((number, Change::Becomes(text.to_owned()))),
            _ if block.get(index + 1).is_some_and(|next| marks_news(next)) => {
                advice.push((number, Change::Becomes(text.to_owned())));
            }
            _ => {}
        }
    }
    advice
}

/// `12 | text` as number, mark and text.
fn numbered(line: &str) -> Option<(usize, char, &str)> {
    let line = line.trim_start();
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let number = line[..digits].parse().ok()?;
    let rest = line[digits..].strip_prefix(' ')?;
    let mark = rest.chars().next().filter(|c| "|-+~".contains(*c))?;
    let text = &rest[1..];
    Some((number, mark, text.strip_prefix(' ').unwrap_or(text)))
}

/// Whether a line is one of `+` and `~` under what is new.
fn marks_news(line: &str) -> bool {
    let Some(marks) = line.trim_start().strip_prefix('|') else {
        return false;
    };
    let marks = marks.trim();
    !marks.is_empty() && marks.chars().all(|c| "+~ ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Files {
        Files::from([("src/lib.rs".to_owned(), text.to_owned())])
    }

    fn followed(text: &str, source: &str) -> String {
        follow(text, &files(source), |_| true)["src/lib.rs"].clone()
    }

    #[test]
    fn what_is_put_into_a_line_is_taken_over() {
        let text = "error[E0382]: use of moved value\n --> src/lib.rs:2:5\n  |\n1 | a(x);\n  |   - moved\n\
                    help: consider cloning\n  |\n1 | a(x.clone());\n  |    ++++++++\n";
        assert_eq!(followed(text, "a(x);\nb(x);\n"), "a(x.clone());\nb(x);\n");
    }

    #[test]
    fn lines_that_go_and_lines_that_come() {
        let text = "error[E0425]: cannot find\n --> src/lib.rs:3:5\n  |\n\
                    help: a similar name exists\n  |\n3 -     fo();\n3 +     foo();\n  |\n\
                    help: another way\n  |\n3 -     fo();\n3 +     bar();\n  |\n\n\
                    error[E0433]: failed to resolve\n --> src/lib.rs:1:1\n\
                    help: consider importing this\n  |\n1 + use std::fmt;\n  |\n";
        assert_eq!(
            followed(text, "fn a() {\n\n    fo();\n}\n"),
            "use std::fmt;\nfn a() {\n\n    foo();\n}\n"
        );
    }

    #[test]
    fn two_pieces_of_advice_for_one_line_are_not_mixed() {
        let one = |old: &str| {
            format!("error: m\n --> src/lib.rs:1:1\nhelp: do\n  |\n1 | {old}\n  | +++\n\n")
        };
        assert_eq!(followed(&(one("first") + &one("second")), "x\n"), "first\n");
    }

    #[test]
    fn without_the_text_there_is_nothing_to_follow() {
        assert_eq!(followed("It does not compile.", "x\n"), "x\n");
        assert_eq!(followed("E0382 x1", "x\n"), "x\n");
        assert_eq!(
            followed("src/lib.rs:1:1: error[E0382]: m", "x\n"),
            "x\n",
            "a short diagnostic has no picture"
        );
    }

    #[test]
    fn files_that_are_closed_and_lines_that_are_not_there_are_left_alone() {
        let text = "error: m\n --> src/lib.rs:9:1\nhelp: do\n  |\n9 | y\n  | +\n";
        assert_eq!(followed(text, "x\n"), "x\n");
        let closed = follow(&text.replace('9', "1"), &files("x\n"), |_| false);
        assert_eq!(closed, files("x\n"));
    }
}
