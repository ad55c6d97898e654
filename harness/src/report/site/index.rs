//! The first pass over runs: some hundred bytes of each episode, for the list of episodes and for reading them again.

use std::collections::HashMap;
use std::path::PathBuf;

use serde::Serialize;

use super::prompt;
use super::{FORMAT, MOST, Trajectories};
use crate::grade::Stage;
use crate::trajectory::{EndClass, EndedBy, Place, Status, Trajectory, row_name};

/// Everything that the site has to know of episodes before it reads them again.
#[derive(Debug, Default)]
pub struct SiteIndex {
    pub(super) files: Vec<PathBuf>,
    pub(super) tasks: Names<TaskKey>,
    rows: Names<String>,
    codes: Names<String>,
    about: Vec<TaskFacts>,
    entries: Vec<Entry>,
    /// Whether pages are not to say under which name an endpoint served a model.
    pub(super) blind: bool,
}

/// A task as it was when it was played.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TaskKey {
    pub(super) id: String,
    pub(super) hash: String,
}

/// What the list says of a task.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TaskFacts {
    id: String,
    title: String,
    family: String,
    difficulty: u8,
    impossible: bool,
}

/// One line of a run.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) task: u32,
    row: u32,
    sample: u32,
    pub(super) source: u32,
    pub(super) place: Place,
    status: Status,
    class: Option<EndClass>,
    ended_by: EndedBy,
    stops_at: Stage,
    reward: Option<f64>,
    solved: bool,
    tampered: bool,
    declared: bool,
    turns: u32,
    tokens: u64,
    cost_usd: Option<f64>,
    wall_ms: u64,
    codes: Box<[u16]>,
}

/// Names, each once, in the order in which they were met.
#[derive(Debug)]
pub(super) struct Names<K> {
    places: HashMap<K, u32>,
    pub(super) all: Vec<K>,
}

impl<K> Default for Names<K> {
    fn default() -> Self {
        Self {
            places: HashMap::new(),
            all: Vec::new(),
        }
    }
}

