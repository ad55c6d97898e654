//! The format whole-file: the complete new text of each changed file, in a fenced code block.

use std::collections::BTreeMap;

use super::error::{ActionError, excerpt};
use super::fence::{self, Block};
use super::format::Edit;
use super::labels::{self, Info, Label};
use super::lines::join;
use super::reply::{Context, Found, declared};

/// Languages of blocks that show a terminal rather than a file.
const TERMINALS: [&str; 8] = [
    "bash",
    "sh",
    "shell",
    "console",
    "terminal",
    "zsh",
    "output",
    "shellsession",
];

/// How sure we are that a block is meant for its file.
enum Target {
    /// It says so.
    Named(String),
    /// The sentence before it mentions the file.
    Mentioned(String),
    /// It is Rust, or plain, and says nothing.
    Unnamed { rust: bool },
    /// It is something else, such as the output of a command.
    Other,
}

/// A block whose file is named or guessed.
struct Candidate<'a> {
    path: String,
    body: &'a [&'a str],
    newline: bool,
    line: usize,
}

/// Finds the files of a reply.
pub(crate) fn parse<'a>(text: &'a str, context: &Context<'_>) -> Result<Found<'a>, ActionError> {
    let (blocks, prose) = fence::scan(text);
    let mut found = Found {
        prose,
        ..Found::default()
    };
    let mut named = Vec::new();
    let mut mentioned = Vec::new();
    let mut unnamed = Vec::new();
    for block in &blocks {
        if !block.closed {
            return Err(ActionError::truncated(format!(
                "the code block opened at line {} is never closed",
                block.line
            )));
        }
        let info = labels::info(block.fence.info, context);
        let (target, body) = target(block, &info, context)?;
        let mut candidate = Candidate {
            path: String::new(),
            body,
            newline: !info.no_final_newline,
            line: block.line,
        };
        match target {
            Target::Named(path) => {
                candidate.path = path;
                named.push(candidate);
            }
            Target::Mentioned(path) => {
                candidate.path = path;
                mentioned.push(candidate);
            }
            Target::Unnamed { rust } => unnamed.push((rust, candidate)),
            Target::Other => {}
        }
    }
    choose(named, mentioned, unnamed, &mut found, context)?;
    Ok(found)
}

/// Decides what a block is, and which of its lines are the file.
fn target<'a>(
    block: &'a Block<'_>,
    info: &Info,
    context: &Context<'_>,
) -> Result<(Target, &'a [&'a str]), ActionError> {
    let body = block.body.as_slice();
    if let Some(path) = &info.path {
        refuse_diff(info, path)?;
        return Ok((Target::Named(path.clone()), body));
    }
    if TERMINALS.contains(&info.language.as_str()) {
        return Ok((Target::Other, body));
    }
    let label = block.label.and_then(|line| labels::label(line, context));
    if let Some(Label::Plain(path)) = label {
        refuse_diff(info, &path)?;
        return Ok((Target::Named(path), body));
    }
    if let Some((first, rest)) = body.split_first()
        && let Some(path) = labels::comment(first, context)
    {
        refuse_diff(info, &path)?;
        // The comment is ours unless the file has always begun with it.
        let old = context
            .files
            .get(&path)
            .and_then(|text| text.lines().next());
        let keep = old.is_some_and(|line| line.trim_end() == first.trim_end());
        return Ok((Target::Named(path), if keep { body } else { rest }));
    }
    let rust = ["rust", "rs"].contains(&info.language.as_str());
    let plain = info.language.is_empty();
    Ok(match label {
        Some(Label::Mention(path)) if plain || rust && path.ends_with(".rs") => {
            (Target::Mentioned(path), body)
        }
        _ if plain || rust => (Target::Unnamed { rust }, body),
        _ => (Target::Other, body),
    })
}

fn refuse_diff(info: &Info, path: &str) -> Result<(), ActionError> {
    if info.language != "diff" && info.language != "patch" {
        return Ok(());
    }
    Err(ActionError::malformed(format!(
        "the block for {} is a diff: send the complete new text of the file instead",
        excerpt(path)
    )))
}

