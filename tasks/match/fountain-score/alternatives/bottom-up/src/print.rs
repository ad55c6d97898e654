//! Writes scores down.

use crate::score::{Score, Wind};
use Score::*;

/// The text of a score.
pub fn show(score: &Score) -> String {
    bare(score, false).1
}

/// The text of an operand of an operator that takes nothing looser than `least` there.
fn operand(score: &Score, least: u8, followed: bool) -> String {
    let (level, text) = bare(score, followed);
    if level < least || followed && matches!(score, Let { .. }) {
        format!("({})", show(score))
    } else {
        text
    }
}

/// The level of a score, and its text without parentheses around it, in front of an operator or not.
fn bare(score: &Score, followed: bool) -> (u8, String) {
    match score {
        Jet { name, height } => (6, format!("{name}@{height}")),
        Sweep { from, to, ticks } => (6, format!("sweep({from}, {to}, {ticks})")),
        Rest(ticks) => (6, format!("rest({ticks})")),
        Named(name) => (6, name.clone()),
        Dim(inner, percent) => (6, format!("dim({}, {percent}%)", show(inner))),
        All(parts) => {
            let parts: Vec<String> = parts.iter().map(show).collect();
            (6, format!("all[{}]", parts.join(", ")))
        }
        Mirror(inner) => (5, format!("!{}", operand(inner, 5, followed))),
        Repeat(inner, times) => (4, format!("{} *{times}", operand(inner, 4, true))),
        Delay(ticks, inner) => (3, format!("~{ticks} {}", operand(inner, 3, followed))),
        Together(left, right) => (
            2,
            format!(
                "{} & {}",
                operand(left, 2, true),
                operand(right, 3, followed)
            ),
        ),
        Then(left, right) => (
            1,
            format!(
                "{} ; {}",
                operand(left, 1, true),
                operand(right, 2, followed)
            ),
        ),
        Choice { wind, yes, no } => {
            let wind = match wind {
                Wind::Calm => "calm".to_string(),
                Wind::Breeze => "breeze".to_string(),
                Wind::Gale(force) => format!("gale {force}"),
            };
            (0, format!("{wind} ? {} : {}", show(yes), show(no)))
        }
        Let { name, value, body } => (6, format!("let {name} = {} in {}", show(value), show(body))),
    }
}

/// A score that does the same with less.
pub fn simplified(score: Score) -> Score {
    reduced(match score {
        Jet { .. } | Sweep { .. } | Rest(_) | Named(_) => score,
        Dim(inner, percent) => Dim(simple(inner), percent),
        All(parts) => All(parts.into_iter().map(simplified).collect()),
        Mirror(inner) => Mirror(simple(inner)),
        Repeat(inner, times) => Repeat(simple(inner), times),
        Delay(ticks, inner) => Delay(ticks, simple(inner)),
        Together(left, right) => Together(simple(left), simple(right)),
        Then(left, right) => Then(simple(left), simple(right)),
        Choice { wind, yes, no } => Choice {
            wind,
            yes: simple(yes),
            no: simple(no),
        },
        Let { name, value, body } => Let {
            name,
            value: simple(value),
            body: simple(body),
        },
    })
}

fn simple(score: Box<Score>) -> Box<Score> {
    Box::new(simplified(*score))
}

/// What one rule makes of a score whose parts are simplified.
fn reduced(score: Score) -> Score {
    let nothing = |score: &Score| matches!(score, Rest(0));
    match score {
        Dim(inner, 100) | Repeat(inner, 1) | Delay(0, inner) => *inner,
        Dim(inner, percent) => {
            let dark = matches!(*inner, Dim(_, 0));
            if dark {
                *inner
            } else {
                Dim(inner, percent)
            }
        }
        All(mut parts) => {
            parts.retain(|part| !nothing(part));
            if parts.len() > 1 {
                return All(parts);
            }
            parts.pop().unwrap_or(Rest(0))
        }
        Mirror(inner) => match *inner {
            Mirror(innermost) => *innermost,
            Rest(_) | Sweep { .. } => *inner,
            _ => Mirror(inner),
        },
        Repeat(_, 0) => Rest(0),
        Repeat(inner, times) => match *inner {
            Rest(ticks) => Rest(ticks.saturating_mul(times)),
            _ => Repeat(inner, times),
        },
        Delay(ticks, inner) => match *inner {
            Rest(more) => Rest(ticks.saturating_add(more)),
            Delay(more, innermost) => Delay(ticks.saturating_add(more), innermost),
            _ => Delay(ticks, inner),
        },
        Together(one, other) | Then(one, other) if nothing(&one) => *other,
        Together(one, other) | Then(one, other) if nothing(&other) => *one,
        Together(left, right) => match (&*left, &*right) {
            (Rest(a), Rest(b)) => Rest(*a.max(b)),
            _ => Together(left, right),
        },
        Then(left, right) => match *left {
            // This covers two rests as well.
            Rest(ticks) => reduced(Delay(ticks, right)),
            _ => Then(left, right),
        },
        Choice { yes, no, .. } if yes == no => *yes,
        Let { name, value, body } => match &*body {
            Named(used) if *used == name => *value,
            Jet { .. } | Sweep { .. } | Rest(_) | Named(_) => *body,
            _ => Let { name, value, body },
        },
        other => other,
    }
}
