//! Figures computed by hand.

use proptest::prelude::*;

use super::fixtures::{broken, compiled, failing, graded, small, solution, unscored};
use crate::grade::{Grade, LimitHit, Stage};
use crate::report::{EndCount, Figures, Leaderboard, Measure};
use crate::stats::Estimate;
use crate::trajectory::{EndClass, Status, Trajectory};

fn figures(trajectories: &[Trajectory]) -> Figures {
    Leaderboard::build(trajectories).total
}

fn model(name: &str) -> Figures {
    let board = Leaderboard::build(&small());
    board
        .models
        .into_iter()
        .find(|model| model.model == name)
        .unwrap()
        .overall
}

fn assert_estimate(
    found: Option<Estimate>,
    mean: f64,
    error: f64,
    (tasks, samples): (usize, usize),
) {
    let found = found.unwrap();
    assert!((found.mean - mean).abs() < 1e-12, "{found:?}");
    assert!(
        (found.standard_error.unwrap() - error).abs() < 1e-12,
        "{found:?}"
    );
    assert_eq!((found.tasks, found.samples), (tasks, samples));
}

#[test]
fn counts_keep_what_has_no_reward() {
    let ada = model("ada");
    assert_eq!(
        (
            ada.tasks,
            ada.episodes,
            ada.graded,
            ada.ungraded,
            ada.errored
        ),
        (3, 6, 5, 0, 1)
    );
    let ended = EndCount {
        status: Status::Errored,
        class: Some(EndClass::Sandbox),
        episodes: 1,
    };
    assert_eq!(ada.unscored, [ended]);
    let bob = model("bob");
    assert_eq!(
        (
            bob.tasks,
            bob.episodes,
            bob.graded,
            bob.ungraded,
            bob.errored
        ),
        (2, 4, 3, 1, 0)
    );
}

#[test]
fn rewards_and_pass_at_k_are_means_over_tasks() {
    let ada = model("ada");
    // Task means 1, 0.5, 1: mean 5/6, squares 1/36 + 4/36 + 1/36, over 3 × 2.
    assert_estimate(ada.reward, 5.0 / 6.0, 1.0 / 6.0, (3, 5));
    // Solved 1, 0, 1: mean 2/3, squares 1/9 + 4/9 + 1/9, over 6.
    assert_estimate(ada.pass_at_1, 2.0 / 3.0, 1.0 / 3.0, (3, 5));
    // gen/c has one graded sample, so that there is nothing beyond pass@1, which is the same.
    assert_eq!(ada.pass_at_k.len(), 1);
    assert_eq!(Some(ada.pass_at_k[0].estimate), ada.pass_at_1);
    let bob = model("bob");
    // Task means 0.5 and 0.
    assert_estimate(bob.reward, 0.25, 0.25, (2, 3));
    assert_estimate(bob.pass_at_1, 0.0, 0.0, (2, 3));
}

#[test]
fn pass_at_k_goes_as_far_as_every_task_has_samples() {
    let solved = |task: &str, sample| graded("m", task, sample, 0.0, vec![solution(0)]);
    let failed = |task: &str, sample| graded("m", task, sample, 0.0, vec![failing()]);
    let mut all: Vec<Trajectory> = (0..5).map(|sample| failed("f/a", sample)).collect();
    all.extend((0..3).map(|sample| failed("f/b", sample)));
    all.push(solved("f/a", 5));
    all.push(solved("f/b", 3));
    all.push(unscored("m", "f/c", 0, Status::Errored, EndClass::Internal));
    let found = figures(&all).pass_at_k;
    assert_eq!(
        found.iter().map(|pass| pass.k).collect::<Vec<_>>(),
        [1, 2, 4]
    );
    // f/a: 1 of 6 solved; f/b: 1 of 4. With one solved sample pass@k is k/n.
    let means: Vec<f64> = found.iter().map(|pass| pass.estimate.mean).collect();
    let by_hand = [
        (1.0 / 6.0 + 1.0 / 4.0) / 2.0,
        (2.0 / 6.0 + 2.0 / 4.0) / 2.0,
        (4.0 / 6.0 + 1.0) / 2.0,
    ];
    assert!(
        means
            .iter()
            .zip(by_hand)
            .all(|(left, right)| (left - right).abs() < 1e-12),
        "{means:?}"
    );
}

