//! Effects: rows against each other, and levels of factors.

use std::collections::BTreeMap;

use super::fixtures::{failing, graded, small, solution};
use crate::report::{Effect, Leaderboard, Measure, adjust, write_effects};
use crate::stats::two_sided;
use crate::trajectory::Trajectory;

fn effects(all: &[Trajectory]) -> Vec<Effect> {
    Leaderboard::build(all).effects
}

fn of(effects: &[Effect], measure: Measure) -> Vec<&Effect> {
    effects
        .iter()
        .filter(|one| one.measure == measure)
        .collect()
}

/// An episode in an arm: `levels` are those of the factors, as `factor=level`.
fn arm(levels: &[&str], task: &str, sample: u32, reward: f64) -> Trajectory {
    let mut one = graded("m", task, sample, reward, vec![failing()]);
    let levels = levels.iter().map(|one| one.split_once('=').unwrap());
    let arm: BTreeMap<String, String> = levels.map(|(f, l)| (f.to_owned(), l.to_owned())).collect();
    one.arm = Some(arm);
    one.episode = format!("{}/{task}/{sample}", one.row());
    one
}

#[test]
fn rows_are_compared_over_the_tasks_that_both_have() {
    let all = effects(&small());
    let reward = of(&all, Measure::Reward);
    assert_eq!(reward.len(), 1);
    let found = reward[0];
    assert_eq!(
        (
            found.factor.as_str(),
            found.level.as_str(),
            found.against.as_str()
        ),
        ("model", "ada", "bob")
    );
    // fix/a: 1 and 0.5; fix/b: 0.5 and 0. The same in both tasks, which proves what two tasks can.
    let paired = found.difference.paired;
    assert_eq!(
        (paired.left, paired.right, paired.difference.mean),
        (0.75, 0.25, 0.5)
    );
    assert_eq!((paired.difference.tasks, paired.difference.samples), (2, 7));
    assert_eq!((found.p, found.p_adjusted), (Some(0.5), Some(0.5)));
    // Solved: 1 and 0; 0 and 0. t = 1 with one degree of freedom.
    let solved = of(&all, Measure::PassAt1)[0];
    assert!((solved.p.unwrap() - 0.5).abs() < 1e-12);
    // Nothing of bob's was linted, and no cost is known.
    assert!(of(&all, Measure::LintClean).is_empty() && of(&all, Measure::CostUsd).is_empty());
}

#[test]
fn costs_are_compared_where_all_are_known() {
    let mut all: Vec<Trajectory> = ["a", "b"]
        .iter()
        .flat_map(|model| {
            [("f/a", 0.1), ("f/b", 0.3)].map(|(task, cost)| {
                let mut one = graded(model, task, 0, 0.5, vec![failing()]);
                one.totals.cost_usd = Some(if *model == "a" { cost } else { 2.0 * cost });
                one
            })
        })
        .collect();
    let found = effects(&all);
    let cost = of(&found, Measure::CostUsd)[0].difference.paired.difference;
    assert!((cost.mean + 0.2).abs() < 1e-12, "{cost:?}");
    all[3].totals.cost_usd = None;
    assert!(of(&effects(&all), Measure::CostUsd).is_empty());
}

#[test]
fn tasks_of_another_content_are_other_tasks() {
    let mut changed = graded("b", "f/b", 0, 0.0, vec![failing()]);
    changed.task_hash = "changed".to_owned();
    let all = [
        graded("a", "f/a", 0, 0.5, vec![failing()]),
        graded("a", "f/b", 0, 1.0, vec![failing()]),
        graded("b", "f/a", 0, 0.25, vec![failing()]),
        changed,
    ];
    let found = effects(&all);
    let reward = of(&found, Measure::Reward)[0];
    assert_eq!(
        (reward.difference.paired.difference.tasks, reward.p),
        (1, None)
    );
    assert_eq!(reward.p_adjusted, None);
}

#[test]
fn a_factor_is_compared_over_and_within_the_levels_of_the_others() {
    let mut all = Vec::new();
    // What `full` gains over `status` in each task: 0.4 and 0.2 with one turn, 0.2 and 0 with five.
    for (turns, gains) in [("1", [0.4, 0.2]), ("5", [0.2, 0.0])] {
        for (task, gain) in ["f/a", "f/b"].iter().zip(gains) {
            let turns = format!("turns={turns}");
            all.push(arm(&["feedback=status", &turns], task, 0, 0.1));
            // More samples of one side weigh no more.
            all.push(arm(&["feedback=full", &turns], task, 0, gain));
            all.push(arm(&["feedback=full", &turns], task, 1, gain + 0.2));
        }
    }
    // A level without a counterpart enters no effect over all.
    all.push(arm(&["feedback=status", "turns=9"], "f/a", 0, 1.0));
    let found = effects(&all);
    let feedback: Vec<&Effect> = of(&found, Measure::Reward)
        .into_iter()
        .filter(|one| one.factor == "feedback")
        .collect();
    let shown: Vec<(String, f64)> = feedback
        .iter()
        .map(|one| {
            assert_eq!(
                (one.level.as_str(), one.against.as_str()),
                ("full", "status")
            );
            let within = one
                .within
                .iter()
                .map(|(f, l)| format!("{f}={l}"))
                .collect::<Vec<_>>();
            (within.join(","), one.difference.paired.difference.mean)
        })
        .collect();
    let expected = [
        ("", 0.2),
        ("model=m,turns=1", 0.3),
        ("model=m,turns=5", 0.1),
    ];
    assert_eq!(shown.len(), expected.len(), "{shown:?}");
    for ((within, mean), (expected, by_hand)) in shown.iter().zip(expected) {
        assert!(
            within == expected && (mean - by_hand).abs() < 1e-12,
            "{shown:?}"
        );
    }
    // Over all, per task: 0.3 and 0.1.
    let overall = feedback[0].difference.paired.difference;
    assert!((overall.standard_error.unwrap() - 0.1).abs() < 1e-12);
    assert_eq!((overall.tasks, overall.samples), (2, 12));
    let factors: Vec<&str> = of(&found, Measure::Reward)
        .iter()
        .map(|one| one.factor.as_str())
        .collect();
    assert!(
        factors.contains(&"turns") && !factors.contains(&"model"),
        "{factors:?}"
    );
}

