//! Difficulty from what is seen of a task, not from what its author felt.
//!
//! The formula is ours, and plain on purpose. A task gains
//!
//! - 1 when more than 6 lines differ between the start and the solution, 1 more above 24, 1 more above 70;
//! - 1 when the start shows at least 3 different error codes, which seldom have one cause;
//! - 1 when the start compiles and no named lint finds anything: nothing says where to look;
//! - 1 when a wrong attempt comes near (three quarters of the reward or more): the last step is easily missed.
//!
//! Its difficulty is the sum, at least 1 and at most 5; it is 1 when the compiler's own suggestions solve the task. Where
//! programs are judged there are no lines to change: there it is 2, 1 more for five programs or more, 1 more when no attempt
//! has three quarters of them right.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

use crate::task::Task;

/// A wrong attempt that earns this much comes near.
const NEAR: f64 = 0.75;

/// What is seen of a task.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Lines of the start that go or of the solution that come, whichever are more, over all files.
    pub changed_lines: usize,
    /// Different error codes of the start.
    pub codes: usize,
    /// What the best wrong attempt earns.
    pub best_wrong: f64,
    /// What the compiler's own suggestions earn.
    pub suggested: f64,
    /// Programs to be judged, for tasks in which programs are.
    pub programs: usize,
    /// Whether the start compiles, and neither compiler nor lints say where to look.
    #[serde(default)]
    pub silent: bool,
}

impl Seen {
    /// What is seen of `task`, together with what was graded.
    pub fn of(task: &Task, best_wrong: f64, suggested: f64) -> Self {
        let changed = task.solution.iter().map(|(path, after)| {
            let before = task.workspace.get(path).map_or("", String::as_str);
            changed_lines(before, after)
        });
        Self {
            changed_lines: changed.sum(),
            codes: task.manifest.expected_codes.len(),
            best_wrong,
            suggested,
            programs: match task.manifest.diagnose {
                Some(_) => task.tests().len(),
                None => 0,
            },
            silent: is_silent(task),
        }
    }
}

/// Whether nothing says where to look in the start of `task`.
pub(super) fn is_silent(task: &Task) -> bool {
    task.manifest.expected_codes.is_empty() && task.manifest.lint.is_none()
}

fn changed_lines(before: &str, after: &str) -> usize {
    let diff = TextDiff::from_lines(before, after);
    let (mut gone, mut come) = (0, 0);
    for change in diff.iter_all_changes() {
        let blank = change.value().trim().is_empty();
        match change.tag() {
            ChangeTag::Delete if !blank => gone += 1,
            ChangeTag::Insert if !blank => come += 1,
            _ => {}
        }
    }
    gone.max(come)
}

/// From 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difficulty(pub u8);

impl Difficulty {
    /// The difficulty that follows from what is seen.
    pub fn of(seen: &Seen) -> Self {
        if seen.programs > 0 {
            let hard = seen.best_wrong < NEAR;
            return Self(2 + u8::from(seen.programs >= 5) + u8::from(hard));
        }
        if seen.suggested >= 1.0 {
            return Self(1);
        }
        let size = [6, 24, 70]
            .iter()
            .filter(|&&lines| seen.changed_lines > lines)
            .count();
        let tangled = seen.codes >= 3;
        let near = seen.best_wrong >= NEAR;
        let points = size + usize::from(tangled) + usize::from(near) + usize::from(seen.silent);
        Self(u8::try_from(points).map_or(5, |points| points.clamp(1, 5)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_decides() {
        let slip = Seen {
            changed_lines: 1,
            codes: 1,
            best_wrong: 0.3,
            suggested: 0.0,
            programs: 0,
            silent: false,
        };
        let of = |seen: Seen| Difficulty::of(&seen).0;
        assert_eq!(of(slip), 1);
        assert_eq!(
            of(Seen {
                changed_lines: 25,
                ..slip
            }),
            2
        );
        assert_eq!(
            of(Seen {
                changed_lines: 25,
                codes: 3,
                ..slip
            }),
            3
        );
        assert_eq!(
            of(Seen {
                changed_lines: 71,
                codes: 3,
                best_wrong: 0.8,
                ..slip
            }),
            5
        );
        assert_eq!(
            of(Seen {
                changed_lines: 71,
                suggested: 1.0,
                ..slip
            }),
            1
        );
        assert_eq!(
            of(Seen {
                silent: true,
                best_wrong: 0.75,
                ..slip
            }),
            2
        );
        assert_eq!(
            of(Seen {
                programs: 6,
                ..slip
            }),
            4
        );
    }

    #[test]
    fn lines_that_change_places_count_once() {
        assert_eq!(changed_lines("a\nb\n\n", "a\nc\n"), 1);
        assert_eq!(changed_lines("a\n", "a\nb\nc\n"), 2);
    }
}
