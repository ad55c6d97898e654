//! Where attacks are played: each worker has one sandbox, so that what an attack leaves meets the next grade.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use assay::action::ReplyFormat;
use assay::endpoint::PromptStyle;
use assay::episode::{Environment, EnvironmentSettings};
use assay::grade::{
    Grade, Grader, GraderSettings, LintsWhen, RewardWeights, Scoring, Stage, reward_of,
};
use assay::sandbox::{Backend, Pool, Sandbox, SandboxError, SharedBackend};
use assay::task::Task;
use futures::FutureExt;
use futures::future::BoxFuture;

use crate::attack::{Attack, Candidate, Corpus, Kind};
use crate::{judge, lifted};

/// No attack may hold the harness up for longer than this, all its grades together.
const PATIENCE: Duration = Duration::from_secs(120);
/// Sandboxes side by side. One more than CPUs, since some attacks only sleep.
const WORKERS: usize = 3;

/// What came of one attack.
pub struct Played {
    pub name: String,
    pub kind: &'static str,
    pub stops_at: Option<Stage>,
    pub beneath: Option<Stage>,
    pub millis: u128,
    pub faults: Vec<String>,
}

/// The same backend at other slots, so that several pools of one do not share a CPU.
struct Shifted {
    inner: SharedBackend,
    by: usize,
}

impl Backend for Shifted {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn image(&self) -> String {
        self.inner.image()
    }

    fn start(&self, slot: usize) -> BoxFuture<'_, Result<Sandbox, SandboxError>> {
        self.inner.start(slot + self.by)
    }
}

fn settings(lints: LintsWhen) -> GraderSettings {
    GraderSettings {
        lints,
        ..GraderSettings::default()
    }
}

/// What honest grades of a target look like.
struct Honest {
    /// What the untouched workspace earns.
    start: f64,
    /// The verdict of the solution.
    solution: Grade,
}

/// One worker's sandbox and what it knows.
struct Worker {
    /// For what is hard to compile, and harder for clippy.
    linting: Grader,
    /// For everything else, and for honest grades in between: the same sandbox, without lints.
    plain: Grader,
    honest: BTreeMap<String, Honest>,
    /// Each remembers the grades of untouched workspaces.
    environments: BTreeMap<ReplyFormat, Environment>,
}

/// Plays `attacks`, several at a time. `loud` prints the grades.
pub async fn play(
    backend: SharedBackend,
    corpus: &Corpus,
    attacks: &[&Attack],
    loud: bool,
) -> Vec<Played> {
    let waiting = Mutex::new(in_order(attacks));
    let played = Mutex::new(Vec::new());
    let work = (0..WORKERS.min(attacks.len())).map(|number| {
        let (waiting, played, backend) = (&waiting, &played, Arc::clone(&backend));
        async move {
            let pool = Pool::new(
                Arc::new(Shifted {
                    inner: backend,
                    by: number,
                }),
                1,
            );
            let mut worker = Worker::new(&pool);
            loop {
                let next = waiting.lock().unwrap().pop();
                let Some(attack) = next else { break };
                let task = &corpus.targets[&attack.spec.target];
                let one = worker.attack(attack, task, loud).await;
                played.lock().unwrap().push(one);
            }
            pool.close().await;
        }
    });
    futures::future::join_all(work).await;
    let mut played = played.into_inner().unwrap();
    played.sort_by(|a: &Played, b: &Played| a.name.cmp(&b.name));
    played
}

/// Those that wait out a whole wall-clock limit come first (at the end of the list, from which workers take).
fn in_order<'a>(attacks: &[&'a Attack]) -> Vec<&'a Attack> {
    let mut attacks = attacks.to_vec();
    attacks.sort_by_key(|attack| {
        let expected = std::iter::once(&attack.spec.expect).chain(&attack.spec.beneath);
        let waits = expected
            .flat_map(|one| one.limit.as_slice())
            .any(|limit| limit == "wall_limit");
        (waits, std::cmp::Reverse(attack.name.clone()))
    });
    attacks
}

impl Worker {
    fn new(pool: &Pool) -> Self {
        let plain = Grader::new(pool.clone(), settings(LintsWhen::Never));
        let environments = ReplyFormat::ALL.map(|format| {
            let settings = EnvironmentSettings {
                reply_format: format,
                ..EnvironmentSettings::default()
            };
            (format, Environment::new(plain.clone(), settings))
        });
        Self {
            environments: environments.into(),
            linting: Grader::new(pool.clone(), settings(LintsWhen::Compiled)),
            plain,
            honest: BTreeMap::new(),
        }
    }

