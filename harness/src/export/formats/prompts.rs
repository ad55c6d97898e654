//! Prompts for trainers that play the tasks themselves: one row for each prompt of a task, with the task's id as the
//! ground truth that a reward function is given.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Work, messages};
use crate::export::conversation::{Said, prompt};
use crate::export::index::Entry;
use crate::export::schema::{Columns, Kind};
use crate::export::sink::Sink;
use crate::export::{ExportError, Format, Reasoning};
use crate::trajectory::Trajectory;

/// What both libraries call the origin of a row.
const SOURCE: &str = "assay";

/// Rows so far, by split.
#[derive(Default)]
pub(in crate::export) struct Prompts(BTreeMap<&'static str, u64>);

#[derive(Serialize)]
struct VerlRow {
    data_source: &'static str,
    prompt: Vec<Said>,
    ability: &'static str,
    reward_model: VerlReward,
    extra_info: Extra,
}

#[derive(Serialize)]
struct VerlReward {
    style: &'static str,
    ground_truth: String,
}

#[derive(Serialize)]
struct SkyRlRow {
    data_source: &'static str,
    prompt: Vec<Said>,
    env_class: &'static str,
    reward_spec: SkyRlReward,
    extra_info: Extra,
}

#[derive(Serialize)]
struct SkyRlReward {
    method: &'static str,
    ground_truth: String,
}

#[derive(Serialize)]
struct Extra {
    split: &'static str,
    index: u64,
    task: String,
    task_hash: String,
    family: String,
    difficulty: u8,
    reply_format: &'static str,
    /// How many episodes with a reward began with this prompt.
    rollouts: u64,
    /// Their mean reward, to choose prompts by.
    mean_reward: f64,
}

pub(super) fn columns(format: Format) -> Columns {
    let texts =
        |names: [&'static str; 2]| Kind::Record(names.map(|name| (name, Kind::Text)).to_vec());
    let extra = Kind::Record(vec![
        ("split", Kind::Text),
        ("index", Kind::Int),
        ("task", Kind::Text),
        ("task_hash", Kind::Text),
        ("family", Kind::Text),
        ("difficulty", Kind::Int),
        ("reply_format", Kind::Text),
        ("rollouts", Kind::Int),
        ("mean_reward", Kind::Float),
    ]);
    let mut columns = vec![
        ("data_source", Kind::Text),
        ("prompt", messages(Reasoning::Drop)),
    ];
    match format {
        Format::Verl => columns.extend([
            ("ability", Kind::Text),
            ("reward_model", texts(["style", "ground_truth"])),
        ]),
        _ => columns.extend([
            ("env_class", Kind::Text),
            ("reward_spec", texts(["method", "ground_truth"])),
        ]),
    }
    columns.push(("extra_info", extra));
    columns
}

impl Prompts {
    pub(super) fn task(
        &mut self,
        work: &Work<'_>,
        entries: &[Entry],
        sink: &mut Sink<'_>,
    ) -> Result<(), ExportError> {
        let mut prompts: BTreeMap<u64, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            prompts.entry(entry.prompt).or_default().push(entry);
        }
        for same in prompts.into_values() {
            let one = work.episodes.read(same[0])?;
            // A trainer will be given the reward of the task as it is now.
            if let Err(unknown) = work.known.task(&one.task, &one.task_hash) {
                sink.counts.drop(unknown.why(), 1);
                continue;
            }
            if sink.turns_away() {
                continue;
            }
            let sum: f64 = same.iter().map(|entry| entry.reward).sum();
            let extra = self.extra(&one, same.len(), sum, sink.split());
            let prompt = prompt(&one, 0, Reasoning::Drop);
            if work.options.format == Format::Verl {
                sink.write(&VerlRow {
                    data_source: SOURCE,
                    prompt,
                    ability: "rust",
                    reward_model: VerlReward {
                        style: "rule",
                        ground_truth: one.task,
                    },
                    extra_info: extra,
                })?;
            } else {
                sink.write(&SkyRlRow {
                    data_source: SOURCE,
                    prompt,
                    env_class: SOURCE,
                    reward_spec: SkyRlReward {
                        method: "rule",
                        ground_truth: one.task,
                    },
                    extra_info: extra,
                })?;
            }
        }
        Ok(())
    }

    fn extra(&mut self, one: &Trajectory, rollouts: usize, sum: f64, split: &'static str) -> Extra {
        let next = self.0.entry(split).or_default();
        let index = *next;
        *next += 1;
        Extra {
            split,
            index,
            task: one.task.clone(),
            task_hash: one.task_hash.clone(),
            family: one.family.clone(),
            difficulty: one.difficulty,
            reply_format: one.reply_format.name(),
            rollouts: rollouts as u64,
            mean_reward: sum / rollouts as f64,
        }
    }
}
