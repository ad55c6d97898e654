//! `assay power`

use anyhow::anyhow;
use comfy_table::{CellAlignment, Table, presets};

use super::compare::{Side, pairs, same_suites};
use super::output::{answer, json};
use super::{Exit, Failure, Global};
use crate::report::{Measure, Plan};
use crate::stats::{Design, detectable, tasks_needed};

/// Numbers of samples that the table is for.
const SAMPLES: [u32; 4] = [1, 2, 4, 8];

/// Flags of `assay power`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Scores differ from task to task, and from sample to sample of one task. A comparison of two models over the same tasks shows how much, and from that follows how many tasks, and how many samples of each, a comparison like it needs to see a difference. More samples make up for chance within tasks only: where they stop to help, it takes more tasks.\n\nPower is the chance that a difference which there is gets seen, that is, p is below the level. A comparison that could not have seen a difference proves nothing by not seeing it. Do not take the difference that was found for the true one: it is as uncertain as its interval is wide.\n\nExamples:\n  assay power before after\n  assay power RUN/my-model RUN/openai:NAME --difference 0.1,0.02\n  assay power old new --measure pass_at_1 --power 0.9"
)]
pub struct PowerArgs {
    /// A run, by name or folder, or RUN/MODEL for one row of it
    #[arg(value_name = "A")]
    left: String,
    /// What it is compared with: a run, or RUN/MODEL
    #[arg(value_name = "B")]
    right: String,
    /// True differences to be seen, in the unit of the measure
    #[arg(long, value_name = "D", value_delimiter = ',', default_values_t = [0.1, 0.05, 0.02])]
    difference: Vec<f64>,
    /// What is compared: reward, pass_at_1, compiles, turns, tokens, cost_usd, wall_s, lint_warnings or lint_clean
    #[arg(long, value_name = "NAME", default_value = "reward", value_parser = measure)]
    measure: Measure,
    /// The chance that a difference which there is gets seen
    #[arg(long, value_name = "SHARE", default_value_t = 0.8, value_parser = share)]
    power: f64,
    /// The chance that one is seen where there is none
    #[arg(long, value_name = "SHARE", default_value_t = 0.05, value_parser = share)]
    level: f64,
    /// Take runs of different suites, over the tasks that both have with the same content
    #[arg(long)]
    across_suites: bool,
}

fn measure(name: &str) -> Result<Measure, String> {
    let known = Measure::ALL.into_iter().find(|one| one.name() == name);
    known.ok_or_else(|| {
        let names = Measure::ALL.map(Measure::name);
        format!("it is one of {}", names.join(", "))
    })
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().ok();
    share
        .filter(|share| *share > 0.0 && *share < 1.0)
        .ok_or_else(|| "it is a number between 0 and 1".to_owned())
}

/// Runs the command.
pub fn run(global: &Global, args: &PowerArgs) -> Result<Exit, Failure> {
    if let Some(bad) = args
        .difference
        .iter()
        .find(|one| !one.is_finite() || **one <= 0.0)
    {
        return Err(Failure::usage(anyhow!(
            "--difference: {bad} is no difference to be seen; give a number above 0"
        )));
    }
    let left = Side::read(&global.results_dir, &args.left)?;
    let right = Side::read(&global.results_dir, &args.right)?;
    same_suites(&[&left.facts, &right.facts], args.across_suites)?;
    let design = Design {
        power: args.power,
        level: args.level,
    };
    let mut plans = Vec::new();
    for (one, other) in pairs(&left, &right)? {
        let names = [left.name_of(&one), right.name_of(&other)];
        let (ours, theirs) = (left.rows.row(&one), right.rows.row(&other));
        let plan = Plan::with(&ours, &theirs, args.measure, design, &args.difference);
        let plan = plan.ok_or_else(|| {
            Failure::usage(anyhow!(
                "{} and {} have less than two tasks in common with a known {}: nothing can be said; take runs over more \
                 tasks",
                names[0],
                names[1],
                args.measure.words()
            ))
        })?;
        plans.push((names, plan));
    }
    if global.json {
        let all: Vec<serde_json::Value> = plans
            .iter()
            .map(|([left, right], plan)| {
                serde_json::json!({"left": left, "right": right, "plan": plan})
            })
            .collect();
        json(&all)?;
    } else {
        let parts: Vec<String> = plans
            .iter()
            .map(|(names, plan)| text(names, plan))
            .collect();
        answer(&parts.join("\n"))?;
    }
    Ok(Exit::Success)
}

/// What a plan says, and the table of tasks by samples.
fn text([left, right]: &[String; 2], plan: &Plan) -> String {
    let mut text = format!("{left} and {right}: {}\n", plan.says());
    if plan.detectable.is_none() {
        return text;
    }
    if !plan.spread.split {
        text.push_str(
            "With one sample of each task it is not known what more samples would change; run with --samples 2 or more \
             to find out.\n",
        );
        return text;
    }
    let mut table = Table::new();
    let mut header = vec!["samples of each task".to_owned()];
    header.extend(
        plan.needed
            .iter()
            .map(|one| format!("tasks to see {}", one.difference)),
    );
    header.push(format!("seen with {} tasks", plan.tasks));
    table.load_style(presets::NOTHING).set_header(header);
    for samples in SAMPLES {
        let variance = plan.spread.of_task([samples; 2]);
        let mut row = vec![samples.to_string()];
        row.extend(plan.needed.iter().map(|one| {
            let tasks = tasks_needed(variance, one.difference, plan.design);
            tasks.map_or_else(|| "–".to_owned(), |tasks| tasks.to_string())
        }));
        let seen = detectable(variance, plan.tasks as u64, plan.design);
        row.push(seen.map_or_else(|| "–".to_owned(), |seen| format!("{seen:.3}")));
        table.add_row(row);
    }
    for column in table.column_iter_mut() {
        column.set_cell_alignment(CellAlignment::Right);
    }
    text.push_str(&format!("\n{table}\n"));
    text
}