impl<K: Clone + Eq + std::hash::Hash> Names<K> {
    fn place(&mut self, key: K) -> u32 {
        *self.places.entry(key).or_insert_with_key(|key| {
            self.all.push(key.clone());
            u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

impl SiteIndex {
    /// Leaves out of the pages under which name an endpoint served a model: for runs in which models go by letters.
    pub fn withhold_served_names(&mut self) {
        self.blind = true;
    }

    /// The next file that lines are read from. The answer is its number, for [`Self::add`].
    pub fn file(&mut self, file: PathBuf) -> usize {
        self.files.push(file);
        self.files.len() - 1
    }

    /// Adds the line of file `source` that lies at `place`. `apart` tells its row from that of the same model of
    /// another run, as in [`super::super::Collected::add_of`].
    pub fn add(
        &mut self,
        source: usize,
        apart: Option<&str>,
        trajectory: &Trajectory,
        place: Place,
    ) {
        let row = match apart {
            Some(apart) => {
                let label = format!("{} ({apart})", trajectory.model);
                row_name(&label, trajectory.arm.as_ref())
            }
            None => trajectory.row(),
        };
        let known = self.tasks.all.len();
        let task = self.tasks.place(TaskKey {
            id: trajectory.task.clone(),
            hash: trajectory.task_hash.clone(),
        });
        if self.tasks.all.len() > known {
            self.about.push(TaskFacts {
                id: trajectory.task.clone(),
                title: prompt::read(trajectory).title,
                family: trajectory.family.clone(),
                difficulty: trajectory.difficulty,
                impossible: trajectory.impossible.is_some(),
            });
        }
        // As in the leaderboard: a trajectory that says it is graded and has no valid reward counts as errored.
        let reward = trajectory
            .reward
            .filter(|reward| (0.0..=1.0).contains(reward) && trajectory.status == Status::Graded);
        let (status, class) = match (trajectory.status, reward) {
            (Status::Graded, None) => (Status::Errored, Some(EndClass::Internal)),
            (status, _) => (status, trajectory.class),
        };
        let last = trajectory
            .turns
            .last()
            .map_or(&trajectory.start, |turn| &turn.grade);
        let mut codes: Vec<u16> = trajectory
            .turns
            .iter()
            .map(|turn| &turn.grade)
            .chain([&trajectory.start])
            .flat_map(|grade| grade.codes())
            .filter_map(|code| u16::try_from(self.codes.place(code.clone())).ok())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        self.entries.push(Entry {
            task,
            row: self.rows.place(row),
            sample: trajectory.sample,
            source: u32::try_from(source).unwrap_or(u32::MAX),
            place,
            status,
            class,
            ended_by: trajectory.ended_by,
            stops_at: last.stops_at,
            reward,
            solved: trajectory.solved && reward.is_some(),
            tampered: trajectory
                .turns
                .iter()
                .any(|turn| turn.grade.tampering.is_some()),
            declared: trajectory.ended_by == EndedBy::Declared,
            turns: u32::try_from(trajectory.turns.len()).unwrap_or(u32::MAX),
            tokens: trajectory.totals.usage.total(),
            cost_usd: trajectory
                .totals
                .cost_usd
                .filter(|cost| cost.is_finite() && *cost >= 0.0),
            wall_ms: trajectory.totals.wall_ms,
            codes: codes.into(),
        });
    }

    /// Puts the episodes in order: by task, then by row as in `order`, then by sample. An errored try gives way to the
    /// one after it, as in [`crate::trajectory::latest`].
    pub(super) fn lay_out(&self, order: &[&str], trajectories: Trajectories) -> LaidOut {
        let mut rows: Vec<String> = order.iter().map(|row| (*row).to_owned()).collect();
        let mut rank: HashMap<&str, u32> = HashMap::new();
        for (number, row) in (0..).zip(order) {
            rank.insert(row, number);
        }
        let mut ranks = Vec::new();
        for row in &self.rows.all {
            let number = rank.get(row.as_str()).copied().unwrap_or_else(|| {
                rows.push(row.clone());
                u32::try_from(rows.len() - 1).unwrap_or(u32::MAX)
            });
            ranks.push(number);
        }
        let mut order: Vec<u32> = (0..).take(self.tasks.all.len()).collect();
        order.sort_by_key(|task| &self.tasks.all[*task as usize]);
        let mut tasks = vec![0; order.len()];
        for (place, task) in (0..).zip(&order) {
            tasks[*task as usize] = place;
        }
        let mut entries = self.entries.clone();
        for entry in &mut entries {
            entry.task = tasks[entry.task as usize];
            entry.row = ranks[entry.row as usize];
        }
        let name = |one: &Entry| (one.task, one.row, one.sample, one.source);
        entries.sort_by_key(|one| (name(one), one.place.offset));
        entries.dedup_by(|next, kept| {
            let same = name(next) == name(kept);
            if same && kept.status == Status::Errored {
                *kept = next.clone();
            }
            same
        });
        let samples = samples(&entries, trajectories);
        let mut kept = Vec::with_capacity(entries.len());
        let (mut before, mut number) = (None, 0);
        for entry in &entries {
            let group = (entry.task, entry.row);
            number = if before == Some(group) { number + 1 } else { 0 };
            before = Some(group);
            kept.push(number < samples);
        }
        LaidOut {
            entries,
            kept,
            rows,
            tasks: order,
        }
    }
}

/// How many samples of each row and task are kept.
fn samples(entries: &[Entry], trajectories: Trajectories) -> u32 {
    match trajectories {
        Trajectories::All => u32::MAX,
        Trajectories::None => 0,
        Trajectories::Samples(samples) => samples,
        Trajectories::Auto if entries.len() <= MOST => u32::MAX,
        Trajectories::Auto => {
            let groups = entries
                .chunk_by(|a, b| (a.task, a.row) == (b.task, b.row))
                .count();
            u32::try_from(MOST / groups.max(1)).unwrap_or(u32::MAX)
        }
    }
}

/// Episodes in the order of the site.
pub(super) struct LaidOut {
    /// Task and row are numbers of the two lists below.
    pub(super) entries: Vec<Entry>,
    /// Whether the trajectory of each is in the site.
    pub(super) kept: Vec<bool>,
    rows: Vec<String>,
    /// Numbers in [`SiteIndex::tasks`], sorted by the tasks' ids.
    pub(super) tasks: Vec<u32>,
}

impl LaidOut {
    /// How many trajectories are in the site.
    pub(super) fn kept(&self) -> usize {
        self.kept.iter().filter(|kept| **kept).count()
    }

    /// The index as the page reads it. `pieces` says for each entry which piece of its task holds it, and where.
    pub(super) fn columns(&self, index: &SiteIndex, pieces: &[Option<(u32, u32)>]) -> Columns {
        let entries = &self.entries;
        let column = |pick: &dyn Fn(&Entry) -> u64| entries.iter().map(pick).collect::<Vec<u64>>();
        Columns {
            format: FORMAT,
            rows: self.rows.clone(),
            tasks: self
                .tasks
                .iter()
                .map(|task| index.about[*task as usize].clone())
                .collect(),
            codes: index.codes.all.clone(),
            task: column(&|one| one.task.into()),
            row: column(&|one| one.row.into()),
            sample: column(&|one| one.sample.into()),
            status: entries.iter().map(|one| one.status).collect(),
            class: entries.iter().map(|one| one.class).collect(),
            ended_by: entries.iter().map(|one| one.ended_by).collect(),
            stage: entries.iter().map(|one| one.stops_at).collect(),
            reward: entries.iter().map(|one| one.reward).collect(),
            marks: column(&|one| {
                u64::from(one.solved) + 2 * u64::from(one.tampered) + 4 * u64::from(one.declared)
            }),
            turns: column(&|one| one.turns.into()),
            tokens: column(&|one| one.tokens),
            cost_usd: entries.iter().map(|one| one.cost_usd).collect(),
            wall_ms: column(&|one| one.wall_ms),
            met: entries.iter().map(|one| one.codes.to_vec()).collect(),
            piece: pieces
                .iter()
                .map(|piece| piece.map_or(-1, |(piece, _)| i64::from(piece)))
                .collect(),
            at: pieces
                .iter()
                .map(|piece| piece.map_or(0, |(_, at)| at))
                .collect(),
        }
    }
}

/// The index: one value for each episode in every column after `codes`.
#[derive(Debug, Serialize)]
pub(super) struct Columns {
    format: u32,
    rows: Vec<String>,
    tasks: Vec<TaskFacts>,
    codes: Vec<String>,
    task: Vec<u64>,
    row: Vec<u64>,
    sample: Vec<u64>,
    status: Vec<Status>,
    class: Vec<Option<EndClass>>,
    ended_by: Vec<EndedBy>,
    stage: Vec<Stage>,
    reward: Vec<Option<f64>>,
    /// 1 solved, 2 tampered, 4 declared.
    marks: Vec<u64>,
    turns: Vec<u64>,
    tokens: Vec<u64>,
    cost_usd: Vec<Option<f64>>,
    wall_ms: Vec<u64>,
    /// Places in `codes`.
    met: Vec<Vec<u16>>,
    /// Which piece of the task holds the episode; -1 where the site does not.
    piece: Vec<i64>,
    /// Its place in the piece.
    at: Vec<u32>,
}