#[test]
fn rates_by_turn_are_cumulative_and_keep_the_last_state() {
    let ada = model("ada");
    let counts: Vec<_> = ada
        .turns
        .iter()
        .map(|turn| (turn.turn, turn.solved, turn.compiled))
        .collect();
    // fix/a compiles from turn 1 and from turn 2, fix/b never, gen/c from turn 1 (turn 2 changed nothing).
    assert_eq!(counts, [(0, 0, 0), (1, 1, 2), (2, 2, 3), (3, 3, 3)]);
    // Task shares at turn 1: solved 1/2, 0, 0; compiling 1/2, 0, 1.
    assert!((ada.turns[1].solve_rate - 0.5 / 3.0).abs() < 1e-12);
    assert!((ada.turns[1].compile_rate - 0.5).abs() < 1e-12);
    assert_eq!(
        Some(ada.turns[3].solve_rate),
        ada.pass_at_1.map(|one| one.mean)
    );
    assert_eq!(
        Some(ada.turns[3].compile_rate),
        ada.compiles.map(|one| one.mean)
    );
    // 1, 2 and 3 turns.
    assert_eq!(ada.turns_to_solve, Some(2.0));
    // fix/a took 1.5 on average and gen/c 3: with two tasks the interval is as wide as can be.
    let resampled = ada.turns_to_solve_resampled.unwrap();
    assert_eq!((resampled.value, resampled.tasks), (2.0, 2));
    assert_eq!((resampled.low, resampled.high), (Some(1.5), Some(3.0)));
}

#[test]
fn rates_by_turn_have_their_errors_and_rewards_end_as_those_of_the_episodes() {
    let turns = model("ada").turns;
    // Task shares solved at turn 1: 1/2, 0, 0: mean 1/6, squares 1/9 + 1/36 + 1/36, over 6.
    assert_estimate(turns[1].solve, 1.0 / 6.0, 1.0 / 6.0, (3, 5));
    // Compiling at turn 1: 1/2, 0, 1.
    assert_estimate(turns[1].compile, 0.5, (0.5_f64 / 6.0).sqrt(), (3, 5));
    let rewards: Vec<f64> = turns.iter().map(|turn| turn.reward.unwrap().mean).collect();
    // At turn 1 one of fix/a; at turn 2 both of fix/a, and those of fix/b end with 0.5; at turn 3 gen/c as well.
    let by_hand = [0.0, 0.5 / 3.0, 1.5 / 3.0, 2.5 / 3.0];
    assert!(
        rewards
            .iter()
            .zip(by_hand)
            .all(|(l, r)| (l - r).abs() < 1e-12),
        "{rewards:?}"
    );
    assert_eq!(turns[3].reward, model("ada").reward);
}

#[test]
fn the_best_turn_counts_where_the_weights_say_so() {
    let mut episode = graded("m", "f/a", 0, 0.5, vec![failing(), failing(), failing()]);
    for (turn, reward) in episode.turns.iter_mut().zip([0.25, 0.5, 7.0]) {
        turn.reward = reward;
    }
    episode.turns[1].reward = 0.125;
    let by_turn = |episode: &Trajectory| -> Vec<f64> {
        let turns = figures(std::slice::from_ref(episode)).turns;
        turns.iter().map(|turn| turn.reward.unwrap().mean).collect()
    };
    assert_eq!(by_turn(&episode), [0.0, 0.25, 0.125, 0.5], "the last turn");
    episode.weights.episode = crate::grade::EpisodeReward::Best;
    assert_eq!(by_turn(&episode), [0.0, 0.25, 0.25, 0.5], "the best turn");
}

