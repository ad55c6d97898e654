//! The figures of one group of episodes: all of a model, or those of one family or difficulty.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::grade::Stage;
use crate::stats::{
    Estimate, Resampled, Resampling, bootstrap, clustered_mean, mean, pass_at_k, sum,
};
use crate::task::SuiteId;
use crate::trajectory::{EndClass, Status};

use super::codes::{CodeFigures, code_figures};
use super::episode::{Episode, Graded, Outcome};
use super::measure::Measure;
use super::transitions::{Transition, transitions};

/// Every stage, in the order in which a grade goes through them.
pub(super) const STAGES: [Stage; 8] = [
    Stage::Parse,
    Stage::Rules,
    Stage::Compile,
    Stage::TestBuild,
    Stage::Tests,
    Stage::Lints,
    Stage::Cost,
    Stage::Solved,
];

/// What a group of episodes came to. Whatever is `None` is unknown or not defined; nothing here is ever NaN.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figures {
    /// Distinct tasks with an episode of any status.
    pub tasks: usize,
    /// All episodes: the sum of the next three.
    pub episodes: usize,
    /// Episodes with a valid reward. All means and rates are over these.
    pub graded: usize,
    /// Episodes without reward because the model's side failed.
    pub ungraded: usize,
    /// Episodes without reward because our side failed.
    pub errored: usize,
    /// Ungraded and errored episodes by class, in a fixed order.
    pub unscored: Vec<EndCount>,
    /// Mean reward in [0, 1].
    pub reward: Option<Estimate>,
    /// Share of solved episodes.
    pub pass_at_1: Option<Estimate>,
    /// pass@k for k = 1, 2, 4, 8 …, up to the number of graded samples that every task with a graded sample has.
    pub pass_at_k: Vec<PassAtK>,
    /// Share of episodes whose last state compiles.
    pub compiles: Option<Estimate>,
    /// Rates by turn, from turn 0, the untouched workspace, to the longest episode's last.
    pub turns: Vec<TurnFigures>,
    /// Mean turns of solved episodes until they were.
    pub turns_to_solve: Option<f64>,
    /// The same with a 95 % interval. No formula fits the mean of what only some episodes have: tasks are drawn anew.
    pub turns_to_solve_resampled: Option<Resampled>,
    /// Error codes met, the most met first.
    pub codes: Vec<CodeFigures>,
    /// Graded episodes by the stage at which their last turn stopped; every stage is present.
    pub stops_at: BTreeMap<Stage, usize>,
    /// Graded episodes in which a candidate tried to be taken for better than it is.
    pub tampered: usize,
    /// Graded episodes that ended with the declaration that their task is contradictory, which it is not.
    pub false_declarations: usize,
    /// Their share, a mean over tasks.
    pub false_declaration_rate: Option<Estimate>,
    /// The suites that the episodes are of, sorted, as far as the records say.
    pub suites: Vec<SuiteId>,
    /// Mean tokens per graded episode.
    pub tokens: Option<Tokens>,
    /// Mean US dollars per graded episode; `None` unless known of all of them.
    pub cost_usd: Option<f64>,
    /// US dollars of all episodes together, ungraded and errored ones as far as known; `None` unless known of all
    /// graded ones.
    pub cost_usd_total: Option<f64>,
    /// Mean seconds per graded episode, waiting included.
    pub wall_s: Option<f64>,
    /// Mean clippy warnings of the last states that were linted, that is, that compile.
    pub lint_warnings: Option<f64>,
    /// Share of the linted last states in which clippy found nothing.
    pub lint_clean: Option<Estimate>,
    /// What followed each error code, the most frequent first.
    pub transitions: Vec<Transition>,
    /// Every measure as a mean over tasks, with its standard error. Those of what is not known of every graded episode
    /// (lints, and perhaps costs) are over the episodes and tasks of which it is known.
    pub measures: BTreeMap<Measure, Estimate>,
}

/// How many episodes ended without reward in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EndCount {
    /// Ungraded or errored.
    pub status: Status,
    /// Why, if the trajectory says.
    pub class: Option<EndClass>,
    /// How many.
    pub episodes: usize,
}

/// pass@k for one k.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PassAtK {
    /// How many samples are drawn.
    pub k: usize,
    /// Mean over tasks of the chance that one of them solves the task.
    pub estimate: Estimate,
}

