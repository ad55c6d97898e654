//! The format search-replace: blocks of lines to find, each with the lines to put there.

use super::error::ActionError;
use super::fence::Fence;
use super::format::Edit;
use super::labels::{self, Label};
use super::lines::{Lines, join};
use super::locate::{Work, locate};
use super::reply::{Context, Found};

/// The fewest characters of a marker such as `<<<<<<<`.
const MIN_MARKER: usize = 5;

/// Where the parser stands.
enum State<'a> {
    Outside,
    Search(Block<'a>),
    Replace(Block<'a>),
}

/// A block being read.
struct Block<'a> {
    path: String,
    /// The length of its markers. A block with longer ones may contain lines that look like shorter ones.
    width: usize,
    /// The number of its first line in the reply, from 1.
    line: usize,
    search: Vec<&'a str>,
    replace: Vec<&'a str>,
}

/// What was said about the path since the last block.
#[derive(Default)]
struct Surroundings<'a> {
    fence: Option<Fence<'a>>,
    /// The last line with text before the open fence.
    before_fence: Option<&'a str>,
    /// The last line with text since the fence was opened, or in the prose.
    last: Option<&'a str>,
    /// The path of the block before.
    sticky: Option<String>,
}

/// Finds the blocks of a reply.
pub(crate) fn parse<'a>(text: &'a str, context: &Context<'_>) -> Result<Found<'a>, ActionError> {
    let mut found = Found::default();
    let mut around = Surroundings::default();
    let mut state = State::Outside;
    for (index, line) in text.split('\n').enumerate() {
        state = match state {
            State::Outside => match marker(line, '<', "SEARCH") {
                Some((width, rest)) => {
                    let path = around.path(rest, index + 1, context)?;
                    State::Search(Block {
                        path,
                        width,
                        line: index + 1,
                        search: Vec::new(),
                        replace: Vec::new(),
                    })
                }
                None => {
                    around.outside(line, &mut found);
                    State::Outside
                }
            },
            State::Search(block) => search_line(block, line)?,
            State::Replace(block) => replace_line(block, line, &mut around, &mut found, context)?,
        };
    }
    match state {
        State::Outside => Ok(found),
        State::Search(block) | State::Replace(block) => Err(block.unfinished()),
    }
}

impl Block<'_> {
    fn unfinished(&self) -> ActionError {
        let (equals, close) = ("=".repeat(self.shown()), ">".repeat(self.shown()));
        ActionError::truncated(format!(
            "the block for {} at line {} of the reply has no `{}`",
            self.path,
            self.line,
            if self.replace.is_empty() {
                format!("{equals}` and `{close} REPLACE")
            } else {
                format!("{close} REPLACE")
            },
        ))
    }

    fn wrong(&self, what: &str) -> ActionError {
        ActionError::malformed(format!(
            "the block for {} at line {} of the reply {what}. A block is `{} SEARCH`, the old lines, `{}`, the new \
             lines, `{} REPLACE`; when the lines themselves look like that, make all three markers longer",
            self.path,
            self.line,
            "<".repeat(self.shown()),
            "=".repeat(self.shown()),
            ">".repeat(self.shown()),
        ))
    }

    /// The length of the markers as written in messages.
    fn shown(&self) -> usize {
        self.width.min(40)
    }
}

fn search_line<'a>(mut block: Block<'a>, line: &'a str) -> Result<State<'a>, ActionError> {
    let width = block.width;
    let is = |mark, word| marker(line, mark, word).is_some_and(|(found, _)| found == width);
    if is('=', "") {
        return Ok(State::Replace(block));
    }
    if is('<', "SEARCH") || is('>', "REPLACE") {
        return Err(block.wrong("goes on without the line of `=`"));
    }
    block.search.push(line);
    Ok(State::Search(block))
}

fn replace_line<'a>(
    mut block: Block<'a>,
    line: &'a str,
    around: &mut Surroundings<'a>,
    found: &mut Found<'a>,
    context: &Context<'_>,
) -> Result<State<'a>, ActionError> {
    let width = block.width;
    let of = |mark, word| marker(line, mark, word).filter(|(found, _)| *found == width);
    if of('=', "").is_some() || of('<', "SEARCH").is_some() {
        return Err(block.wrong("has a second marker before its end"));
    }
    let Some((_, rest)) = of('>', "REPLACE") else {
        block.replace.push(line);
        return Ok(State::Replace(block));
    };
    context.rules.permit(&block.path)?;
    found.push(Edit::Replace {
        path: block.path.clone(),
        search: join(&block.search, true),
        replace: join(&block.replace, true),
        final_newline: rest != super::describe::NO_FINAL_NEWLINE,
    })?;
    around.sticky = Some(block.path);
    around.last = None;
    Ok(State::Outside)
}

/// Reads a marker line: a run of `mark`, then `word`. Gives the length of the run and what follows the word.
fn marker<'a>(line: &'a str, mark: char, word: &str) -> Option<(usize, &'a str)> {
    let rest = line.trim_start_matches(mark);
    let width = line.len() - rest.len();
    if width < MIN_MARKER {
        return None;
    }
    let rest = rest.trim();
    let (head, tail) = rest.split_at_checked(word.len())?;
    let ends = tail.is_empty() || !word.is_empty() && tail.starts_with([' ', '\t', ':']);
    (head.eq_ignore_ascii_case(word) && ends).then(|| (width, tail.trim_start_matches(':').trim()))
}

