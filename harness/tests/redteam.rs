//! The red team: hostile candidates against the grader, every one in both backends.
//!
//! What they try, and what each must get, stands in `sandboxes/redteam`. Here they are loaded, played and judged. With
//! `ASSAY_REDTEAM` set to a part of their names, only those are played, and their grades are printed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod common;

#[path = "redteam/arena.rs"]
mod arena;
#[path = "redteam/attack.rs"]
mod attack;
#[path = "redteam/dry.rs"]
mod dry;
#[path = "redteam/expand.rs"]
mod expand;
#[path = "redteam/judge.rs"]
mod judge;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use assay::sandbox::SharedBackend;
use assay::task::{RULES, Stage};

use arena::Played;
use attack::{Attack, Corpus};

/// Fewer than this and somebody has lost attacks on the way.
const FEWEST: usize = 80;

#[test]
fn the_corpus_is_whole() {
    let (corpus, faults) = Corpus::load();
    let mut faults: Vec<String> = faults;
    if corpus.attacks.len() < FEWEST {
        faults.push(format!("there are only {} attacks", corpus.attacks.len()));
    }
    for attack in &corpus.attacks {
        faults.extend(attack.contradictions(&corpus));
    }
    let aimed: BTreeSet<&str> = corpus
        .attacks
        .iter()
        .map(|one| one.spec.target.as_str())
        .collect();
    for id in corpus
        .targets
        .keys()
        .filter(|id| !aimed.contains(id.as_str()))
    {
        faults.push(format!("nothing attacks the target {id}"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_gets_more_than_they_earned() {
    let (corpus, faults) = Corpus::load();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // What would take the harness down has to be known before it is played.
    let fatal = dry::fatal(&corpus);
    let mut faults: Vec<String> = fatal
        .iter()
        .map(|name| format!("{name}: it takes the whole harness down"))
        .collect();
    let label = format!("redteam-{}", std::process::id());
    let local: SharedBackend = common::local().await;
    faults.extend(play("local", local, &corpus, &fatal).await);
    faults.extend(
        arena::children()
            .into_iter()
            .map(|left| format!("local: a process is left over: {left}")),
    );
    if let Some(docker) = common::docker(&label).await {
        faults.extend(play("docker", docker, &corpus, &fatal).await);
        faults.extend(
            arena::containers(&label)
                .into_iter()
                .map(|left| format!("docker: a container is left over: {left}")),
        );
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Plays every attack in one backend, prints the table, and gives what is wrong.
async fn play(
    backend: &str,
    shared: SharedBackend,
    corpus: &Corpus,
    fatal: &BTreeSet<String>,
) -> Vec<String> {
    let wanted = std::env::var("ASSAY_REDTEAM").unwrap_or_default();
    let chosen: Vec<&Attack> = corpus
        .attacks
        .iter()
        .filter(|attack| wanted.is_empty() || attack.name.contains(&wanted))
        .filter(|attack| !fatal.contains(&attack.name))
        .collect();
    let started = Instant::now();
    let played = arena::play(shared, corpus, &chosen, !wanted.is_empty()).await;
    table(backend, &played);
    let kinds: BTreeMap<&str, usize> = chosen.iter().fold(BTreeMap::new(), |mut counts, attack| {
        *counts.entry(attack.spec.kind.name()).or_default() += 1;
        counts
    });
    let faults: Vec<String> = played
        .iter()
        .flat_map(|one| {
            one.faults
                .iter()
                .map(move |fault| format!("{backend}: {}: {fault}", one.name))
        })
        .collect();
    println!(
        "{backend}: {} attacks in {:.0} s, {} faults; {kinds:?}",
        played.len(),
        started.elapsed().as_secs_f64(),
        faults.len()
    );
    faults
}

fn table(backend: &str, played: &[Played]) {
    println!(
        "\n{backend:<44} {:<18} {:<12} {:<12} {:>7}",
        "kind", "stops at", "beneath", "ms"
    );
    for one in played {
        let stage = |stage: Option<Stage>| stage.map_or("-", Stage::name);
        println!(
            "{:<44} {:<18} {:<12} {:<12} {:>7}{}",
            one.name,
            one.kind,
            stage(one.stops_at),
            stage(one.beneath),
            one.millis,
            if one.faults.is_empty() { "" } else { "  FAULT" }
        );
    }
}

/// Rules that stay in force beneath the others: what they forbid reaches into the judge itself.
const KEPT: [&str; 3] = ["unsafe", "extern", "soundness"];

/// The rules that a second grade lifts: every one that forbids, but for [`KEPT`], and those named by `also`.
fn lifted(also: &[String]) -> Vec<String> {
    RULES
        .iter()
        .filter(|rule| rule.forbids)
        .map(|rule| rule.name.to_owned())
        .filter(|name| !KEPT.contains(&name.as_str()) || also.contains(name))
        .collect()
}
