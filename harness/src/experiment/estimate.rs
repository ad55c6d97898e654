//! What an experiment will take, before it begins.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::Cell;
use crate::action::ReplyFormat;
use crate::endpoint::estimate_tokens;
use crate::task::Task;

/// What the first prompt holds beyond instruction and files, in bytes: standing instructions, headings, what the compiler
/// says. The mean over 118 of our tasks with the feedback `rendered`, which go from 1,600 to 9,700.
const INSTRUCTIONS: usize = 3_600;
/// What an observation after a turn holds beyond files, in bytes. The mean of 41 with the feedback `rendered`.
const OBSERVATION: usize = 3_500;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{ArmSettings, Definition};

    fn found(more: &str, price: Option<Price>) -> (Estimate, f64) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../tasks/compile-fix/hall-of-fame");
        let task = crate::task::load_task(&folder).expect("loads");
        let definition: Definition = toml::from_str(&format!(
            "question = \"q\"\nmodels = [\"m\", \"stub\"]\n{more}"
        ))
        .expect("parses");
        let base = ArmSettings {
            environment: Default::default(),
            limits: Default::default(),
            prompt_style: None,
            temperature: None,
        };
        let cells = definition.cells(&base);
        let bytes =
            |files: &crate::action::Files| files.values().map(String::len).sum::<usize>() as f64;
        let reply = (bytes(&task.editable(&task.workspace)) / 4.0).ceil();
        (
            estimate(&cells, std::iter::once(&task), |model| {
                price.filter(|_| model == "m")
            }),
            reply,
        )
    }

    #[test]
    fn calls_and_tokens_grow_with_turns_as_conversations_do() {
        let price = Price {
            input: Some(1.0),
            output: Some(10.0),
        };
        let (one, reply) = found("samples = 3\n[factors]\nturns = [1]", Some(price));
        assert_eq!(
            (one.episodes, one.calls),
            (
                6,
                Range {
                    least: 3.0,
                    most: 3.0
                }
            )
        );
        assert_eq!(
            one.grades,
            Range {
                least: 6.0,
                most: 6.0
            }
        );
        assert_eq!(one.completion_tokens.most, 3.0 * reply);
        let cost = one.cost_usd.expect("a cost");
        assert!(
            (cost.most - (one.prompt_tokens.most + 10.0 * one.completion_tokens.most) / 1e6).abs()
                < 1e-12
        );
        let (four, _) = found("samples = 3\n[factors]\nturns = [4]", Some(price));
        assert_eq!(
            four.calls,
            Range {
                least: 3.0,
                most: 12.0
            }
        );
        assert_eq!(four.prompt_tokens.least, one.prompt_tokens.least);
        // Four first prompts, and what came between them 0 + 1 + 2 + 3 times.
        let between = reply + (OBSERVATION as f64 / 4.0);
        assert_eq!(
            four.prompt_tokens.most,
            4.0 * one.prompt_tokens.most + 3.0 * 6.0 * between
        );
    }

    #[test]
    fn without_a_price_there_is_no_cost_and_without_an_endpoint_no_call() {
        let (unknown, _) = found("", Some(Price::default()));
        assert!(unknown.cost_usd.is_none() && unknown.calls.most > 0.0);
        let (free, _) = found("", None);
        assert_eq!((free.calls.most, free.cost_usd), (0.0, None));
    }
}