/// Turns the blocks into edits: those that name their file, else those whose sentence does, else the only one.
fn choose(
    named: Vec<Candidate<'_>>,
    mentioned: Vec<Candidate<'_>>,
    unnamed: Vec<(bool, Candidate<'_>)>,
    found: &mut Found<'_>,
    context: &Context<'_>,
) -> Result<(), ActionError> {
    let mut writes: BTreeMap<String, Candidate<'_>> = BTreeMap::new();
    for candidate in named {
        if restates(&candidate, found, context) {
            continue;
        }
        context.rules.permit(&candidate.path)?;
        if let Some(before) = writes.insert(candidate.path.clone(), candidate) {
            found.note(format!(
                "several blocks for {}: the last one counts, the one at line {} does not",
                before.path, before.line
            ));
        }
    }
    let mut guesses: BTreeMap<String, Candidate<'_>> = BTreeMap::new();
    for candidate in mentioned {
        let path = &candidate.path;
        if writes.contains_key(path) || !context.rules.permits(path) {
            found.note(format!("passed over the block at line {}", candidate.line));
        } else if let Some(before) = guesses.get(path) {
            return Err(ActionError::AmbiguousPath {
                what: format!(
                    "the blocks at lines {} and {} may both be {path}",
                    before.line, candidate.line
                ),
            });
        } else {
            found.note(format!(
                "took the block at line {} to be {path}",
                candidate.line
            ));
            guesses.insert(candidate.path.clone(), candidate);
        }
    }
    writes.append(&mut guesses);
    if writes.is_empty() && !found.restated {
        writes.extend(single(unnamed, found, context));
    } else if !unnamed.is_empty() {
        found.note(format!(
            "passed over {} blocks without a path",
            unnamed.len()
        ));
    }
    for (path, candidate) in writes {
        warn_of_gaps(&path, &candidate, found, context);
        let terminated = candidate.newline || candidate.body.is_empty();
        let text = join(candidate.body, terminated);
        found.push(Edit::Write { path, text })?;
    }
    Ok(())
}

/// Whether a block repeats a file that may not be edited, as it is: models like to show the whole package.
fn restates(candidate: &Candidate<'_>, found: &mut Found<'_>, context: &Context<'_>) -> bool {
    let path = &candidate.path;
    let Some(old) = context
        .files
        .get(path)
        .filter(|_| !context.rules.permits(path))
    else {
        return false;
    };
    let same = join(candidate.body, true).trim_end() == old.trim_end();
    if same {
        found.note(format!("passed over {path}, which is repeated unchanged"));
        found.restated = true;
    }
    same
}

/// The only Rust block, for the only editable file.
fn single<'a>(
    unnamed: Vec<(bool, Candidate<'a>)>,
    found: &mut Found<'_>,
    context: &Context<'_>,
) -> Option<(String, Candidate<'a>)> {
    let rust = unnamed.iter().filter(|(rust, _)| *rust).count();
    let wanted = rust > 0;
    // Beside a declaration a plain block is a quotation.
    if !wanted && found.prose.iter().any(|line| declared(line).is_some()) {
        return None;
    }
    let mut fitting = unnamed.into_iter().filter(|(rust, _)| *rust == wanted);
    let (_, mut candidate) = fitting.next()?;
    let others = fitting.count();
    let only = context.rules.only_editable(context.files);
    let (Some(path), 0) = (only, others) else {
        found.hint = Some(format!(
            "{} code blocks do not say which file they are: write the path after the language, as in ```rust \
             src/lib.rs",
            others + 1
        ));
        return None;
    };
    found.note(format!(
        "took the block at line {} to be {path}, the only editable file",
        candidate.line
    ));
    candidate.path = path.to_owned();
    Some((candidate.path.clone(), candidate))
}

/// Notes lines such as `// ... rest of the code unchanged`, which stand for text that is missing.
fn warn_of_gaps(
    path: &str,
    candidate: &Candidate<'_>,
    found: &mut Found<'_>,
    context: &Context<'_>,
) {
    let gap = candidate
        .body
        .iter()
        .zip(1..)
        .find(|(line, _)| is_gap(line));
    let Some((line, number)) = gap else { return };
    let old = context.files.get(path).map_or("", String::as_str);
    if !old.lines().any(|before| before == *line) {
        found.note(format!(
            "line {number} of {path} seems to stand for text that was left out: `{}`",
            excerpt(line.trim())
        ));
    }
}

fn is_gap(line: &str) -> bool {
    let Some(comment) = line.trim().strip_prefix("//") else {
        return false;
    };
    if comment.len() > 120 {
        return false;
    }
    let text = comment.trim().to_ascii_lowercase();
    let dots = text.starts_with("...") || text.starts_with('…');
    let words = [
        "existing",
        "rest of",
        "remain",
        "unchanged",
        "same as before",
        "as before",
        "omitted",
    ];
    let hits = words.iter().filter(|word| text.contains(*word)).count();
    dots && hits > 0 || hits > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps() {
        for line in [
            "// ... existing code ...",
            "    // … rest of the file",
            "// rest of the code remains the same",
            "// (remaining methods unchanged)",
        ] {
            assert!(is_gap(line), "{line}");
        }
        for line in [
            "// ...",
            "// unchanged",
            "// the rest of the queue",
            "let rest = \"... existing\";",
        ] {
            assert!(!is_gap(line), "{line}");
        }
    }
}
