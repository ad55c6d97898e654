//! What the first observation says of a task: its title, its instruction, and the files as they are at the start.
//!
//! A report is made of trajectories and nothing else; the task's folder may have changed since, or be on another
//! machine. The first observation has it all, in the form that `episode/prompt.rs` gives it. What is not found in it is
//! left empty, and the page shows the observation itself.

use std::collections::BTreeMap;

use crate::action::ReplyFormat;
use crate::endpoint::Role;
use crate::trajectory::Trajectory;

const PACKAGE: &str = "\n\n# The package\n";
const LOCKED: &str = " (not to be changed)";

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) title: String,
    pub(super) instruction: String,
    /// The files by path.
    pub(super) files: BTreeMap<String, String>,
    /// Those of them that may not be changed.
    pub(super) locked: Vec<String>,
}

/// Reads the first observation of an episode.
pub(super) fn read(trajectory: &Trajectory) -> Told {
    let messages = trajectory.turns.first().map(|turn| &*turn.messages);
    let user = messages
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|message| message.role == Role::User);
    user.and_then(|message| parse(&message.content, trajectory.reply_format))
        .unwrap_or_default()
}

fn parse(text: &str, format: ReplyFormat) -> Option<Told> {
    let (asked, package) = text.split_once(PACKAGE)?;
    // Where there is no system message, the standing instructions come first.
    let start = if asked.starts_with("# ") {
        0
    } else {
        asked.find("\n\n# ")? + 2
    };
    let (title, instruction) = asked[start + 2..].split_once("\n\n")?;
    let mut told = Told {
        title: title.to_owned(),
        instruction: instruction.to_owned(),
        ..Told::default()
    };
    let mut lines = package.split('\n').peekable();
    while let Some(path) = lines.next() {
        let Some(fence) = lines.peek().and_then(|line| fence(line)) else {
            continue;
        };
        lines.next();
        let content: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        let (path, locked) = match path.strip_suffix(LOCKED) {
            Some(path) => (path, true),
            None => (path, false),
        };
        // The blocks after the files are what the compiler says, below a heading.
        if path.is_empty() || path.contains(' ') {
            break;
        }
        if locked {
            told.locked.push(path.to_owned());
        }
        let mut content = if format == ReplyFormat::LineRange {
            content.iter().map(|line| unnumbered(line)).collect()
        } else {
            content
        }
        .join("\n");
        content.push('\n');
        told.files.insert(path.to_owned(), content);
    }
    Some(told)
}

/// The fence that ends the block which `line` begins.
fn fence(line: &str) -> Option<&str> {
    let ticks = line.len() - line.trim_start_matches('`').len();
    (ticks >= 3).then(|| &line[..ticks])
}

/// A line without the number that the format for edits by line puts before it.
fn unnumbered(line: &str) -> &str {
    line.split_once(" | ")
        .filter(|(number, _)| {
            number
                .trim_start()
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        })
        .map_or(line, |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "# Mend it\n\nDo this.\n\n## Interface\n\n```rust\nfn f();\n```\n\n# The package\n\nCargo.toml (not to be changed)\n```toml\n[package]\n```\n\nsrc/lib.rs\n````rust\n//! ```\nfn f() {}\n````\n\n# What the compiler says\n\n```text\nerror\n```\n";

    #[test]
    fn title_instruction_and_files_are_found() {
        let told = parse(ASKED, ReplyFormat::WholeFile).unwrap();
        assert_eq!(told.title, "Mend it");
        assert!(told.instruction.ends_with("fn f();\n```"));
        assert_eq!(
            told.files.into_iter().collect::<Vec<_>>(),
            [
                ("Cargo.toml".to_owned(), "[package]\n".to_owned()),
                ("src/lib.rs".to_owned(), "//! ```\nfn f() {}\n".to_owned()),
            ]
        );
        assert_eq!(told.locked, ["Cargo.toml"]);
        let with_rules = format!("You are given a Rust package.\n\n{ASKED}");
        assert_eq!(
            parse(&with_rules, ReplyFormat::WholeFile).unwrap().title,
            "Mend it"
        );
    }

    #[test]
    fn line_numbers_are_taken_off() {
        let text = "# T\n\nI\n\n# The package\n\nsrc/lib.rs\n```text\n   1 | a | b\n   2 | \n```\n";
        let told = parse(text, ReplyFormat::LineRange).unwrap();
        assert_eq!(told.files["src/lib.rs"], "a | b\n\n");
    }

    #[test]
    fn another_text_is_no_prompt() {
        for text in [
            "",
            "# T",
            "x\n\n# The package\n",
            "# T\n\n# The package\n```",
        ] {
            assert_eq!(parse(text, ReplyFormat::WholeFile), None, "{text:?}");
        }
    }
}