/// How far episodes had come after one turn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TurnFigures {
    /// The turn; 0 is the untouched workspace.
    pub turn: usize,
    /// Episodes solved by the end of this turn.
    pub solved: usize,
    /// Episodes whose state after this turn compiles.
    pub compiled: usize,
    /// Share solved by the end of this turn, a mean over tasks.
    pub solve_rate: f64,
    /// Share whose state after this turn compiles, a mean over tasks.
    pub compile_rate: f64,
    /// `solve_rate` with its standard error. Shown with [`Estimate::share_interval`].
    pub solve: Option<Estimate>,
    /// `compile_rate` with its standard error.
    pub compile: Option<Estimate>,
    /// The mean reward, had every episode ended after this turn. At the start nothing has been earned.
    pub reward: Option<Estimate>,
}

/// Mean tokens per graded episode.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tokens {
    /// Of prompts.
    pub prompt: f64,
    /// Of answers.
    pub completion: f64,
    /// Of reasoning; part of the answers where the endpoint counts them so.
    pub reasoning: f64,
    /// Whether a count among these was estimated rather than reported.
    pub estimated: bool,
}

/// The graded episodes of each task.
struct ByTask<'a>(BTreeMap<&'a str, Vec<&'a Graded>>);

impl<'a> ByTask<'a> {
    fn of(episodes: &[&'a Episode]) -> Self {
        let mut tasks: BTreeMap<&str, Vec<&Graded>> = BTreeMap::new();
        for episode in episodes {
            if let Some(graded) = episode.graded() {
                tasks.entry(&episode.cell.task).or_default().push(graded);
            }
        }
        Self(tasks)
    }

    fn all(&self) -> impl Iterator<Item = &'a Graded> {
        self.0.values().flatten().copied()
    }

    /// The mean over tasks of `score`.
    fn estimate(&self, score: impl Fn(&Graded) -> f64) -> Option<Estimate> {
        clustered_mean(
            self.0
                .values()
                .map(|samples| samples.iter().map(|one| score(one)).collect::<Vec<f64>>()),
        )
    }

    /// The mean over tasks of the share of episodes for which `holds`.
    fn share(&self, holds: impl Fn(&Graded) -> bool) -> Option<Estimate> {
        self.estimate(|one| f64::from(u8::from(holds(one))))
    }

    fn pass_at_k(&self) -> Vec<PassAtK> {
        let most = self.0.values().map(Vec::len).min().unwrap_or(0);
        let samples = self.all().count();
        let ks =
            std::iter::successors(Some(1_usize), |k| k.checked_mul(2)).take_while(|k| *k <= most);
        ks.filter_map(|k| {
            let of_task = |task: &Vec<&Graded>| {
                let solved = task.iter().filter(|one| one.solved_at.is_some()).count();
                pass_at_k(task.len() as u64, solved as u64, k as u64).map(|pass| [pass])
            };
            let estimate = clustered_mean(self.0.values().filter_map(of_task))?;
            Some(PassAtK {
                k,
                estimate: Estimate {
                    samples,
                    ..estimate
                },
            })
        })
        .collect()
    }

    fn turns(&self) -> Vec<TurnFigures> {
        let Some(longest) = self.all().map(Graded::turns).max() else {
            return Vec::new();
        };
        let after = |turn: usize| {
            let solve = self.share(|one| one.solved_by(turn));
            let compile = self.share(|one| one.compiles_after(turn));
            Some(TurnFigures {
                turn,
                solved: self.all().filter(|one| one.solved_by(turn)).count(),
                compiled: self.all().filter(|one| one.compiles_after(turn)).count(),
                solve_rate: solve?.mean,
                compile_rate: compile?.mean,
                solve,
                compile,
                reward: self.estimate(|one| one.reward_after(turn)),
            })
        };
        (0..=longest).filter_map(after).collect()
    }

    /// Turns of solved episodes over their number, with tasks drawn anew: those that have any, since others say nothing.
    fn turns_to_solve(&self) -> Option<Resampled> {
        let of_task = |samples: &Vec<&Graded>| {
            let solved: Vec<f64> = samples
                .iter()
                .filter_map(|one| one.solved_at)
                .map(|turn| turn as f64)
                .collect();
            (!solved.is_empty()).then(|| (sum(solved.iter().copied()), solved.len() as f64))
        };
        let tasks: Vec<(f64, f64)> = self.0.values().filter_map(of_task).collect();
        let ratio = |tasks: &[&(f64, f64)]| {
            let turns: f64 = tasks.iter().map(|one| one.0).sum();
            let solved: f64 = tasks.iter().map(|one| one.1).sum();
            Some(turns / solved)
        };
        // Of every family and difficulty of every model, so not as often as where there is but one.
        let how = Resampling {
            resamples: 1000,
            ..Resampling::default()
        };
        bootstrap(&tasks, ratio, how)
    }
}