    /// Plays one attack and looks whether an honest candidate still gets its due afterwards.
    async fn attack(&mut self, attack: &Attack, task: &Arc<Task>, loud: bool) -> Played {
        let started = Instant::now();
        let mut played = Played {
            name: attack.name.clone(),
            kind: attack.spec.kind.name(),
            stops_at: None,
            beneath: None,
            millis: 0,
            faults: Vec::new(),
        };
        let whole = async {
            self.learn(task).await?;
            let start = self.honest[task.id()].start;
            let grade = self.grade(attack, task).await?;
            played.stops_at = Some(grade.stops_at);
            played.faults = judge::faults(task, &attack.spec.expect, &grade, start);
            show(loud, attack, &grade);
            if let Some(beneath) = &attack.spec.beneath {
                let mut bare = Task::clone(task);
                bare.manifest.rules.allow = lifted(&beneath.lifts);
                let grade = self.grade(attack, &Arc::new(bare)).await?;
                played.beneath = Some(grade.stops_at);
                let faults = judge::faults(task, beneath, &grade, start);
                played.faults.extend(
                    faults
                        .into_iter()
                        .map(|fault| format!("beneath the rules {fault}")),
                );
                show(loud, attack, &grade);
            }
            self.probe(task).await
        };
        // A panic of the harness is a fault like any other, and so is waiting for ever.
        let outcome = tokio::time::timeout(PATIENCE, AssertUnwindSafe(whole).catch_unwind()).await;
        match outcome {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(fault))) => played.faults.push(fault),
            Ok(Err(_)) => played.faults.push("the harness panics".to_owned()),
            Err(_) => played
                .faults
                .push(format!("it is not over after {PATIENCE:?}")),
        }
        played.millis = started.elapsed().as_millis();
        played
    }

    async fn grade(&self, attack: &Attack, task: &Arc<Task>) -> Result<Grade, String> {
        let fails = |error| format!("the harness fails: {error}");
        let grader = match attack.spec.kind {
            Kind::CompileBomb | Kind::Environment => &self.linting,
            _ => &self.plain,
        };
        match &attack.candidate {
            Candidate::Package(files) => grader.grade(task, &task.with(files)).await.map_err(fails),
            Candidate::Reply(format, reply) => {
                let environment = &self.environments[format];
                let (mut session, _) = environment
                    .reset(Arc::clone(task), PromptStyle::default())
                    .await
                    .map_err(fails)?;
                Ok(session.step(reply).await.map_err(fails)?.grade)
            }
        }
    }

    /// Grades a target's start and solution once, before anything hostile has seen this sandbox's target.
    async fn learn(&mut self, task: &Arc<Task>) -> Result<(), String> {
        if self.honest.contains_key(task.id()) {
            return Ok(());
        }
        let start = self.honest_grade(task, &task.workspace).await?;
        let solution = self.honest_grade(task, &task.with(&task.solution)).await?;
        if !solution.solved() {
            return Err(format!(
                "the solution of {} is graded {solution:?}",
                task.id()
            ));
        }
        let start = reward_of(&start, &Scoring::of(task), &RewardWeights::default());
        let honest = Honest {
            start,
            solution: solution.verdict(),
        };
        self.honest.insert(task.id().to_owned(), honest);
        Ok(())
    }

    async fn probe(&self, task: &Arc<Task>) -> Result<(), String> {
        let grade = self.honest_grade(task, &task.with(&task.solution)).await?;
        let reward = reward_of(&grade, &Scoring::of(task), &RewardWeights::default());
        if grade.verdict() != self.honest[task.id()].solution || reward != 1.0 {
            return Err(format!(
                "the next honest candidate earns {reward:.3} for {grade:?}"
            ));
        }
        Ok(())
    }

    async fn honest_grade(
        &self,
        task: &Task,
        files: &assay::action::Files,
    ) -> Result<Grade, String> {
        self.plain
            .grade(task, files)
            .await
            .map_err(|error| format!("the harness fails on an honest grade: {error}"))
    }
}

fn show(loud: bool, attack: &Attack, grade: &Grade) {
    if !loud {
        return;
    }
    println!("{}: stops at {}", attack.name, grade.stops_at.name());
    for finding in &grade.rules {
        println!(
            "  rule {} at {}:{} {} (forbidden: {})",
            finding.rule, finding.file, finding.line, finding.what, finding.forbidden
        );
    }
    println!(
        "  unusable {:?}, codes {:?}, cost {:?}",
        grade.unusable,
        grade.codes(),
        grade.cost
    );
    let diagnostics = grade
        .compile
        .iter()
        .flat_map(|one| &one.diagnostics)
        .chain(grade.tests.iter().flat_map(|one| &one.diagnostics));
    for diagnostic in diagnostics.filter(|one| one.is_error()).take(6) {
        println!(
            "  {}",
            diagnostic.rendered.chars().take(900).collect::<String>()
        );
    }
    for outcome in grade.tests.iter().flat_map(|tests| &tests.outcomes) {
        println!(
            "  {} {:?} {:?}",
            outcome.name, outcome.result, outcome.message
        );
    }
}

/// Processes that this one has started and that still are.
pub fn children() -> Vec<String> {
    let own = std::process::id().to_string();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        let parent = stat
            .rsplit_once(") ")
            .and_then(|(_, rest)| rest.split(' ').nth(1));
        if parent == Some(own.as_str()) {
            found.push(stat.chars().take(60).collect());
        }
    }
    found
}

/// Containers with the label of this run.
pub fn containers(label: &str) -> Vec<String> {
    let filter = format!("label=assay.run={label}");
    let listed = Command::new("docker")
        .args(["ps", "--all", "--quiet", "--filter", &filter])
        .output()
        .unwrap();
    String::from_utf8_lossy(&listed.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}