impl<'a> Surroundings<'a> {
    /// Takes in a line outside of every block.
    fn outside(&mut self, line: &'a str, found: &mut Found<'a>) {
        if let Some(fence) = self.fence {
            if fence.closed_by(line) {
                self.fence = None;
                self.last = None;
            } else if !line.trim().is_empty() {
                self.last = Some(line);
            }
            return;
        }
        if let Some(fence) = Fence::open(line) {
            self.fence = Some(fence);
            self.before_fence = self.last.take();
            return;
        }
        if !line.trim().is_empty() {
            self.last = Some(line);
        }
        found.prose.push(line);
    }

    /// The path of a block that begins at `line`, whose first marker is followed by `rest`.
    fn path(&self, rest: &str, line: usize, context: &Context<'_>) -> Result<String, ActionError> {
        if !rest.is_empty() {
            return Ok(rest.trim_matches('`').to_owned());
        }
        let near = self.last.and_then(|last| {
            let comment = || labels::comment(last, context).map(Label::Plain);
            labels::label(last, context).or_else(comment)
        });
        let above = self
            .before_fence
            .filter(|_| self.fence.is_some())
            .and_then(|last| labels::label(last, context));
        let info = self.fence.map(|fence| labels::info(fence.info, context));
        let (near_plain, near_mention) = split(near);
        let (above_plain, above_mention) = split(above);
        near_plain
            .or_else(|| info.and_then(|info| info.path))
            .or(above_plain)
            .or(near_mention)
            .or(above_mention)
            .or_else(|| self.sticky.clone())
            .or_else(|| context.rules.only_editable(context.files).map(str::to_owned))
            .ok_or_else(|| {
                ActionError::malformed(format!(
                    "the block at line {line} of the reply does not say which file it is for: write the path, such \
                     as src/lib.rs, alone on the line before it"
                ))
            })
    }
}

fn split(label: Option<Label>) -> (Option<String>, Option<String>) {
    match label {
        Some(Label::Plain(path)) => (Some(path), None),
        Some(Label::Mention(path)) => (None, Some(path)),
        None => (None, None),
    }
}

/// Carries out one block on the text of a file; `None` is a file that does not exist. `number` counts the blocks
/// for this file, from 1.
pub(crate) fn apply(
    path: &str,
    text: Option<&str>,
    number: usize,
    edit: (&str, &str, bool),
    work: &mut Work,
) -> Result<String, ActionError> {
    let (search, replace, final_newline) = edit;
    let what = format!("block {number}");
    let (wanted, new) = (Lines::of(search), Lines::of(replace));
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        if search.trim().is_empty() {
            return Ok(join(&new.lines, final_newline));
        }
        let detail = "the file is new or empty, so that SEARCH must be empty".to_owned();
        return Err(no_match(path, what, detail));
    };
    if wanted.lines.is_empty() {
        let detail = "SEARCH is empty, which is only for a new file".to_owned();
        return Err(no_match(path, what, detail));
    }
    let file = Lines::of(text);
    let place = locate(path, &what, &file.lines, &wanted.lines, work)?;
    let end = place.start + wanted.lines.len();
    let head = file.lines.get(..place.start).unwrap_or_default();
    let tail = file.lines.get(end..).unwrap_or_default();
    let new: Vec<String> = new
        .lines
        .iter()
        .map(|line| place.shift.line(line))
        .collect();
    let mut result: Vec<&str> = Vec::with_capacity(file.lines.len() + new.len());
    result.extend(head);
    result.extend(new.iter().map(String::as_str));
    result.extend(tail);
    let terminated = if tail.is_empty() {
        final_newline
    } else {
        file.terminated
    };
    Ok(join(&result, terminated))
}

fn no_match(path: &str, what: String, detail: String) -> ActionError {
    ActionError::NoMatch {
        path: path.to_owned(),
        what,
        detail,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        assert_eq!(marker("<<<<<<< SEARCH", '<', "SEARCH"), Some((7, "")));
        assert_eq!(marker("<<<<<<<<<search  ", '<', "SEARCH"), Some((9, "")));
        assert_eq!(
            marker("<<<<<<< SEARCH src/a.rs", '<', "SEARCH"),
            Some((7, "src/a.rs"))
        );
        assert_eq!(marker("======= ", '=', ""), Some((7, "")));
        assert_eq!(marker("======= x", '=', ""), None);
        assert_eq!(marker("<<<< SEARCH", '<', "SEARCH"), None);
        assert_eq!(marker("<<<<<<< HEAD", '<', "SEARCH"), None);
        assert_eq!(marker("<<<<<<< SEARCHED", '<', "SEARCH"), None);
        assert_eq!(marker("<<<<<<< SÉARCH", '<', "SEARCH"), None);
    }

    #[test]
    fn an_end_keeps_or_loses_its_newline_as_said() {
        let run = |text, search, replace, newline| {
            apply(
                "f",
                Some(text),
                1,
                (search, replace, newline),
                &mut Work::default(),
            )
            .unwrap()
        };
        assert_eq!(run("a\nb", "a\n", "c\n", true), "c\nb");
        assert_eq!(run("a\nb", "b\n", "c\n", true), "a\nc\n");
        assert_eq!(run("a\nb\n", "b\n", "c\n", false), "a\nc");
        assert_eq!(run("a\nb\n", "b\n", "", true), "a\n");
        assert_eq!(run("", "", "c\n", false), "c");
        assert_eq!(run("", "\n\n", "", false), "");
    }
}
