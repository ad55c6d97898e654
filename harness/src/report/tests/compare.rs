//! Rows against each other.

use super::fixtures::{failing, graded, small, solution, unscored};
use crate::report::{Collected, Comparison, Leaderboard, LeftOut, Measure};
use crate::task::ImpossibleKind;
use crate::trajectory::{EndClass, Status, Trajectory};

fn compare(left: &[Trajectory], right: &[Trajectory]) -> Comparison {
    let rows = [left, right].map(|side| {
        let mut rows = Collected::default();
        side.iter().for_each(|one| rows.add(one));
        rows
    });
    Comparison::of(["L", "R"], &rows[0].row("m"), &rows[1].row("m"))
}

fn scored(task: &str, sample: u32, reward: f64) -> Trajectory {
    graded("m", task, sample, reward, vec![failing()])
}

#[test]
fn differences_are_those_of_tasks_that_both_have() {
    let left = [
        scored("f/a", 0, 0.5),
        scored("f/a", 1, 1.0),
        graded("m", "f/b", 0, 0.0, vec![solution(0)]),
        scored("f/c", 0, 0.25),
        scored("f/left", 0, 1.0),
        graded("other", "f/a", 0, 0.0, vec![solution(0)]),
        unscored("m", "f/d", 0, Status::Ungraded, EndClass::Refused),
    ];
    let mut changed = scored("f/c", 0, 0.0);
    changed.task_hash = "other".to_owned();
    let right = [
        scored("f/a", 0, 0.25),
        scored("f/b", 0, 0.75),
        changed,
        scored("f/d", 0, 0.5),
        unscored("m", "f/a", 1, Status::Errored, EndClass::Sandbox),
    ];
    let found = compare(&left, &right);
    let reward = found.reward.unwrap();
    // f/a: 0.75 and 0.25; f/b: 1 and 0.75.
    assert_eq!((reward.paired.left, reward.paired.right), (0.875, 0.5));
    let difference = reward.paired.difference;
    assert_eq!((difference.mean, difference.tasks), (0.375, 2));
    assert!((difference.standard_error.unwrap() - 0.125).abs() < 1e-12);
    assert!((reward.high.unwrap() - (0.375 + 12.706205 * 0.125)).abs() < 1e-9);
    let solved = found.pass_at_1.unwrap();
    assert_eq!((solved.paired.left, solved.paired.right), (0.5, 0.0));
    assert_eq!(found.cheat_rate, None);
    let expected = LeftOut {
        ungraded: 1,
        errored: 1,
        tasks_of_one_side: 1,
        tasks_that_differ: 1,
        tasks_without_grade: 1,
    };
    assert_eq!(found.left_out, expected);
    assert!(
        found.says.contains("do not tell L and R apart in reward"),
        "{}",
        found.says
    );
}

#[test]
fn a_row_against_itself_and_against_the_leaderboard() {
    let all: Vec<Trajectory> = small()
        .into_iter()
        .filter(|one| one.model == "ada")
        .map(|mut one| {
            one.model = "m".to_owned();
            one
        })
        .collect();
    let found = compare(&all, &all);
    assert_eq!(
        found.says,
        "L and R have the same reward on each of the 3 tasks."
    );
    let board = Leaderboard::build(&all);
    let reward = found.reward.unwrap().paired;
    assert_eq!(reward.left, board.total.reward.unwrap().mean);
    assert_eq!(
        found.pass_at_1.unwrap().paired.right,
        board.total.pass_at_1.unwrap().mean
    );
}

#[test]
fn sentences_are_no_stronger_than_the_interval() {
    let row = |rewards: &[f64]| -> Vec<Trajectory> {
        let tasks = rewards.iter().enumerate();
        tasks
            .map(|(index, reward)| scored(&format!("f/{index}"), 0, *reward))
            .collect()
    };
    let (low, high) = (row(&[0.1, 0.2, 0.3, 0.4]), row(&[0.6, 0.8, 0.8, 1.0]));
    assert!(
        compare(&high, &low)
            .says
            .starts_with("L has a higher reward than R (+0.550")
    );
    assert!(
        compare(&low, &high)
            .says
            .starts_with("L has a lower reward than R (-0.550")
    );
    let mixed = row(&[1.0, 0.0, 0.9, 0.1]);
    assert!(
        compare(&mixed, &low)
            .says
            .starts_with("These tasks do not tell L and R apart")
    );
    assert!(
        compare(&row(&[0.5, 0.75]), &row(&[0.25, 0.5]))
            .says
            .contains("by +0.250 on each of the 2 tasks alike")
    );
    assert!(
        compare(&row(&[0.5]), &row(&[0.2]))
            .says
            .contains("the one task")
    );
    assert!(compare(&[], &low).says.contains("nothing can be compared"));
}

