//! What an experiment will take, in words, and the question whether to go on.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::anyhow;

use super::super::output::news;
use super::super::{Failure, Global};
use super::set_up::Plan;
use crate::experiment::{Estimate, Range};

/// Says what it will take and asks, unless it is free or `yes` was said before.
pub fn ask(global: &Global, plan: &Plan, yes: bool) -> Result<(), Failure> {
    let estimate = plan.estimate();
    if !global.quiet || !yes {
        news(words(plan, &estimate).trim_end());
    }
    if let Some(most) = plan.definition.budget.episodes
        && plan.episodes() as u64 > most
    {
        return Err(Failure::usage(anyhow!(
            "the experiment has {} episodes, and `budget.episodes` is {most}: take fewer tasks, samples or levels, or raise it",
            plan.episodes()
        )));
    }
    // Built-in policies cost nothing but the machine's time.
    if yes || estimate.calls.most == 0.0 {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage(anyhow!(
            "nobody can be asked here; say --yes to go on"
        )));
    }
    let _ = write!(std::io::stderr(), "Go on? [y/N] ");
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    if read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes") {
        Ok(())
    } else {
        Err(Failure::usage(anyhow!("nothing was played")))
    }
}

/// The estimate as a few lines.
pub fn words(plan: &Plan, estimate: &Estimate) -> String {
    let mut lines = vec![plan.definition.question.clone()];
    lines.push(format!(
        "{} arms, {} models, {} tasks: {} episodes, of which {} are recorded.",
        plan.arms,
        plan.definition.all_models().len(),
        plan.tasks.len(),
        plan.episodes(),
        plan.episodes() - plan.missing()
    ));
    if estimate.calls.most > 0.0 {
        lines.push(format!(
            "Calls of endpoints, all episodes together: {}; prompt tokens {}, answer tokens {} without reasoning.",
            range(estimate.calls, 0),
            range(estimate.prompt_tokens, 0),
            range(estimate.completion_tokens, 0)
        ));
        lines.push(match estimate.cost_usd {
            Some(cost) => format!("Cost: {} US dollars without reasoning.", range(cost, 2)),
            None => "Cost: not known; give the model's prices in assay.toml (`price_input_per_million` and \
                     `price_output_per_million`)."
                .to_owned(),
        });
    } else {
        lines.push("No endpoint is called.".to_owned());
    }
    lines.push(format!("Grades to be made: {}.", range(estimate.grades, 0)));
    let budget = plan.definition.budget;
    let limits = [
        budget.tokens.map(|tokens| format!("{tokens} tokens")),
        budget
            .cost_usd
            .map(|dollars| format!("{dollars} US dollars")),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    let unpriced = estimate.calls.most > 0.0 && estimate.cost_usd.is_none();
    if unpriced && budget.cost_usd.is_some() {
        lines.push(
            "A budget in US dollars cannot be kept without prices; give one in tokens.".to_owned(),
        );
    }
    if !limits.is_empty() {
        lines.push(format!("It stops after {}.", limits.join(" or ")));
    }
    lines.join("\n") + "\n"
}

fn range(range: Range, digits: usize) -> String {
    let (least, most) = (grouped(range.least, digits), grouped(range.most, digits));
    if least == most {
        least
    } else {
        format!("{least} to {most}")
    }
}

/// A number with its thousands set apart.
fn grouped(number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest {
        Some(rest) => format!("{grouped}.{rest}"),
        None => grouped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let of = |number: f64, digits: usize| grouped(number, digits);
        assert_eq!(of(999.0, 0), "999");
        assert_eq!(of(1_234_567.0, 0), "1,234,567");
        assert_eq!(of(1_234.567, 2), "1,234.57");
        let both = Range {
            least: 10.0,
            most: 2_000.0,
        };
        assert_eq!(range(both, 0), "10 to 2,000");
    }
}
