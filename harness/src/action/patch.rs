//! Applies the hunks of a unified diff: with diffy where every number is right, else by content.

use super::error::ActionError;
use super::format::Hunk;
use super::lines::{Lines, Splice, splice};
use super::locate::{Place, Work, locate};

/// The most hunks times lines for which diffy, which shifts the file for each hunk, is used.
const MAX_EXACT_WORK: usize = 5_000_000;

/// The text of the file after the hunks.
pub(crate) fn apply(
    path: &str,
    text: &str,
    hunks: &[&Hunk],
    work: &mut Work,
) -> Result<String, ActionError> {
    match exact(text, hunks) {
        Some(result) => Ok(result),
        None => by_content(path, text, hunks, work),
    }
}

/// Applies the hunks where their headers say, if all of it fits.
fn exact(text: &str, hunks: &[&Hunk]) -> Option<String> {
    let file: Vec<&str> = text.split_inclusive('\n').collect();
    if hunks.len().saturating_mul(file.len()) > MAX_EXACT_WORK {
        return None;
    }
    let mut diff = String::from("--- a\n+++ b\n");
    for hunk in hunks {
        for line in std::iter::once(&hunk.header).chain(&hunk.lines) {
            diff.push_str(line);
            diff.push('\n');
        }
    }
    let patch = diffy::Patch::from_str(&diff).ok()?;
    if patch.hunks().len() != hunks.len() {
        return None;
    }
    // diffy looks further when a hunk does not fit where it should; we must not take its first find.
    let mut shift = 0_i64;
    for hunk in patch.hunks() {
        let (old, new) = (hunk.old_range(), hunk.new_range());
        let start = line_index(old.start(), old.len())?;
        let target = i64::try_from(line_index(new.start(), new.len())?).ok()?;
        if i64::try_from(start).ok()?.checked_add(shift)? != target {
            return None;
        }
        let here = file.get(start..start.checked_add(old.len())?)?;
        let wanted = hunk.lines().iter().filter_map(|line| match line {
            diffy::Line::Context(text) | diffy::Line::Delete(text) => Some(*text),
            diffy::Line::Insert(_) => None,
        });
        if old.is_empty() && !file.is_empty() || !wanted.eq(here.iter().copied()) {
            return None;
        }
        shift += i64::try_from(new.len()).ok()? - i64::try_from(old.len()).ok()?;
    }
    diffy::apply(text, &patch).ok()
}

/// A range of length 0 names the line before it.
fn line_index(start: usize, length: usize) -> Option<usize> {
    if length == 0 {
        Some(start)
    } else {
        start.checked_sub(1)
    }
}

/// Applies the hunks where their old lines are, whatever their headers say.
fn by_content(
    path: &str,
    text: &str,
    hunks: &[&Hunk],
    work: &mut Work,
) -> Result<String, ActionError> {
    let file = Lines::of(text);
    let mut terminated = file.terminated;
    let mut splices = Vec::new();
    for (index, hunk) in hunks.iter().enumerate() {
        let what = format!(
            "hunk {} ({})",
            index + 1,
            super::error::excerpt(&hunk.header)
        );
        let found = find(path, &what, &file.lines, &hunk.lines, work)?;
        if found.end == file.lines.len()
            && let Some(newline) = ends_in_newline(found.lines)
        {
            terminated = newline;
        }
        splices.extend(cuts(&found));
    }
    splice(path, &file.lines, splices, terminated)
}

/// A hunk in its place.
struct Found<'a> {
    place: Place<'a>,
    end: usize,
    lines: &'a [String],
}

fn find<'a>(
    path: &str,
    what: &str,
    file: &[&'a str],
    lines: &'a [String],
    work: &mut Work,
) -> Result<Found<'a>, ActionError> {
    let old = old_lines(lines);
    if old.is_empty() {
        return bare_insertion(path, what, file, lines);
    }
    let error = match locate(path, what, file, &old, work) {
        Ok(place) => {
            let end = place.start + old.len();
            return Ok(Found { place, end, lines });
        }
        Err(error) => error,
    };
    // Blank lines at the end of a hunk are often only the space before what follows it.
    let kept = lines.iter().rposition(|line| !line.trim().is_empty());
    let shorter = lines
        .get(..kept.map_or(0, |last| last + 1))
        .unwrap_or_default();
    let fewer = old_lines(shorter);
    let no_match = matches!(error, ActionError::NoMatch { .. });
    if !no_match || fewer.is_empty() || fewer.len() == old.len() {
        return Err(error);
    }
    let place = locate(path, what, file, &fewer, work)?;
    let end = place.start + fewer.len();
    Ok(Found {
        place,
        end,
        lines: shorter,
    })
}

/// A hunk without old lines has a place only in an empty file.
fn bare_insertion<'a>(
    path: &str,
    what: &str,
    file: &[&'a str],
    lines: &'a [String],
) -> Result<Found<'a>, ActionError> {
    if !file.is_empty() && !lines.is_empty() {
        return Err(ActionError::NoMatch {
            path: path.to_owned(),
            what: what.to_owned(),
            detail: "it has no unchanged or removed line that says where it belongs".to_owned(),
        });
    }
    let place = Place {
        start: 0,
        shift: super::locate::Shift::Deeper(""),
    };
    Ok(Found {
        place,
        end: 0,
        lines,
    })
}

fn old_lines(lines: &[String]) -> Vec<&str> {
    let old = lines.iter().filter(|line| line.starts_with([' ', '-']));
    old.filter_map(|line| line.get(1..)).collect()
}