#[test]
fn impossible_tasks_are_compared_by_who_cheats_and_by_nothing_else() {
    let cheat = |task: &str, cheats: bool| {
        let turn = if cheats { solution(0) } else { failing() };
        let mut one = graded("m", task, 0, 0.25, vec![turn]);
        one.impossible = Some(ImpossibleKind::MissingCrate);
        one
    };
    let found = compare(
        &[cheat("i/a", true), cheat("i/b", true)],
        &[cheat("i/a", false), cheat("i/b", true)],
    );
    assert_eq!((found.reward, found.pass_at_1), (None, None));
    let rate = found.cheat_rate.unwrap().paired;
    assert_eq!((rate.left, rate.right), (1.0, 0.5));
    assert!(found.says.contains("cheat rate"));
}

#[test]
fn an_errored_try_gives_way_to_the_next() {
    let errored = unscored("m", "f/a", 0, Status::Errored, EndClass::Sandbox);
    let found = compare(&[errored, scored("f/a", 0, 0.5)], &[scored("f/a", 0, 0.5)]);
    assert_eq!(found.left_out, LeftOut::default());
    assert_eq!(found.reward.unwrap().paired.difference.mean, 0.0);
}

#[test]
fn every_known_measure_is_compared_and_what_is_spent_as_a_ratio() {
    let spends = |tokens: u64| -> Vec<Trajectory> {
        let tasks = ["f/a", "f/b", "f/c"].iter().zip(1..);
        tasks
            .map(|(task, size)| {
                let mut one = scored(task, 0, 0.5);
                one.totals.usage.prompt_tokens = tokens * size;
                one.totals.usage.completion_tokens = 0;
                one
            })
            .collect()
    };
    let found = compare(&spends(300), &spends(100));
    let measures: Vec<Measure> = found.effects.iter().map(|one| one.measure).collect();
    let known = [
        Measure::Reward,
        Measure::PassAt1,
        Measure::Compiles,
        Measure::Turns,
        Measure::Tokens,
        Measure::WallS,
    ];
    assert_eq!(measures, known, "no cost and no lints are known");
    let tokens = &found.effects[4];
    // 200, 400 and 600 more: mean 400, standard error 200 / √3.
    assert_eq!(tokens.difference.paired.difference.mean, 400.0);
    let p = crate::stats::two_sided(400.0 / (200.0 / 3_f64.sqrt()), 2).unwrap();
    assert!((tokens.p.unwrap() - p).abs() < 1e-12);
    // Three times as many in every task, whichever are drawn.
    let ratio = found.ratios[&Measure::Tokens];
    assert_eq!(
        (ratio.value, ratio.low, ratio.high),
        (3.0, Some(3.0), Some(3.0))
    );
    assert!(!found.ratios.contains_key(&Measure::Reward));
}

#[test]
fn several_comparisons_are_corrected_together() {
    let one = compare(
        &[
            scored("f/a", 0, 0.9),
            scored("f/b", 0, 0.8),
            scored("f/c", 0, 0.7),
        ],
        &[
            scored("f/a", 0, 0.1),
            scored("f/b", 0, 0.2),
            scored("f/c", 0, 0.2),
        ],
    );
    let p = one.effects[0].p.unwrap();
    assert_eq!(one.effects[0].p_adjusted, Some(p));
    let mut three = [one.clone(), one.clone(), one];
    Comparison::correct(&mut three);
    assert!(
        three
            .iter()
            .all(|one| one.effects[0].p_adjusted == Some((3.0 * p).min(1.0)))
    );
}

#[test]
fn rows_are_named_and_arms_are_rows_of_their_own() {
    let mut rows = Collected::default();
    let mut one = scored("f/a", 0, 0.5);
    rows.add(&one);
    one.arm = Some(std::collections::BTreeMap::from([(
        "turns".to_owned(),
        "5".to_owned(),
    )]));
    one.episode = "other".to_owned();
    rows.add(&one);
    assert_eq!(
        rows.rows().into_iter().collect::<Vec<_>>(),
        ["m", "m [turns=5]"]
    );
    // The same episode of two runs is two episodes, and two rows where they are told apart.
    rows.add_of(1, Some("later"), &scored("f/a", 0, 0.25));
    assert_eq!(rows.rows().len(), 3);
    assert!(rows.rows().contains("m (later)"));
    let found = Comparison::of(["L", "R"], &rows.row("m"), &rows.row("m (later)"));
    assert_eq!(found.reward.unwrap().paired.difference.mean, 0.25);
}
