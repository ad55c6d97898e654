//! Rollouts in groups: the samples of one model at one task in one run.

use serde::Serialize;

use super::advantage::{Advantages, Group};
use super::tokens::{Sequence, sequences};
use super::{Origin, Work, messages};
use crate::export::conversation::{Said, prompt, rest};
use crate::export::dedup::Verdict;
use crate::export::index::Entry;
use crate::export::schema::{Columns, Kind};
use crate::export::sink::Sink;
use crate::export::{Duplicates, ExportError, Flat, Options};
use crate::grade::{EpisodeReward, RewardParts, reward_parts};
use crate::trajectory::Trajectory;

/// What was earned of each part of the reward; `null` for a part that the task has no use for.
#[derive(Serialize)]
pub(super) struct Components {
    compile: Option<f64>,
    tests: Option<f64>,
    lints: Option<f64>,
    cost: Option<f64>,
    cleanliness: Option<f64>,
}

impl From<RewardParts> for Components {
    fn from(parts: RewardParts) -> Self {
        let earned = |part: crate::grade::RewardPart| (part.weight > 0.0).then_some(part.value);
        Self {
            compile: earned(parts.compile),
            tests: earned(parts.tests),
            lints: earned(parts.lints),
            cost: earned(parts.cost),
            cleanliness: earned(parts.cleanliness),
        }
    }
}

impl Components {
    /// Of the turn whose reward is the episode's.
    pub(super) fn of(one: &Trajectory) -> Option<Self> {
        let deciding = match one.weights.episode {
            EpisodeReward::Last => one.turns.last(),
            EpisodeReward::Best => one.turns.iter().reduce(|best, turn| {
                if turn.reward > best.reward {
                    turn
                } else {
                    best
                }
            }),
        };
        deciding.map(|turn| reward_parts(&turn.grade, &one.scoring, &one.weights).into())
    }
}

#[derive(Serialize)]
struct Row {
    prompt: Vec<Said>,
    completion: Vec<Said>,
    /// Run, model and task: the rollouts that are compared with each other.
    group_id: String,
    /// How many rollouts of the group have a reward.
    group_size: usize,
    /// Whether all of them have the same.
    zero_variance: bool,
    reward: f64,
    components: Option<Components>,
    advantages: Advantages,
    /// Which piece of the rollout this is, from 0; all pieces have its reward and its advantage.
    segment: usize,
    segments: usize,
    /// Whether the same replies, or nearly the same, were there before in the task.
    duplicate: bool,
    #[serde(flatten)]
    tokens: Option<Sequence>,
    #[serde(flatten)]
    origin: Origin,
}

pub(super) fn columns(options: &Options, tokens: bool) -> Columns {
    let part = |name| (name, Kind::Float);
    let parts = ["compile", "tests", "lints", "cost", "cleanliness"];
    let mut columns = vec![
        ("prompt", messages(options.reasoning)),
        ("completion", messages(options.reasoning)),
        ("group_id", Kind::Text),
        ("group_size", Kind::Int),
        ("zero_variance", Kind::Bool),
        ("reward", Kind::Float),
        ("components", Kind::Record(parts.map(part).to_vec())),
        ("advantages", Advantages::kind()),
        ("segment", Kind::Int),
        ("segments", Kind::Int),
        ("duplicate", Kind::Bool),
    ];
    if tokens {
        columns.extend([
            ("prompt_ids", Kind::list(Kind::Int)),
            ("completion_ids", Kind::list(Kind::Int)),
            ("completion_mask", Kind::list(Kind::Int)),
            ("logprobs", Kind::list(Kind::Float)),
        ]);
    }
    columns.extend(Origin::columns());
    columns
}

pub(super) fn task(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let same = |a: &Entry, b: &Entry| (a.model, a.source) == (b.model, b.source);
    for members in entries.chunk_by(same) {
        let rewards: Vec<f64> = members.iter().map(|entry| entry.reward).collect();
        let group = Group::of(&rewards);
        if group.flat && work.options.flat == Flat::Drop {
            sink.counts
                .drop("group without variance", members.len() as u64);
            continue;
        }
        for entry in members {
            if sink.turns_away() {
                continue;
            }
            rollout(work, entry, &group, sink)?;
        }
    }
    Ok(())
}

fn rollout(
    work: &Work<'_>,
    entry: &Entry,
    group: &Group,
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let one = work.episodes.read(entry)?;
    let replies: Vec<&str> = one
        .turns
        .iter()
        .map(|turn| turn.reply.text.as_str())
        .collect();
    let verdict = sink.judge(&replies.join("\n"));
    if verdict != Verdict::New && work.options.duplicates == Duplicates::Drop {
        let near = verdict == Verdict::Near;
        sink.counts.drop(
            if near {
                "near duplicate"
            } else {
                "exact duplicate"
            },
            1,
        );
        return Ok(());
    }
    let origin = Origin::of(&one, work, entry);
    let reasoning = work.options.reasoning;
    // Without token ids the rollout is one piece.
    let pieces: Vec<(usize, usize, Option<Sequence>)> = match sequences(&one.turns) {
        Some(pieces) => pieces
            .into_iter()
            .map(|piece| (piece.first, piece.last, Some(piece)))
            .collect(),
        None => vec![(0, one.turns.len() - 1, None)],
    };
    let segments = pieces.len();
    for (segment, (first, last, tokens)) in pieces.into_iter().enumerate() {
        sink.write(&Row {
            prompt: prompt(&one, first, reasoning),
            completion: rest(&one, first, last, reasoning),
            group_id: format!("{}/{}/{}", origin.run, origin.model, origin.task),
            group_size: group.size,
            zero_variance: group.flat,
            reward: entry.reward,
            components: Components::of(&one),
            advantages: group.advantages(entry.reward),
            segment,
            segments,
            duplicate: verdict != Verdict::New,
            tokens,
            origin: origin.clone(),
        })?;
    }
    Ok(())
}
