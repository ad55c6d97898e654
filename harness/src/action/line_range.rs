//! The format line-range: numbered ranges of lines, each with the lines to put there.

use super::error::{ActionError, excerpt};
use super::fence::{self, Block};
use super::format::Edit;
use super::labels::{self, Label};
use super::lines::{Lines, Splice, join, splice};
use super::reply::{Context, Found};

/// The most digits of a line number.
const MAX_DIGITS: usize = 9;

/// A line such as `@@ src/lib.rs 12-20 @@`.
#[derive(Debug, PartialEq, Eq)]
struct Header<'a> {
    path: Option<&'a str>,
    first: usize,
    count: usize,
    final_newline: bool,
}

/// Finds the ranges of a reply.
pub(crate) fn parse<'a>(text: &'a str, context: &Context<'_>) -> Result<Found<'a>, ActionError> {
    let (blocks, prose) = fence::scan(text);
    let mut found = Found::default();
    for block in &blocks {
        if !block.closed {
            return Err(ActionError::truncated(format!(
                "the code block opened at line {} is never closed",
                block.line
            )));
        }
        read(block, &mut found, context)?;
    }
    if prose
        .iter()
        .any(|line| matches!(header(line, width(line)), Ok(Some(_))))
    {
        found.hint =
            Some("the `@@ path FIRST-LAST @@` lines must stand in a fenced code block".to_owned());
    }
    found.prose = prose;
    Ok(found)
}

