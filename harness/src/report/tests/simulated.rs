//! Thousands of simulated experiments, through the same code that reports on real ones: the effects hold the truth as often
//! as they say, and there are no more false alarms than promised.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::fixtures::{failing, graded};
use crate::report::{Collected, Contrast, Effect, Measure};
use crate::stats::Draws;

const TIMES: u64 = 1500;
const TASKS: usize = 16;

/// An experiment of two factors with two levels each. Tasks are of all difficulties; `gain` is what the level `full` of the
/// factor `feedback` adds to the reward, more of it with many turns, and differently in every task.
fn experiment(
    draws: &mut Draws,
    template: &crate::trajectory::Trajectory,
    gain: f64,
) -> Vec<Effect> {
    let mut episodes = Collected::default();
    for task in 0..TASKS {
        let (base, moves) = (0.6 * draws.unit(), 2.0 * gain * draws.unit());
        for (feedback, turns) in [
            ("full", "1"),
            ("full", "5"),
            ("status", "1"),
            ("status", "5"),
        ] {
            let share = if turns == "1" { 0.5 } else { 1.5 };
            let added = if feedback == "full" {
                moves * share
            } else {
                0.0
            };
            let mut one = template.clone();
            one.task = format!("f/{task}");
            one.arm = Some(BTreeMap::from([
                ("feedback".to_owned(), feedback.to_owned()),
                ("turns".to_owned(), turns.to_owned()),
            ]));
            one.episode = format!("{feedback}/{turns}/{task}");
            one.reward = Some(base + added + 0.2 * draws.unit());
            episodes.add(&one);
        }
    }
    let contrast = |factor: &str, level: &str, against: &str| Contrast {
        factor: factor.to_owned(),
        level: level.to_owned(),
        against: against.to_owned(),
    };
    episodes.effects(&[
        contrast("feedback", "full", "status"),
        contrast("turns", "1", "5"),
    ])
}

/// The share of experiments for which `holds`.
fn share(seed: u64, gain: f64, holds: impl Fn(&[&Effect]) -> bool + Sync) -> f64 {
    let template = graded("m", "f/a", 0, 0.5, vec![failing()]);
    let found: Vec<bool> = (0..TIMES)
        .into_par_iter()
        .map(|time| {
            let effects = experiment(&mut Draws::new(seed, time), &template, gain);
            let rewards = effects.iter().filter(|one| one.measure == Measure::Reward);
            holds(&rewards.collect::<Vec<_>>())
        })
        .collect();
    found.iter().filter(|one| **one).count() as f64 / TIMES as f64
}

#[test]
fn effects_over_everything_and_within_levels_hold_the_truth() {
    // On average 0.1: 0.05 with one turn, 0.15 with five.
    let truth = |effect: &Effect| match effect.within.get("turns").map(String::as_str) {
        None => 0.1,
        Some("1") => 0.05,
        Some(_) => 0.15,
    };
    for turns in [None, Some("1"), Some("5")] {
        let covered = share(1, 0.1, |effects| {
            let found = effects.iter().find(|one| {
                one.factor == "feedback" && one.within.get("turns").map(String::as_str) == turns
            });
            let found = found.unwrap();
            let (low, high) = (
                found.difference.low.unwrap(),
                found.difference.high.unwrap(),
            );
            (low..=high).contains(&truth(found))
        });
        assert!((0.93..=0.97).contains(&covered), "{turns:?}: {covered}");
    }
}

#[test]
fn without_effects_there_are_no_more_alarms_than_promised() {
    // Two factors over everything, and each within the levels of the other: four more.
    let alarms = |overall: bool, corrected: bool| {
        share(2, 0.0, |effects| {
            let family = effects.iter().filter(|one| one.is_overall() == overall);
            let p = |one: &&&Effect| if corrected { one.p_adjusted } else { one.p };
            family.into_iter().any(|one| p(&one).unwrap() < 0.05)
        })
    };
    for overall in [true, false] {
        let found = alarms(overall, true);
        assert!(found < 0.065, "{overall}: {found}");
    }
    assert!(alarms(false, false) > 0.1, "there is something to correct");
}