#[test]
fn measures_are_means_over_tasks() {
    let ada = model("ada");
    assert_eq!(ada.measures[&Measure::Reward], ada.reward.unwrap());
    // Linted: 2 and 0 warnings in fix/a, 4 in gen/c.
    assert_estimate(ada.lint_clean, 0.25, 0.25, (2, 3));
    let of = |measure| ada.measures.get(&measure).copied();
    assert_estimate(of(Measure::LintWarnings), 2.5, 1.5, (2, 3));
    assert_estimate(of(Measure::Tokens), 1200.0, 0.0, (3, 5));
    // Turns: 1 and 2, 2 and 2, 3.
    assert_eq!(of(Measure::Turns).unwrap().mean, (1.5 + 2.0 + 3.0) / 3.0);
    assert_eq!(of(Measure::CostUsd), None);
    let names: Vec<String> = Measure::ALL
        .iter()
        .map(|one| serde_json::to_string(one).unwrap())
        .collect();
    let expected: Vec<String> = Measure::ALL
        .iter()
        .map(|one| format!("{:?}", one.name()))
        .collect();
    assert_eq!(
        names, expected,
        "names in CSV files and in JSON are the same"
    );
}

#[test]
fn a_rule_that_is_broken_does_not_compile_and_an_unusable_reply_changes_nothing() {
    let episode = graded(
        "m",
        "f/a",
        0,
        0.3,
        vec![
            failing(),
            Grade::unusable("no_edit", "none"),
            Grade::stopped(Stage::Rules),
        ],
    );
    let found = figures(&[episode]);
    assert_eq!(
        found
            .turns
            .iter()
            .map(|turn| turn.compiled)
            .collect::<Vec<_>>(),
        [0, 1, 1, 0]
    );
    assert_eq!(found.stops_at[&Stage::Rules], 1);
    assert_eq!(found.stops_at.values().sum::<usize>(), 1);
    assert_eq!(found.stops_at.len(), 8);
}

#[test]
fn what_was_not_compiled_fixes_nothing() {
    let mut cut = broken(&[]);
    if let Some(compile) = &mut cut.compile {
        (compile.ok, compile.limit) = (false, Some(LimitHit::CpuLimit));
    }
    let unusable = Grade::unusable("no_edit", "none");
    let episode = graded(
        "m",
        "f/a",
        0,
        0.0,
        vec![unusable, Grade::stopped(Stage::Rules), cut],
    );
    assert_eq!(figures(&[episode]).codes[0].fixed, 0);
    let fixed = graded("m", "f/a", 0, 0.0, vec![compiled(Stage::Tests, &[])]);
    assert_eq!(figures(&[fixed]).codes[0].fixed, 1);
}

#[test]
fn tokens_times_and_lints_are_means_of_graded_episodes() {
    let mut all = small();
    let heavy = all
        .iter_mut()
        .find(|one| one.status == Status::Errored)
        .unwrap();
    heavy.totals.wall_ms = 1_000_000;
    heavy.totals.usage.prompt_tokens = 1_000_000;
    all[0].totals.wall_ms = 5000;
    let ada = &Leaderboard::build(&all).models[0].overall;
    assert_eq!(ada.wall_s, Some((5.0 + 4.0 * 2.5) / 5.0));
    let tokens = ada.tokens.unwrap();
    assert_eq!(
        (tokens.prompt, tokens.completion, tokens.estimated),
        (1000.0, 200.0, false)
    );
    // 2, 0 and 4 warnings; states that do not compile are not linted.
    assert_eq!(ada.lint_warnings, Some(2.0));
}

#[test]
fn costs_are_known_of_all_or_of_none() {
    let mut all = vec![
        graded("m", "f/a", 0, 0.0, vec![failing()]),
        graded("m", "f/a", 1, 0.0, vec![failing()]),
        unscored("m", "f/a", 2, Status::Ungraded, EndClass::Refused),
    ];
    assert_eq!(
        (figures(&all).cost_usd, figures(&all).cost_usd_total),
        (None, None)
    );
    (all[0].totals.cost_usd, all[2].totals.cost_usd) = (Some(0.5), Some(4.0));
    assert_eq!(
        (figures(&all).cost_usd, figures(&all).cost_usd_total),
        (None, None)
    );
    all[1].totals.cost_usd = Some(1.5);
    assert_eq!(
        (figures(&all).cost_usd, figures(&all).cost_usd_total),
        (Some(1.0), Some(6.0))
    );
    all[1].totals.cost_usd = Some(f64::NAN);
    assert_eq!(figures(&all).cost_usd, None);
}

