//! How a run stands: what is recorded, what is missing, how fast it goes.

use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::experiment::{ArmSettings, Definition};
use crate::report::{Collected, Leaderboard, clean};
use crate::run::RunFacts;
use crate::trajectory::{LoadError, Status, Tail, Trajectory};

/// Episodes that are listed.
const LATEST: usize = 50;
/// Over how long the speed is measured.
const WINDOW: Duration = Duration::from_secs(120);

/// A run that is watched.
pub struct State {
    pub facts: RunFacts,
    /// Episodes that the run is to have.
    pub planned: usize,
    /// Episodes with a record that holds.
    pub done: usize,
    /// Records of episodes that errored; a resumed run tries these again.
    pub errored: usize,
    pub solved: usize,
    pub board: Leaderboard,
    /// The latest episodes, the newest first.
    pub latest: VecDeque<Finished>,
    /// The first row of the table that is shown.
    pub first_row: usize,
    tail: Tail,
    episodes: Collected,
    /// When how many were done, as far as it was seen.
    seen: VecDeque<(Instant, usize)>,
}

/// A finished episode.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    pub row: String,
    pub task: String,
    pub sample: u32,
    pub status: Status,
    pub solved: bool,
    pub reward: Option<f64>,
    pub turns: usize,
    pub seconds: f64,
    /// What the last turn stopped at, or the class of the failure.
    pub how: String,
}

/// How a run stands, for programs.
#[derive(Debug, Serialize)]
pub struct Summary<'a> {
    run: &'a str,
    planned: usize,
    done: usize,
    errored: usize,
    solved: usize,
    missing: usize,
    leaderboard: &'a Leaderboard,
}

impl State {
    /// A run of which nothing has been read yet.
    pub fn new(folder: &Path, facts: RunFacts) -> Self {
        let episodes = Collected::default();
        Self {
            planned: planned(&facts),
            facts,
            done: 0,
            errored: 0,
            solved: 0,
            board: episodes.leaderboard(),
            latest: VecDeque::new(),
            first_row: 0,
            tail: Tail::new(folder.join("trajectories.jsonl")),
            episodes,
            seen: VecDeque::new(),
        }
    }

    /// Reads what is new.
    pub fn update(&mut self) -> Result<(), LoadError> {
        let Self {
            tail,
            episodes,
            done,
            errored,
            solved,
            latest,
            ..
        } = self;
        let new = tail.read(|one| {
            episodes.add(&one);
            *done += usize::from(one.status != Status::Errored);
            *errored += usize::from(one.status == Status::Errored);
            *solved += usize::from(one.solved && one.status == Status::Graded);
            latest.push_front(Finished::of(&one));
            latest.truncate(LATEST);
        })?;
        if new > 0 {
            self.board = self.episodes.leaderboard();
        }
        let now = Instant::now();
        self.seen.push_back((now, self.done));
        while self
            .seen
            .front()
            .is_some_and(|(then, _)| now.duration_since(*then) > WINDOW)
        {
            self.seen.pop_front();
        }
        Ok(())
    }

    /// Moves the table.
    pub fn scroll(&mut self, by: isize) {
        let most = self.board.models.len().saturating_sub(1);
        self.first_row = self.first_row.saturating_add_signed(by).min(most);
    }

    /// Episodes that are missing.
    pub fn missing(&self) -> usize {
        self.planned.saturating_sub(self.done)
    }

    /// Episodes a second over the last two minutes, as far as they were watched.
    pub fn speed(&self) -> Option<f64> {
        let ((then, before), (now, after)) = (self.seen.front()?, self.seen.back()?);
        let seconds = now.duration_since(*then).as_secs_f64();
        (seconds >= 2.0 && after > before).then(|| (after - before) as f64 / seconds)
    }

    /// How long it will take from here at this speed.
    pub fn left(&self) -> Option<Duration> {
        let seconds = self.missing() as f64 / self.speed()?;
        Duration::try_from_secs_f64(seconds).ok()
    }

    /// One line for those who do not watch.
    pub fn words(&self) -> String {
        let mut text = format!(
            "{}: {} of {} episodes, {} solved",
            clean(&self.facts.run),
            self.done,
            self.planned,
            self.solved
        );
        if self.errored > 0 {
            text.push_str(&format!(", {} errored", self.errored));
        }
        text + "\n"
    }

    /// The same for programs.
    pub fn summary(&self) -> Summary<'_> {
        Summary {
            run: &self.facts.run,
            planned: self.planned,
            done: self.done,
            errored: self.errored,
            solved: self.solved,
            missing: self.missing(),
            leaderboard: &self.board,
        }
    }
}

impl Finished {
    fn of(one: &Trajectory) -> Self {
        let last = one.turns.last().map_or(&one.start, |turn| &turn.grade);
        let class = one.class.and_then(|class| serde_json::to_value(class).ok());
        let how = match (one.status, &class) {
            (Status::Graded, _) => last.stops_at.name().to_owned(),
            (_, Some(serde_json::Value::String(class))) => class.clone(),
            _ => "failed".to_owned(),
        };
        Self {
            row: clean(&one.row()),
            task: clean(&one.task),
            sample: one.sample,
            status: one.status,
            solved: one.solved,
            reward: one.reward,
            turns: one.turns.len(),
            seconds: one.totals.wall_ms as f64 / 1000.0,
            how,
        }
    }
}

/// How many episodes a run is to have.
fn planned(facts: &RunFacts) -> usize {
    let definition = facts.experiment.as_ref().and_then(|experiment| {
        serde_json::from_value::<Definition>(experiment.definition.clone()).ok()
    });
    let of_each_task: u64 = match definition {
        Some(definition) => {
            let cells = definition.cells(&ArmSettings::of(facts));
            cells.iter().map(|cell| u64::from(cell.samples)).sum()
        }
        None => facts.models.len() as u64 * u64::from(facts.bench.samples),
    };
    usize::try_from(of_each_task)
        .unwrap_or(usize::MAX)
        .saturating_mul(facts.tasks.len())
}