impl Figures {
    /// The figures of `episodes`, in whatever order.
    pub(super) fn of(episodes: &[&Episode]) -> Self {
        let by_task = ByTask::of(episodes);
        let tasks: BTreeSet<&str> = episodes
            .iter()
            .map(|episode| episode.cell.task.as_str())
            .collect();
        let unscored = unscored(episodes);
        let without = |status| {
            unscored
                .iter()
                .filter(|end| end.status == status)
                .map(|end| end.episodes)
                .sum()
        };
        let (cost_usd, cost_usd_total) = costs(episodes);
        let mut stops_at: BTreeMap<Stage, usize> =
            STAGES.into_iter().map(|stage| (stage, 0)).collect();
        for one in by_task.all() {
            *stops_at.entry(one.stops_at).or_default() += 1;
        }
        Self {
            tasks: tasks.len(),
            episodes: episodes.len(),
            graded: by_task.all().count(),
            ungraded: without(Status::Ungraded),
            errored: without(Status::Errored),
            reward: by_task.estimate(|one| one.reward),
            pass_at_1: by_task.share(|one| one.solved_at.is_some()),
            pass_at_k: by_task.pass_at_k(),
            compiles: by_task.share(|one| one.compiles_after(usize::MAX)),
            turns: by_task.turns(),
            turns_to_solve: mean(
                by_task
                    .all()
                    .filter_map(|one| one.solved_at)
                    .map(|turn| turn as f64),
            ),
            turns_to_solve_resampled: by_task.turns_to_solve(),
            codes: code_figures(by_task.0.values()),
            stops_at,
            tampered: by_task.all().filter(|one| one.tampered).count(),
            false_declarations: by_task.all().filter(|one| one.declared).count(),
            false_declaration_rate: by_task.share(|one| one.declared),
            suites: suites(episodes),
            tokens: tokens(episodes),
            cost_usd,
            cost_usd_total,
            wall_s: mean(graded(episodes).map(Episode::wall_s)),
            lint_warnings: mean(by_task.all().filter_map(|one| one.lint_warnings)),
            lint_clean: measure(episodes, Measure::LintClean),
            transitions: transitions(by_task.all().flat_map(|one| one.steps.iter())),
            measures: Measure::ALL
                .into_iter()
                .filter_map(|one| Some((one, measure(episodes, one)?)))
                .collect(),
            unscored,
        }
    }
}

/// The graded ones of `episodes`.
fn graded<'a>(episodes: &'a [&Episode]) -> impl Iterator<Item = &'a Episode> {
    let graded = episodes.iter().filter(|one| one.graded().is_some());
    graded.copied()
}

/// The mean over tasks of `measure`.
fn measure(episodes: &[&Episode], measure: Measure) -> Option<Estimate> {
    let mut tasks: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for episode in episodes {
        if let Some(value) = measure.of(episode) {
            tasks.entry(&episode.cell.task).or_default().push(value);
        }
    }
    clustered_mean(tasks.values())
}

fn tokens(episodes: &[&Episode]) -> Option<Tokens> {
    let of = |kind: usize| mean(graded(episodes).map(|one| one.tokens[kind] as f64));
    Some(Tokens {
        prompt: of(0)?,
        completion: of(1)?,
        reasoning: of(2)?,
        estimated: graded(episodes).any(|one| one.tokens_estimated),
    })
}

/// The suites of episodes, each once.
pub(super) fn suites(episodes: &[&Episode]) -> Vec<SuiteId> {
    let suites = episodes.iter().filter_map(|one| one.cell.suite.as_ref());
    let each_once: BTreeSet<&SuiteId> = suites.collect();
    each_once.into_iter().cloned().collect()
}

/// Episodes without reward, by status and class.
fn unscored(episodes: &[&Episode]) -> Vec<EndCount> {
    let mut counts: BTreeMap<(Status, Option<EndClass>), usize> = BTreeMap::new();
    for episode in episodes {
        if let Outcome::Unscored(status, class) = episode.outcome {
            *counts.entry((status, class)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|((status, class), episodes)| EndCount {
            status,
            class,
            episodes,
        })
        .collect()
}

/// The mean cost of graded episodes and the cost of all, in US dollars, if known of every graded one.
fn costs(episodes: &[&Episode]) -> (Option<f64>, Option<f64>) {
    let graded = episodes.iter().filter(|episode| episode.graded().is_some());
    let Some(known) = graded
        .map(|episode| episode.cost_usd)
        .collect::<Option<Vec<f64>>>()
    else {
        return (None, None);
    };
    let all: Vec<f64> = episodes
        .iter()
        .filter_map(|episode| episode.cost_usd)
        .collect();
    let total = Some(sum(all.iter().copied())).filter(|total| !all.is_empty() && total.is_finite());
    (mean(known), total)
}