#[test]
fn a_grade_without_a_valid_reward_counts_as_errored() {
    for reward in [
        None,
        Some(f64::NAN),
        Some(f64::INFINITY),
        Some(-0.1),
        Some(1.5),
    ] {
        let mut all = vec![
            graded("m", "f/a", 0, 0.5, vec![]),
            graded("m", "f/a", 1, 0.5, vec![]),
        ];
        all[1].reward = reward;
        let found = figures(&all);
        assert_eq!((found.graded, found.errored), (1, 1));
        assert_eq!(found.unscored[0].class, Some(EndClass::Internal));
        assert_eq!(found.reward.unwrap().mean, 0.5);
    }
}

#[test]
fn the_number_written_in_a_turn_is_not_trusted() {
    let mut episode = graded("m", "f/a", 0, 0.0, vec![failing(), solution(0)]);
    episode.turns[1].turn = u32::MAX;
    let found = figures(&[episode]);
    assert_eq!((found.turns.len(), found.turns_to_solve), (3, Some(2.0)));
}

#[test]
fn solved_without_a_solved_grade_is_solved_by_the_last_turn() {
    let mut episode = graded("m", "f/a", 0, 0.0, vec![failing(), failing()]);
    (episode.solved, episode.reward) = (true, Some(1.0));
    assert_eq!(figures(&[episode]).turns_to_solve, Some(2.0));
}

#[test]
fn groups_hold_their_own_episodes() {
    let mut all = small();
    all[4].difficulty = 5;
    let board = Leaderboard::build(&all);
    assert_eq!(board.families, ["fix", "gen"]);
    let ada = &board.models[0];
    let families: Vec<_> = ada
        .families
        .iter()
        .map(|group| (group.name.as_str(), group.figures.episodes))
        .collect();
    assert_eq!(families, [("fix", 4), ("gen", 2)]);
    assert_eq!(ada.families[1].figures.reward.unwrap().standard_error, None);
    let levels: Vec<_> = ada
        .difficulties
        .iter()
        .map(|group| (group.name.as_str(), group.figures.graded))
        .collect();
    assert_eq!(levels, [("2", 4), ("5", 1)]);
    assert_eq!(board.models[1].families.len(), 1);
}

#[test]
fn models_stand_by_reward_then_pass_at_1_then_name() {
    let half = |model: &str| graded(model, "f/a", 0, 0.5, vec![failing()]);
    let mut both = vec![half("both"), half("both")];
    (both[0].reward, both[1].reward, both[0].solved) = (Some(1.0), Some(0.0), true);
    let mut all = vec![
        unscored("0 none", "f/a", 0, Status::Errored, EndClass::Sandbox),
        half("b"),
        half("a"),
    ];
    all.extend(both);
    all.push(graded("zero", "f/a", 0, 0.0, vec![]));
    let board = Leaderboard::build(&all);
    let names: Vec<&str> = board
        .models
        .iter()
        .map(|model| model.model.as_str())
        .collect();
    assert_eq!(names, ["both", "a", "b", "zero", "0 none"]);
}

proptest! {
    #[test]
    fn the_order_of_trajectories_changes_nothing(
        rewards in prop::collection::vec((0..3_u8, 0..4_u8, 0.0..=1.0_f64, 0.0..9.0_f64), 0..40),
        seed in any::<u64>(),
    ) {
        let mut all: Vec<Trajectory> = rewards
            .into_iter()
            .enumerate()
            .map(|(index, (model, task, reward, cost))| {
                let mut one = graded(&format!("m{model}"), &format!("f{}/{task}", task % 2), 0, reward, vec![failing()]);
                one.totals.cost_usd = Some(cost);
                one.totals.wall_ms = (reward * 1e6) as u64;
                if index % 7 == 3 {
                    one.status = Status::Ungraded;
                }
                one
            })
            .collect();
        let board = Leaderboard::build(&all);
        // A shuffle of no great quality is enough.
        let mut state = seed;
        for index in (1..all.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            all.swap(index, (state >> 33) as usize % (index + 1));
        }
        let other = Leaderboard::build(&all);
        prop_assert_eq!(serde_json::to_string(&board).unwrap(), serde_json::to_string(&other).unwrap());
    }
}