#[test]
fn p_values_are_corrected_within_a_measure() {
    let mut all = Vec::new();
    for (model, rewards) in [
        ("a", [0.9, 0.8, 0.95]),
        ("b", [0.5, 0.3, 0.6]),
        ("c", [0.5, 0.2, 0.4]),
    ] {
        for (task, reward) in ["f/a", "f/b", "f/c"].iter().zip(rewards) {
            all.push(graded(model, task, 0, reward, vec![failing()]));
        }
    }
    let found = effects(&all);
    let reward = of(&found, Measure::Reward);
    let p: Vec<f64> = reward.iter().map(|one| one.p.unwrap()).collect();
    // a − b: 0.4, 0.5, 0.35; mean 0.41667, standard error 0.044096.
    assert!(
        (p[0] - two_sided(0.416_666_67 / 0.044_095_855, 2).unwrap()).abs() < 1e-6,
        "{p:?}"
    );
    let adjusted: Vec<f64> = reward.iter().map(|one| one.p_adjusted.unwrap()).collect();
    assert_eq!(adjusted, crate::stats::holm(&p));
    assert!(adjusted.iter().zip(&p).any(|(one, other)| one > other));
}

#[test]
fn effects_within_other_factors_are_a_family_of_their_own() {
    let mut found = effects(&small());
    let mut copy = found[0].clone();
    copy.within = BTreeMap::from([("turns".to_owned(), "1".to_owned())]);
    found.truncate(1);
    found.push(copy);
    for one in &mut found {
        one.p = Some(0.03);
    }
    adjust(&mut found);
    assert!(found.iter().all(|one| one.p_adjusted == Some(0.03)));
    found[1].within.clear();
    adjust(&mut found);
    assert!(found.iter().all(|one| one.p_adjusted == Some(0.06)));
}

#[test]
fn nothing_and_one_row_have_no_effects_and_the_file_has_its_columns() {
    assert!(effects(&[]).is_empty());
    assert!(effects(&[graded("a", "f/a", 0, 0.0, vec![solution(0)])]).is_empty());
    let dir = tempfile::tempdir().unwrap();
    write_effects(&[], dir.path()).unwrap();
    let file = std::fs::read_to_string(dir.path().join("effects.csv")).unwrap();
    assert!(
        file.starts_with("factor,level,against,within,measure,level_mean")
            && file.lines().count() == 1
    );
}

#[test]
fn hostile_names_and_numbers_stay_data() {
    let nasty = "x\",\n=cmd()\u{202e}";
    let mut one = graded(nasty, "f/a", 0, 0.5, vec![failing()]);
    one.totals.cost_usd = Some(f64::INFINITY);
    one.totals.wall_ms = u64::MAX;
    one.totals.usage.prompt_tokens = u64::MAX;
    let mut other = one.clone();
    other.model = "b".to_owned();
    other.episode = "b".to_owned();
    let found = effects(&[one, other]);
    assert!(of(&found, Measure::CostUsd).is_empty());
    let dir = tempfile::tempdir().unwrap();
    write_effects(&found, dir.path()).unwrap();
    let mut reader = csv::Reader::from_path(dir.path().join("effects.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), found.len());
    assert!(
        rows.iter()
            .all(|row| &row[2] == nasty && !row.iter().any(|field| field.contains("NaN")))
    );
}

#[test]
fn a_sentence_is_no_stronger_than_all_comparisons_allow() {
    let lines: Vec<Trajectory> = ["t/a", "t/b", "t/c", "t/d"]
        .into_iter()
        .enumerate()
        .flat_map(|(index, task)| {
            let shift = index as f64 * 0.02;
            [
                graded("ada", task, 0, 0.5 + shift, Vec::new()),
                graded("bob", task, 0, 0.2, Vec::new()),
            ]
        })
        .collect();
    let mut found = of(&effects(&lines), Measure::Reward)
        .into_iter()
        .next()
        .cloned()
        .unwrap();
    assert!(found.p.unwrap() < 0.05);
    let said = found.sentence();
    assert!(said.contains("Corrected for all comparisons: p"), "{said}");
    found.p_adjusted = Some(0.3);
    let said = found.sentence();
    assert!(
        said.ends_with(
            "not clear of chance once all comparisons are counted: corrected p = 0.3000."
        ),
        "{said}"
    );
}