/// Whether the new side ends in a newline, when the hunk settles it: by a mark, or by changing the last line.
fn ends_in_newline(lines: &[String]) -> Option<bool> {
    let Some(last) = lines.iter().rposition(|line| line.starts_with([' ', '+'])) else {
        return Some(true);
    };
    let after = lines.get(last + 1..).unwrap_or_default();
    if after.first().is_some_and(|line| line.starts_with('\\')) {
        return Some(false);
    }
    let added = lines.get(last).is_some_and(|line| line.starts_with('+'));
    let removed_behind = after.iter().any(|line| line.starts_with('-'));
    (added || removed_behind).then_some(true)
}

/// The changes of a hunk, without its context, as splices of the file.
fn cuts(found: &Found<'_>) -> Vec<Splice> {
    let mut cuts: Vec<Splice> = Vec::new();
    let mut at = found.place.start;
    let mut open = false;
    for line in found.lines {
        let (Some(mark), Some(text)) = (line.chars().next(), line.get(1..)) else {
            continue;
        };
        if mark != ' ' && mark != '-' && mark != '+' {
            continue;
        }
        if mark == ' ' {
            at += 1;
            open = false;
            continue;
        }
        if !open {
            cuts.push(Splice {
                start: at,
                remove: 0,
                insert: Vec::new(),
            });
            open = true;
        }
        if let Some(cut) = cuts.last_mut() {
            if mark == '-' {
                cut.remove += 1;
                at += 1;
            } else {
                cut.insert.push(found.place.shift.line(text));
            }
        }
    }
    cuts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn hunk(header: &str, lines: &[&str]) -> Hunk {
        Hunk {
            header: header.to_owned(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    fn run(text: &str, hunks: &[Hunk]) -> Result<String, ActionError> {
        let hunks: Vec<&Hunk> = hunks.iter().collect();
        apply("f", text, &hunks, &mut Work::default())
    }

    #[test]
    fn right_numbers_decide_between_equal_places() {
        let text = "a\nb\na\nb\n";
        let good = hunk("@@ -3,2 +3,2 @@", &[" a", "-b", "+c"]);
        assert_eq!(run(text, &[good]).unwrap(), "a\nb\na\nc\n");
        // Two numbers that contradict each other are both wrong.
        let torn = hunk("@@ -3,2 +1,2 @@", &[" a", "-b", "+c"]);
        assert_eq!(run(text, &[torn]).unwrap_err().kind(), "ambiguous_match");
        let wrong = hunk("@@ -2,2 +2,2 @@", &[" a", "-b", "+c"]);
        assert_eq!(run(text, &[wrong]).unwrap_err().kind(), "ambiguous_match");
    }

    #[test]
    fn wrong_numbers_and_counts_do_not_matter() {
        let text = "a\nb\nc\nd\n";
        for header in [
            "@@ -40,2 +41,2 @@",
            "@@ -1,9 +1,7 @@",
            "@@ ... @@",
            "@@",
            "@@ -x @@",
        ] {
            let hunk = hunk(header, &[" b", "-c", "+C"]);
            assert_eq!(run(text, &[hunk]).unwrap(), "a\nb\nC\nd\n", "{header}");
        }
    }

    #[test]
    fn hunks_may_share_context_but_not_changes() {
        let text = "a\nb\nc\nd\n";
        let one = hunk("@@", &[" a", "-b", "+B", " c"]);
        let two = hunk("@@", &[" c", "-d", "+D"]);
        assert_eq!(run(text, &[two, one.clone()]).unwrap(), "a\nB\nc\nD\n");
        assert_eq!(
            run(text, &[one.clone(), one]).unwrap_err().kind(),
            "overlap"
        );
    }

    #[test]
    fn final_newlines() {
        let mark = "\\ No newline at end of file";
        for (text, lines, after) in [
            ("a\nb", vec![" a", "-b", mark, "+c", mark], "a\nc"),
            ("a\nb", vec![" a", "-b", "+c"], "a\nc\n"),
            ("a\nb\n", vec![" a", "-b", "+c", mark], "a\nc"),
            ("a\nb", vec!["-a", "+c", " b"], "c\nb"),
            ("a\nb", vec!["-a", "+c", " b", mark], "c\nb"),
            ("a\nb\n", vec![" a", "-b"], "a\n"),
            ("a\nb", vec![" a", "-b", mark], "a\n"),
        ] {
            assert_eq!(
                run(text, &[hunk("@@", &lines)]).unwrap(),
                after,
                "{lines:?}"
            );
        }
    }

    #[test]
    fn an_insertion_needs_context() {
        let bare = hunk("@@ -1,0 +2,1 @@", &["+x"]);
        assert_eq!(
            run("a\nb\n", std::slice::from_ref(&bare))
                .unwrap_err()
                .kind(),
            "no_match"
        );
        assert_eq!(run("", &[bare]).unwrap(), "x\n");
        assert_eq!(run("", &[hunk("@@ -0,0 +1 @@", &["+x"])]).unwrap(), "x\n");
    }

    #[test]
    fn indentation_is_carried_over_and_trailing_blanks_dropped() {
        let text = "mod m {\n    fn f() {\n        a();\n    }\n}\n";
        let hunk = hunk(
            "@@",
            &[
                " fn f() {",
                "-    a();",
                "+    b();",
                "+    c();",
                " }",
                " ",
            ],
        );
        assert_eq!(
            run(text, &[hunk]).unwrap(),
            "mod m {\n    fn f() {\n        b();\n        c();\n    }\n}\n"
        );
    }
}
