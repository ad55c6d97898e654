//! What a turn changed of a file, as runs of lines: it is both the difference that a page shows and all that has to be
//! stored to have the file itself.

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two middles with more pairs of lines than this are not compared: one replaces the other. Comparing takes time that
/// grows with the number of differences, and a model may write what it likes.
const MOST_PAIRS: usize = 4_000_000;

/// A run of lines. In JSON: how many are kept, minus how many are left out, or the text of new ones.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Run<'a> {
    Kept(usize),
    Gone(usize),
    New(&'a [&'a str]),
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Kept(lines) => serializer.serialize_u64(*lines as u64),
            Self::Gone(lines) => {
                serializer.serialize_i64(i64::try_from(*lines).map_or(i64::MIN, |lines| -lines))
            }
            Self::New(lines) => {
                let mut list = serializer.serialize_seq(Some(lines.len()))?;
                for line in *lines {
                    list.serialize_element(line)?;
                }
                list.end()
            }
        }
    }
}

/// The lines of a file, without their ends. A last line that has no end is followed by nothing; one that has it, by an
/// empty line, so that the two differ.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split('\n').collect()
}

/// How `new` comes of `old`.
pub(super) fn changes<'a>(old: &[&str], new: &'a [&'a str]) -> Vec<Run<'a>> {
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let after = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let old_middle = &old_rest[..old_rest.len() - after];
    let new_middle = &new_rest[..new_rest.len() - after];
    let mut runs = Vec::new();
    let mut push = |run: Run<'a>| match (runs.last_mut(), run) {
        (_, Run::Kept(0) | Run::Gone(0) | Run::New([])) => {}
        (Some(Run::Kept(lines)), Run::Kept(more)) | (Some(Run::Gone(lines)), Run::Gone(more)) => {
            *lines += more;
        }
        (_, run) => runs.push(run),
    };
    push(Run::Kept(before));
    if old_middle.len().saturating_mul(new_middle.len()) > MOST_PAIRS {
        push(Run::Gone(old_middle.len()));
        push(Run::New(new_middle));
    } else {
        for op in capture_diff_slices(Algorithm::Myers, old_middle, new_middle) {
            match op {
                DiffOp::Equal { len, .. } => push(Run::Kept(len)),
                DiffOp::Delete { old_len, .. } => push(Run::Gone(old_len)),
                DiffOp::Insert {
                    new_index, new_len, ..
                } => push(Run::New(&new_middle[new_index..new_index + new_len])),
                DiffOp::Replace {
                    old_len,
                    new_index,
                    new_len,
                    ..
                } => {
                    push(Run::Gone(old_len));
                    push(Run::New(&new_middle[new_index..new_index + new_len]));
                }
            }
        }
    }
    push(Run::Kept(after));
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn applied(old: &str, new: &str) -> String {
        let (old, new) = (lines(old), lines(new));
        let mut rest = old.iter();
        let mut made: Vec<&str> = Vec::new();
        for run in changes(&old, &new) {
            match run {
                Run::Kept(count) => made.extend(rest.by_ref().take(count)),
                Run::Gone(count) => drop(rest.by_ref().take(count).count()),
                Run::New(lines) => made.extend(lines),
            }
        }
        assert_eq!(rest.next(), None);
        made.join("\n")
    }

    #[test]
    fn changes_are_small_and_read_well() {
        let (old, new) = (lines("a\nb\nc\n"), lines("a\nx\nc\n"));
        let json = serde_json::to_string(&changes(&old, &new)).unwrap();
        assert_eq!(json, r#"[1,-1,["x"],2]"#);
        let same = serde_json::to_string(&changes(&old, &old)).unwrap();
        assert_eq!(same, "[4]");
    }

    #[test]
    fn files_that_have_nothing_in_common_are_not_compared_line_by_line() {
        let old: String = (0..60_000).map(|n| format!("old {n}\n")).collect();
        let new: String = (0..60_000).map(|n| format!("new {n}\n")).collect();
        assert_eq!(applied(&old, &new), new);
    }

    proptest! {
        #[test]
        fn the_new_file_comes_of_the_old_one(old in "[ab\n]{0,40}", new in "[ab\n]{0,40}") {
            prop_assert_eq!(applied(&old, &new), new);
        }
    }
}
