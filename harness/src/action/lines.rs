//! Text as lines, and the replacement of line ranges that are all counted in the original.

use super::error::ActionError;

/// A text split at its newlines.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lines<'a> {
    /// The lines, without their newlines.
    pub(crate) lines: Vec<&'a str>,
    /// Whether the last line ends in a newline; true for the empty text, which has no lines.
    pub(crate) terminated: bool,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        if text.is_empty() {
            return Self {
                lines: Vec::new(),
                terminated: true,
            };
        }
        let body = text.strip_suffix('\n');
        Self {
            lines: body.unwrap_or(text).split('\n').collect(),
            terminated: body.is_some(),
        }
    }
}

/// Joins lines to a text.
pub(crate) fn join<S: AsRef<str>>(lines: &[S], terminated: bool) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.as_ref().len() + 1).sum());
    for line in lines {
        text.push_str(line.as_ref());
        text.push('\n');
    }
    if !terminated {
        text.pop();
    }
    text
}

/// The replacement of `remove` lines from `start` on (counted from 0) by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Splice {
    pub(crate) start: usize,
    pub(crate) remove: usize,
    pub(crate) insert: Vec<String>,
}

/// Carries out splices, in any order. Insertions at one place keep the order in which they are given.
///
/// The caller has checked that every splice lies within `lines`.
pub(crate) fn splice(
    path: &str,
    lines: &[&str],
    mut splices: Vec<Splice>,
    terminated: bool,
) -> Result<String, ActionError> {
    splices.sort_by_key(|splice| (splice.start, splice.remove > 0));
    let mut result: Vec<&str> = Vec::with_capacity(lines.len());
    let mut next = 0;
    for splice in &splices {
        if splice.start < next {
            return Err(ActionError::Overlap {
                path: path.to_owned(),
                line: splice.start + 1,
            });
        }
        result.extend(lines.get(next..splice.start).unwrap_or_default());
        result.extend(splice.insert.iter().map(String::as_str));
        next = splice.start + splice.remove;
    }
    result.extend(lines.get(next..).unwrap_or_default());
    Ok(join(&result, terminated))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn cut(start: usize, remove: usize, insert: &[&str]) -> Splice {
        Splice {
            start,
            remove,
            insert: insert.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    #[test]
    fn splitting_and_joining_are_inverse() {
        for text in ["", "\n", "\n\n", "a", "a\n", "a\n\n", "\na", "a\nb"] {
            let lines = Lines::of(text);
            assert_eq!(join(&lines.lines, lines.terminated), text);
        }
        assert_eq!(Lines::of("a\n").lines, ["a"]);
        assert!(!Lines::of("a").terminated);
    }

    #[test]
    fn splices_count_in_the_original() {
        let lines = ["1", "2", "3", "4"];
        let splices = vec![
            cut(3, 1, &["d"]),
            cut(1, 0, &["x"]),
            cut(1, 1, &[]),
            cut(1, 0, &["y"]),
            cut(4, 0, &["end"]),
        ];
        let text = splice("f", &lines, splices, true).unwrap();
        assert_eq!(text, "1\nx\ny\n3\nd\nend\n");
    }

    #[test]
    fn overlaps_are_refused() {
        let lines = ["1", "2", "3"];
        for splices in [
            vec![cut(0, 2, &[]), cut(1, 1, &[])],
            vec![cut(1, 0, &["in"]), cut(0, 2, &[])],
            vec![cut(1, 1, &["a"]), cut(1, 1, &["b"])],
        ] {
            let error = splice("f", &lines, splices, true).unwrap_err();
            assert_eq!(
                error,
                ActionError::Overlap {
                    path: "f".into(),
                    line: 2
                }
            );
        }
    }
}
