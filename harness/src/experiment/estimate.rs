//! What an experiment will take, before it begins.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::Cell;
use crate::action::ReplyFormat;
use crate::endpoint::estimate_tokens;
use crate::task::Task;

/// What the standing instructions and the words around files come to, in bytes: measured on our own prompts, which
/// differ little from one reply format to the next.
const INSTRUCTIONS: usize = 2_400;
/// What an observation after a turn comes to, in bytes, beyond files: a few diagnostics or failed tests.
const OBSERVATION: usize = 1_600;
/// The share of a file that an edit in a format other than whole files repeats.
const EDITED: f64 = 0.3;

/// The price of a model.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Price {
    /// US dollars for a million prompt tokens.
    pub input: Option<f64>,
    /// US dollars for a million tokens of answers.
    pub output: Option<f64>,
}

/// What an experiment will take: from every episode being solved in its first turn to every one taking all turns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, JsonSchema)]
pub struct Estimate {
    /// Episodes.
    pub episodes: u64,
    /// Calls of an endpoint, at least and at most.
    pub calls: Range,
    /// Grades to be made, at least and at most.
    pub grades: Range,
    /// Tokens of prompts, at four bytes each.
    pub prompt_tokens: Range,
    /// Tokens of answers, without reasoning.
    pub completion_tokens: Range,
    /// US dollars without reasoning; absent where the price of a model is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<Range>,
}

/// From the least to the most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, JsonSchema)]
pub struct Range {
    /// If every episode ends with its first turn.
    pub least: f64,
    /// If every episode takes all turns.
    pub most: f64,
}

impl Range {
    fn add(&mut self, least: f64, most: f64) {
        self.least += least;
        self.most += most;
    }
}

/// Estimates `cells` over `tasks`. `price` gives the price of a model, or nothing for one without an endpoint.
pub fn estimate<'a>(
    cells: &[Cell],
    tasks: impl Iterator<Item = &'a Task> + Clone,
    price: impl Fn(&str) -> Option<Price>,
) -> Estimate {
    let mut sum = Estimate::default();
    let mut cost = Some(Range::default());
    for cell in cells {
        let samples = f64::from(cell.samples);
        let turns = cell.arm.settings.limits.turns;
        let price = price(&cell.model);
        for task in tasks.clone() {
            sum.episodes += u64::from(cell.samples);
            sum.grades.add(samples, samples * f64::from(turns));
            let Some(price) = price else { continue };
            let (prompt, completion) = tokens(task, cell, turns);
            sum.calls.add(samples, samples * f64::from(turns));
            sum.prompt_tokens
                .add(samples * prompt.least, samples * prompt.most);
            sum.completion_tokens
                .add(samples * completion.least, samples * completion.most);
            cost = match (cost, price.input, price.output) {
                (Some(mut cost), Some(input), Some(output)) => {
                    let of = |prompt: f64, completion: f64| {
                        samples * (prompt * input + completion * output) / 1e6
                    };
                    cost.add(
                        of(prompt.least, completion.least),
                        of(prompt.most, completion.most),
                    );
                    Some(cost)
                }
                _ => None,
            };
        }
    }
    sum.cost_usd = cost.filter(|_| sum.calls.most > 0.0);
    sum
}

/// Tokens of prompts and of answers in one episode. The prompt of a turn holds everything before it.
fn tokens(task: &Task, cell: &Cell, turns: u32) -> (Range, Range) {
    let settings = &cell.arm.settings.environment;
    let bytes = |files: &crate::action::Files| files.values().map(String::len).sum::<usize>();
    let editable = bytes(&task.editable(&task.workspace));
    let whole = settings.reply_format == ReplyFormat::WholeFile;
    let reply = if whole {
        editable as f64
    } else {
        editable as f64 * EDITED
    };
    let again = OBSERVATION + if whole { 0 } else { editable };
    let count = |bytes: f64| estimate_tokens(bytes.round() as usize) as f64;
    let first = count((INSTRUCTIONS + task.instruction.len() + bytes(&task.workspace)) as f64);
    let (reply, again) = (count(reply), count(again as f64));
    let n = f64::from(turns);
    let prompt = Range {
        least: first,
        // Turn t repeats the first prompt, and t − 1 replies with what was said to them.
        most: n * first + (reply + again) * n * (n - 1.0) / 2.0,
    };
    let completion = Range {
        least: reply,
        most: n * reply,
    };
    (prompt, completion)
}