/// Reads the ranges of one block.
fn read(
    block: &Block<'_>,
    found: &mut Found<'_>,
    context: &Context<'_>,
) -> Result<(), ActionError> {
    let mut markers = 0;
    let mut current: Option<(String, Header<'_>)> = None;
    let mut lines: Vec<&str> = Vec::new();
    for line in &block.body {
        // The first header settles how many `@` make one in this block.
        let width = width(line);
        let head = if width >= 2 && (markers == 0 || width == markers) {
            header(line, width)?
        } else {
            None
        };
        let Some(head) = head else {
            lines.push(line);
            continue;
        };
        markers = width;
        let path = path(&head, current.as_ref(), block, context)?;
        context.rules.permit(&path)?;
        finish(current.replace((path, head)), &mut lines, found)?;
    }
    finish(current, &mut lines, found)
}

fn finish(
    range: Option<(String, Header<'_>)>,
    lines: &mut Vec<&str>,
    found: &mut Found<'_>,
) -> Result<(), ActionError> {
    let text = join(&std::mem::take(lines), true);
    let Some((path, head)) = range else {
        return Ok(());
    };
    found.push(Edit::Lines {
        path,
        first: head.first,
        count: head.count,
        text,
        final_newline: head.final_newline,
    })
}

fn path(
    head: &Header<'_>,
    before: Option<&(String, Header<'_>)>,
    block: &Block<'_>,
    context: &Context<'_>,
) -> Result<String, ActionError> {
    if let Some(path) = head.path {
        return Ok(path.trim_matches('`').to_owned());
    }
    let label = || match labels::label(block.label?, context)? {
        Label::Plain(path) | Label::Mention(path) => Some(path),
    };
    before
        .map(|(path, _)| path.clone())
        .or_else(|| labels::info(block.fence.info, context).path)
        .or_else(label)
        .or_else(|| {
            context
                .rules
                .only_editable(context.files)
                .map(str::to_owned)
        })
        .ok_or_else(|| {
            ActionError::malformed(
                "a range does not say which file it is for: write it as `@@ src/lib.rs 12-20 @@`",
            )
        })
}

/// The number of `@` that begin a line.
fn width(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b'@').count()
}

/// Reads `line`, which begins with `width` times `@`, as a header. `None` is a line of text.
fn header(line: &str, width: usize) -> Result<Option<Header<'_>>, ActionError> {
    if width < 2 || line.len() > 400 {
        return Ok(None);
    }
    let line = line.trim_end();
    let closed = line.len() > 2 * width && line.ends_with('@');
    let inner = line.trim_matches('@').trim();
    let (inner, final_newline) = match inner.strip_suffix(super::describe::NO_FINAL_NEWLINE) {
        Some(rest) => (rest.trim_end(), false),
        None => (inner, true),
    };
    let (path, numbers) = split(inner);
    if let Some((first, count)) = range(&numbers) {
        return Ok(Some(Header {
            path,
            first,
            count,
            final_newline,
        }));
    }
    if !closed || !inner.contains(|letter: char| letter.is_ascii_digit()) {
        return Ok(None);
    }
    let what = if inner.starts_with('-') && inner.contains(" +") {
        "is the header of a unified diff"
    } else {
        "is not understood"
    };
    Err(ActionError::malformed(format!(
        "the line `{}` {what}: write `@@ src/lib.rs 12-20 @@` to replace lines 12 to 20, or `@@ src/lib.rs 12+ @@` to \
         insert before line 12",
        excerpt(line)
    )))
}

/// Splits the inside of a header into the path and the numbers, without spaces and the word `lines`.
fn split(inner: &str) -> (Option<&str>, String) {
    let squeeze = |text: &str| -> String {
        let text = text.trim().trim_start_matches(':').trim_start();
        let text = text
            .strip_prefix("lines")
            .or_else(|| text.strip_prefix("line"))
            .unwrap_or(text);
        text.chars()
            .filter(|letter| !letter.is_whitespace())
            .collect()
    };
    let (word, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    if let Some(path) = word.strip_prefix("path=") {
        return (Some(path), squeeze(rest));
    }
    let all = squeeze(inner);
    if range(&all).is_some() {
        return (None, all);
    }
    if rest.is_empty()
        && let Some((path, numbers)) = word.rsplit_once(':')
    {
        return (Some(path), squeeze(numbers));
    }
    (Some(word.trim_end_matches([':', ','])), squeeze(rest))
}

/// Reads `12-20`, `12..20`, `12..=20`, `L12-L20`, `12`, `12-11` or `12+` as the first line and the number of lines.
fn range(text: &str) -> Option<(usize, usize)> {
    if let Some(first) = text.strip_suffix('+') {
        return Some((number(first)?, 0));
    }
    let pair = ["..=", "..", "-", "–", "—", ":"]
        .iter()
        .find_map(|separator| text.split_once(separator));
    let (first, last) = pair.unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    let count = (last + 1).checked_sub(first)?;
    Some((first, count))
}

fn number(text: &str) -> Option<usize> {
    let digits = text.trim_start_matches(['L', 'l']);
    let plain = digits.len() <= MAX_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// One range to be replaced, as it stands in an edit.
pub(crate) struct Range<'a> {
    pub(crate) first: usize,
    pub(crate) count: usize,
    pub(crate) text: &'a str,
    pub(crate) final_newline: bool,
}

/// Replaces the ranges of one file, all counted in `text`.
pub(crate) fn apply(path: &str, text: &str, ranges: &[Range<'_>]) -> Result<String, ActionError> {
    let file = Lines::of(text);
    let mut terminated = file.terminated;
    let mut splices = Vec::with_capacity(ranges.len());
    for range in ranges {
        let start = range.first.checked_sub(1);
        let end = start.and_then(|start| start.checked_add(range.count));
        let (Some(start), Some(end)) = (start, end.filter(|end| *end <= file.lines.len())) else {
            return Err(ActionError::BadRange {
                path: path.to_owned(),
                range: written(range),
                lines: file.lines.len(),
            });
        };
        if end == file.lines.len() {
            terminated = range.final_newline;
        }
        let insert = Lines::of(range.text).lines;
        splices.push(Splice {
            start,
            remove: range.count,
            insert: insert.into_iter().map(str::to_owned).collect(),
        });
    }
    splice(path, &file.lines, splices, terminated)
}

fn written(range: &Range<'_>) -> String {
    match range.count {
        0 => format!("{}+", range.first),
        count => format!("{}-{}", range.first, range.first.saturating_add(count - 1)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        for (line, path, first, count) in [
            ("@@ src/lib.rs 12-20 @@", Some("src/lib.rs"), 12, 9),
            ("@@ src/lib.rs:12-20 @@", Some("src/lib.rs"), 12, 9),
            ("@@ src/lib.rs: lines 12 - 20 @@", Some("src/lib.rs"), 12, 9),
            ("@@ src/lib.rs L12-L20 @@", Some("src/lib.rs"), 12, 9),
            ("@@src/lib.rs 12–20@@", Some("src/lib.rs"), 12, 9),
            ("@@ src/lib.rs 12..=20", Some("src/lib.rs"), 12, 9),
            ("@@ src/lib.rs 12 @@", Some("src/lib.rs"), 12, 1),
            ("@@ src/lib.rs 12-11 @@", Some("src/lib.rs"), 12, 0),
            ("@@ src/lib.rs 12+ @@", Some("src/lib.rs"), 12, 0),
            ("@@ 3-4 @@", None, 3, 2),
        ] {
            let head = header(line, 2).unwrap().unwrap();
            assert_eq!(
                (head.path, head.first, head.count),
                (path, first, count),
                "{line}"
            );
            assert!(head.final_newline);
        }
        let head = header("@@@ a.rs 1-2 no-final-newline @@@", 3)
            .unwrap()
            .unwrap();
        assert!(!head.final_newline);
    }

    #[test]
    fn what_is_no_header() {
        for line in ["@@", "@@ @@", "@@ text @@", "@@ 99999999999 lines of text"] {
            assert_eq!(header(line, 2), Ok(None), "{line}");
        }
        for line in [
            "@@ -1,2 +1,3 @@",
            "@@ src/lib.rs 20-12 @@",
            "@@ a.rs 1-2-3 @@",
            "@@ a.rs 1234567890 @@",
        ] {
            assert_eq!(header(line, 2).unwrap_err().kind(), "malformed", "{line}");
        }
        let error = header("@@ -1,2 +1,3 @@", 2).unwrap_err().to_string();
        assert!(error.contains("unified diff"), "{error}");
    }

    #[test]
    fn ranges_outside_of_the_file() {
        let run = |first, count| {
            let range = Range {
                first,
                count,
                text: "x\n",
                final_newline: true,
            };
            apply("f", "a\nb\n", &[range])
        };
        assert_eq!(run(3, 0).unwrap(), "a\nb\nx\n");
        assert_eq!(run(1, 2).unwrap(), "x\n");
        for (first, count) in [(0, 1), (0, 0), (2, 2), (4, 0), (usize::MAX, usize::MAX)] {
            assert_eq!(run(first, count).unwrap_err().kind(), "bad_range");
        }
        assert!(
            run(3, 1)
                .unwrap_err()
                .to_string()
                .contains("3-3 is not in the file, which has 2 lines")
        );
    }
}
