//! The differences between two texts, and their writing as a unified diff.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The largest product of differing lines on both sides for which a fine diff is sought.
const MAX_PRODUCT: usize = 4_000_000;

/// Lines of the old text and the lines that take their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// Neighbouring changes, with the unchanged lines around them.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
    changes: Vec<Change>,
}

/// The lines of a text, each with its newline, so that a missing last one is a difference.
pub(crate) fn split(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The changes from `old` to `new`, in order and apart from each other.
pub(crate) fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (
        old.get(head..).unwrap_or_default(),
        new.get(head..).unwrap_or_default(),
    );
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let old = old.get(..old.len() - tail).unwrap_or_default();
    let new = new.get(..new.len() - tail).unwrap_or_default();
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    let all = Change {
        old: head..head + old.len(),
        new: head..head + new.len(),
    };
    if old.len().saturating_mul(new.len()) > MAX_PRODUCT {
        return vec![all];
    }
    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, old, new) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        let (old, new) = (
            old.start + head..old.end + head,
            new.start + head..new.end + head,
        );
        match changes.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => changes.push(Change { old, new }),
        }
    }
    changes
}

/// The changes with up to `context` unchanged lines around them; those that touch become one.
pub(crate) fn groups(old: &[&str], new: &[&str], context: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for change in changes(old, new) {
        let before = change.old.start.min(context);
        let after = (old.len() - change.old.end).min(context);
        let (old_end, new_end) = (change.old.end + after, change.new.end + after);
        match groups.last_mut() {
            Some(group) if group.old.end >= change.old.start - before => {
                group.old.end = old_end;
                group.new.end = new_end;
                group.changes.push(change);
            }
            _ => groups.push(Group {
                old: change.old.start - before..old_end,
                new: change.new.start - before..new_end,
                changes: vec![change],
            }),
        }
    }
    groups
}

/// The diff of one file that stays or is new (`old` is `None`), without a fence.
pub(crate) fn change(path: &str, old: Option<&str>, new: &str, context: usize) -> String {
    let from = old.map_or_else(|| "/dev/null".to_owned(), |_| format!("a/{path}"));
    let mut text = format!("--- {from}\n+++ b/{path}\n");
    let (old, new) = (split(old.unwrap_or_default()), split(new));
    let mut groups = groups(&old, &new, context);
    if groups.is_empty() {
        let kept = old.len().min(context);
        groups.push(Group {
            old: 0..kept,
            new: 0..kept,
            changes: Vec::new(),
        });
    }
    for group in &groups {
        hunk(&mut text, group, &old, &new);
    }
    text
}

/// The diff that removes a file, without a fence.
pub(crate) fn removal(path: &str, old: &str) -> String {
    let mut text = format!("--- a/{path}\n+++ /dev/null\n");
    let old = split(old);
    let whole = Change {
        old: 0..old.len(),
        new: 0..0,
    };
    let group = Group {
        old: whole.old.clone(),
        new: 0..0,
        changes: vec![whole],
    };
    hunk(&mut text, &group, &old, &[]);
    text
}

fn hunk(text: &mut String, group: &Group, old: &[&str], new: &[&str]) {
    let (from, to) = (numbers(&group.old), numbers(&group.new));
    text.push_str(&format!("@@ -{from} +{to} @@\n"));
    let mut at = group.old.start;
    for change in &group.changes {
        lines(text, ' ', old.get(at..change.old.start));
        lines(text, '-', old.get(change.old.clone()));
        lines(text, '+', new.get(change.new.clone()));
        at = change.old.end;
    }
    lines(text, ' ', old.get(at..group.old.end));
}

fn lines(text: &mut String, mark: char, lines: Option<&[&str]>) {
    for line in lines.unwrap_or_default() {
        text.push(mark);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// A range as a hunk header writes it: an empty one names the line before it.
fn numbers(range: &Range<usize>) -> String {
    let start = if range.is_empty() {
        range.start
    } else {
        range.start + 1
    };
    format!("{start},{}", range.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_join_when_their_context_meets() {
        let old: Vec<String> = (0..30).map(|line| format!("{line}\n")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let mut new = old.clone();
        for line in [2, 8, 20] {
            new[line] = "x\n";
        }
        let shape: Vec<_> = groups(&old, &new, 3)
            .into_iter()
            .map(|group| group.old)
            .collect();
        assert_eq!(shape, [0..12, 17..24]);
    }

    #[test]
    fn a_very_different_text_is_one_change() {
        let old: Vec<String> = (0..3_000).map(|line| format!("a{line}\n")).collect();
        let new: Vec<String> = (0..3_000).map(|line| format!("b{line}\n")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        assert_eq!(changes(&old, &new).len(), 1);
    }

    #[test]
    fn a_missing_newline_is_marked() {
        assert_eq!(
            change("f", Some("a"), "a\n", 3),
            "--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"
        );
        assert_eq!(
            change("f", None, "", 3),
            "--- /dev/null\n+++ b/f\n@@ -0,0 +0,0 @@\n"
        );
    }
}
