//! Writes scores down.

use crate::score::{Score, Wind};

/// The text of a score.
pub fn show(score: &Score) -> String {
    let mut out = String::new();
    write(&mut out, score, 0, true);
    out
}

/// How tightly the outermost operator of a score binds.
fn level(score: &Score) -> u8 {
    match score {
        Score::Choice { .. } => 0,
        Score::Then(..) => 1,
        Score::Together(..) => 2,
        Score::Delay(..) => 3,
        Score::Repeat(..) => 4,
        _ => 5,
    }
}

/// Writes a score where one of the level `least` or above is read; `last` says that nothing follows inside of the same
/// parentheses.
fn write(out: &mut String, score: &Score, least: u8, last: bool) {
    let bare = match score {
        Score::Let { .. } => last,
        _ => level(score) >= least,
    };
    if !bare {
        out.push('(');
        write(out, score, 0, true);
        out.push(')');
        return;
    }
    match score {
        Score::Jet { name, height } => out.push_str(&format!("{name}@{height}")),
        Score::Sweep { from, to, ticks } => out.push_str(&format!("sweep({from}, {to}, {ticks})")),
        Score::Rest(ticks) => out.push_str(&format!("rest({ticks})")),
        Score::Named(name) => out.push_str(name),
        Score::Dim(inner, percent) => {
            out.push_str("dim(");
            write(out, inner, 0, true);
            out.push_str(&format!(", {percent}%)"));
        }
        Score::All(parts) => {
            out.push_str("all[");
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write(out, part, 0, true);
            }
            out.push(']');
        }
        Score::Mirror(inner) => {
            out.push('!');
            write(out, inner, 5, last);
        }
        Score::Repeat(inner, times) => {
            write(out, inner, 4, false);
            out.push_str(&format!(" *{times}"));
        }
        Score::Delay(ticks, inner) => {
            out.push_str(&format!("~{ticks} "));
            write(out, inner, 3, last);
        }
        Score::Together(left, right) => {
            write(out, left, 2, false);
            out.push_str(" & ");
            write(out, right, 3, last);
        }
        Score::Then(left, right) => {
            write(out, left, 1, false);
            out.push_str(" ; ");
            write(out, right, 2, last);
        }
        Score::Choice { wind, yes, no } => {
            match wind {
                Wind::Calm => out.push_str("calm"),
                Wind::Breeze => out.push_str("breeze"),
                Wind::Gale(force) => out.push_str(&format!("gale {force}")),
            }
            out.push_str(" ? ");
            write(out, yes, 0, true);
            out.push_str(" : ");
            write(out, no, 0, last);
        }
        Score::Let { name, value, body } => {
            out.push_str(&format!("let {name} = "));
            write(out, value, 0, true);
            out.push_str(" in ");
            write(out, body, 0, last);
        }
    }
}

/// A score that does the same with less.
pub fn simplified(score: Score) -> Score {
    let simple = |inner: Box<Score>| Box::new(simplified(*inner));
    match score {
        Score::Jet { .. } | Score::Sweep { .. } | Score::Rest(_) | Score::Named(_) => score,
        Score::Dim(inner, percent) => match simplified(*inner) {
            inner if percent == 100 => inner,
            Score::Dim(innermost, 0) => Score::Dim(innermost, 0),
            inner => Score::Dim(Box::new(inner), percent),
        },
        Score::All(parts) => {
            let mut parts: Vec<Score> = parts
                .into_iter()
                .map(simplified)
                .filter(|part| *part != Score::Rest(0))
                .collect();
            match parts.len() {
                0 => Score::Rest(0),
                1 => parts.remove(0),
                _ => Score::All(parts),
            }
        }
        Score::Mirror(inner) => match simplified(*inner) {
            Score::Mirror(inner) => *inner,
            inner @ (Score::Rest(_) | Score::Sweep { .. }) => inner,
            inner => Score::Mirror(Box::new(inner)),
        },
        Score::Repeat(inner, times) => match (simplified(*inner), times) {
            (_, 0) => Score::Rest(0),
            (inner, 1) => inner,
            (Score::Rest(ticks), times) => Score::Rest(ticks.saturating_mul(times)),
            (inner, times) => Score::Repeat(Box::new(inner), times),
        },
        Score::Delay(ticks, inner) => match (ticks, simple(inner)) {
            (0, inner) => *inner,
            (ticks, Score::Rest(more)) => Score::Rest(ticks.saturating_add(more)),
            (ticks, Score::Delay(more, inner)) => Score::Delay(ticks.saturating_add(more), inner),
            (ticks, inner) => Score::Delay(ticks, inner),
        },
        Score::Together(left, right) => match (simplified(*left), simplified(*right)) {
            (Score::Rest(0), other) | (other, Score::Rest(0)) => other,
            (Score::Rest(a), Score::Rest(b)) => Score::Rest(a.max(b)),
            (left, right) => Score::Together(Box::new(left), Box::new(right)),
        },
        Score::Then(left, right) => match (simplified(*left), simplified(*right)) {
            (Score::Rest(0), other) | (other, Score::Rest(0)) => other,
            (Score::Rest(a), Score::Rest(b)) => Score::Rest(a.saturating_add(b)),
            (Score::Rest(ticks), right) => simplified(Score::Delay(ticks, Box::new(right))),
            (left, right) => Score::Then(Box::new(left), Box::new(right)),
        },
        Score::Choice { wind, yes, no } => match (simple(yes), simple(no)) {
            (yes, no) if yes == no => *yes,
            (yes, no) => Score::Choice { wind, yes, no },
        },
        Score::Let { name, value, body } => match (simplified(*value), simplified(*body)) {
            (value, Score::Named(used)) if used == name => value,
            (
                _,
                body @ (Score::Jet { .. } | Score::Sweep { .. } | Score::Rest(_) | Score::Named(_)),
            ) => body,
            (value, body) => Score::Let {
                name,
                value: Box::new(value),
                body: Box::new(body),
            },
        },
    }
}
