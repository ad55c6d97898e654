//! Tables of what differs: rows in pairs, and what follows an error code.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::codes::CodeFigures;
use super::super::effects::Effect;
use super::super::figures::Figures;
use super::super::leaderboard::Leaderboard;
use super::super::measure::Measure;
use super::super::names::clean;
use super::super::numbers::NOTHING;
use super::cells::shade;

/// The most effects of a measure on the page; the CSV file has all.
const MOST_EFFECTS: usize = 60;
/// The most codes in the table of transitions.
const MOST_CODES: usize = 12;

/// The effects on one measure.
#[derive(Serialize)]
pub(super) struct EffectTable {
    measure: &'static str,
    rows: Vec<EffectRow>,
    left_out: usize,
}

#[derive(Serialize)]
struct EffectRow {
    level: String,
    against: String,
    within: String,
    difference: String,
    key: String,
    interval: String,
    /// Where the interval lies between the widest ends in the table, in hundredths; and whether it is clear of 0.
    bar: Option<DifferenceBar>,
    correlation: String,
    p_adjusted: String,
    p_key: String,
    tasks: usize,
    clear: bool,
}

#[derive(Serialize)]
struct DifferenceBar {
    low: String,
    width: String,
    mean: String,
}

/// The effects on reward, and on pass@1 where it says more than that.
pub(super) fn effects(leaderboard: &Leaderboard) -> Vec<EffectTable> {
    [Measure::Reward, Measure::PassAt1]
        .into_iter()
        .filter_map(|measure| table(&leaderboard.effects, measure))
        .collect()
}

fn table(effects: &[Effect], measure: Measure) -> Option<EffectTable> {
    let of_measure: Vec<&Effect> = effects
        .iter()
        .filter(|effect| effect.measure == measure)
        .collect();
    let shown = &of_measure[..of_measure.len().min(MOST_EFFECTS)];
    let farthest = shown
        .iter()
        .flat_map(|effect| {
            let found = &effect.difference;
            [
                found.low.unwrap_or_default().abs(),
                found.high.unwrap_or_default().abs(),
                found.paired.difference.mean.abs(),
            ]
        })
        .fold(0.0, f64::max);
    let rows: Vec<EffectRow> = shown.iter().map(|effect| row(effect, farthest)).collect();
    (!rows.is_empty()).then(|| EffectTable {
        measure: match measure {
            Measure::Reward => "Reward",
            Measure::PassAt1 => "pass@1",
            other => other.words(),
        },
        left_out: of_measure.len() - rows.len(),
        rows,
    })
}

fn row(effect: &Effect, farthest: f64) -> EffectRow {
    let found = &effect.difference;
    let mean = found.paired.difference.mean;
    let ends = found.low.zip(found.high);
    let place = |value: f64| 50.0 + 49.0 * value / farthest.max(1e-9);
    let within = effect.within.iter();
    let within: Vec<String> = within
        .map(|(factor, level)| clean(&format!("{factor}={level}")))
        .collect();
    EffectRow {
        level: effect.named(&effect.level),
        against: effect.named(&effect.against),
        within: within.join(", "),
        difference: signed(mean),
        key: format!("{mean:.6}"),
        interval: ends.map_or_else(
            || NOTHING.to_owned(),
            |(low, high)| format!("{} to {}", signed(low), signed(high)),
        ),
        bar: ends.map(|(low, high)| DifferenceBar {
            low: format!("{:.1}", place(low)),
            width: format!("{:.1}", place(high) - place(low)),
            mean: format!("{:.1}", place(mean) - 1.0),
        }),
        correlation: found
            .paired
            .correlation
            .map_or_else(|| NOTHING.to_owned(), |r| format!("{r:.2}")),
        p_adjusted: effect
            .p_adjusted
            .map_or_else(|| NOTHING.to_owned(), probability),
        p_key: effect
            .p_adjusted
            .map(|p| format!("{p:.9}"))
            .unwrap_or_default(),
        tasks: found.paired.difference.tasks,
        clear: effect.p_adjusted.is_some_and(|p| p < 0.05),
    }
}

/// A difference with its sign; a true minus, as wide as the plus.
fn signed(value: f64) -> String {
    let text = format!("{value:+.3}");
    if text
        .trim_start_matches(['+', '-'])
        .chars()
        .all(|c| matches!(c, '0' | '.'))
    {
        return "0.000".to_owned();
    }
    text.replace('-', "−")
}

fn probability(p: f64) -> String {
    if p < 0.001 {
        "< 0.001".to_owned()
    } else {
        format!("{p:.3}")
    }
}

/// What followed each code, over all rows.
#[derive(Serialize)]
pub(super) struct Transitions {
    to: Vec<String>,
    rows: Vec<TransitionRow>,
    left_out: usize,
}

#[derive(Serialize)]
struct TransitionRow {
    from: String,
    steps: usize,
    cells: Vec<Option<TransitionCell>>,
}

#[derive(Serialize)]
struct TransitionCell {
    count: usize,
    share: String,
    shade: usize,
    same: bool,
}

/// The table of transitions between the codes met most; what else came is counted under `another code`.
pub(super) fn transitions(total: &Figures) -> Option<Transitions> {
    let met = |code: &CodeFigures| code.code.clone();
    let codes: Vec<String> = total.codes.iter().take(MOST_CODES).map(met).collect();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let ends = ["other", "compiles", "solved"];
    for one in &total.transitions {
        if !codes.contains(&one.from) {
            continue;
        }
        let known = codes.contains(&one.to) || ends.contains(&one.to.as_str());
        let to = if known {
            one.to.as_str()
        } else {
            "another code"
        };
        *counts.entry((&one.from, to)).or_default() += one.count;
    }
    if counts.is_empty() {
        return None;
    }
    let mut to: Vec<&str> = codes.iter().map(String::as_str).collect();
    to.extend(["another code", "other", "compiles", "solved"]);
    to.retain(|to| counts.keys().any(|(_, seen)| seen == to));
    let row = |from: &String| {
        let count = |to: &&str| counts.get(&(from.as_str(), *to)).copied().unwrap_or(0);
        let steps: usize = to.iter().map(count).sum();
        let cell = |to: &&str| {
            let count = count(to);
            let share = count as f64 / steps.max(1) as f64;
            (count > 0).then(|| TransitionCell {
                count,
                share: format!("{:.0} %", share * 100.0),
                shade: shade(share),
                same: *to == from,
            })
        };
        TransitionRow {
            from: clean(from),
            steps,
            cells: to.iter().map(cell).collect(),
        }
    };
    let rows: Vec<TransitionRow> = codes.iter().map(row).filter(|row| row.steps > 0).collect();
    Some(Transitions {
        to: to.into_iter().map(clean).collect(),
        left_out: total.codes.len() - codes.len(),
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_a_sign_unless_there_is_none() {
        let shown = [0.25, -0.25, 0.0001, -0.0001].map(signed);
        assert_eq!(shown, ["+0.250", "−0.250", "0.000", "0.000"]);
    }

    #[test]
    fn small_probabilities_are_not_shown_as_none() {
        assert_eq!(probability(0.0), "< 0.001");
        assert_eq!(probability(0.0412), "0.041");
    }
}
