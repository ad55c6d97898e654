//! The first pass: a small entry for each episode, so that the second can read them in any order.

use std::collections::HashMap;
use std::fs::File;
use std::path::PathBuf;

use super::ExportError;
use super::conversation::prompt_key;
use crate::trajectory::{LoadError, Place, Status, Trajectory, read_at, read_each_at};

/// A run to be exported.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name.
    pub run: String,
    /// Its `trajectories.jsonl`.
    pub file: PathBuf,
    /// What is known of it, as label and value, for the card.
    pub facts: Vec<(String, String)>,
}

/// What an episode is, without what was said in it. There may be a million of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Of [`Index::tasks`].
    pub task: u32,
    /// Of [`Index::models`].
    pub model: u32,
    /// Of the sources.
    pub source: u16,
    pub marks: Marks,
    pub sample: u32,
    pub place: Place,
    /// 0 where there is none; see the marks.
    pub reward: f64,
    /// Of the first turn alone.
    pub first_reward: f64,
    /// A hash of the first prompt.
    pub prompt: u64,
}

/// What decides whether an episode is exported.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    pub impossible: bool,
    pub tampering: bool,
    pub ungraded: bool,
    pub errored: bool,
    /// Nobody said anything.
    pub silent: bool,
    /// Every turn has the token ids of its prompt and its reply.
    pub tokens: bool,
}

/// A task as it was when an episode of it was played.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TaskKey {
    pub id: String,
    pub hash: String,
}

/// All episodes of all runs, each once, by task, model, run and sample.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub entries: Vec<Entry>,
    pub tasks: Vec<TaskKey>,
    pub models: Vec<String>,
    /// Lines read.
    pub read: u64,
    /// Lines that gave way to another try of the same episode.
    pub superseded: u64,
}

/// Reads every line of every run once. `step` is called for each episode.
pub(super) fn read(sources: &[Source], mut step: impl FnMut()) -> Result<Index, ExportError> {
    let mut index = Index::default();
    let mut names = Names::default();
    for (number, source) in sources.iter().enumerate() {
        let number = u16::try_from(number).map_err(|_| {
            ExportError::Options("RUN: more than 65,535 runs; export them in parts".to_owned())
        })?;
        read_each_at(&source.file, |trajectory, place| {
            let entry = entry(&mut index, &mut names, number, &trajectory, place);
            index.entries.push(entry);
            index.read += 1;
            step();
        })?;
    }
    sort(&mut index);
    let before = index.entries.len();
    latest(&mut index.entries);
    index.entries.shrink_to_fit();
    index.superseded = (before - index.entries.len()) as u64;
    Ok(index)
}

/// Names that were seen, each with its place.
#[derive(Default)]
struct Names {
    tasks: HashMap<TaskKey, u32>,
    models: HashMap<String, u32>,
}

fn place_of<K: Clone + Eq + std::hash::Hash>(
    seen: &mut HashMap<K, u32>,
    all: &mut Vec<K>,
    key: K,
) -> u32 {
    *seen.entry(key).or_insert_with_key(|key| {
        all.push(key.clone());
        u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
    })
}

fn entry(
    index: &mut Index,
    names: &mut Names,
    source: u16,
    one: &Trajectory,
    place: Place,
) -> Entry {
    let key = TaskKey {
        id: one.task.clone(),
        hash: one.task_hash.clone(),
    };
    let first = one.turns.first();
    Entry {
        task: place_of(&mut names.tasks, &mut index.tasks, key),
        model: place_of(&mut names.models, &mut index.models, one.row()),
        source,
        marks: Marks {
            impossible: one.impossible.is_some(),
            tampering: one.turns.iter().any(|turn| turn.grade.tampering.is_some()),
            ungraded: one.status == Status::Ungraded,
            errored: one.status == Status::Errored,
            silent: one.turns.is_empty(),
            tokens: !one.turns.is_empty()
                && one.turns.iter().all(|turn| {
                    turn.reply.prompt_token_ids.is_some() && turn.reply.token_ids.is_some()
                }),
        },
        sample: one.sample,
        place,
        reward: one.reward.unwrap_or_default(),
        first_reward: first.map_or(0.0, |turn| turn.reward),
        prompt: prompt_key(one),
    }
}

/// Sorts by names and not by the order in which they were seen.
fn sort(index: &mut Index) {
    let tasks = ranks(&index.tasks);
    let models = ranks(&index.models);
    index.entries.sort_unstable_by_key(|entry| {
        (
            tasks[entry.task as usize],
            models[entry.model as usize],
            entry.source,
            entry.sample,
            entry.place.offset,
        )
    });
}

fn ranks<T: Ord>(all: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|a, b| all[*a].cmp(&all[*b]));
    let mut ranks = vec![0; all.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank;
    }
    ranks
}

/// Each episode once: an errored try gives way to the one after it, as in [`crate::trajectory::latest`].
fn latest(entries: &mut Vec<Entry>) {
    entries.dedup_by(|next, kept| {
        let same = (next.task, next.model, next.source, next.sample)
            == (kept.task, kept.model, kept.source, kept.sample);
        if same && kept.marks.errored {
            *kept = *next;
        }
        same
    });
}

/// The runs' files, open for the second pass.
pub(super) struct Episodes<'a> {
    files: Vec<(&'a PathBuf, File)>,
}

impl<'a> Episodes<'a> {
    pub(super) fn open(sources: &'a [Source]) -> Result<Self, ExportError> {
        let open = |source: &'a Source| {
            File::open(&source.file)
                .map(|file| (&source.file, file))
                .map_err(|error| LoadError::Unreadable {
                    file: source.file.clone(),
                    why: error.to_string(),
                })
        };
        let files = sources.iter().map(open).collect::<Result<_, _>>()?;
        Ok(Self { files })
    }

    pub(super) fn read(&self, entry: &Entry) -> Result<Trajectory, ExportError> {
        let (name, file) = &self.files[usize::from(entry.source)];
        Ok(read_at(file, name, entry.place)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_small() {
        assert!(size_of::<Entry>() <= 100, "{}", size_of::<Entry>());
    }

    #[test]
    fn ranks_follow_the_names() {
        assert_eq!(ranks(&["b", "c", "a"]), [1, 2, 0]);
    }
}
