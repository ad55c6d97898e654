//! Error codes: met, fixed, and what came instead.

use super::fixtures::{broken, compiled, failing, graded, small, solution};
use crate::grade::{Grade, LimitHit, Stage};
use crate::report::{CodeFigures, Figures, Leaderboard, Transition};
use crate::stats::Estimate;
use crate::trajectory::Trajectory;

fn figures(trajectories: &[Trajectory]) -> Figures {
    Leaderboard::build(trajectories).total
}

fn ada() -> Figures {
    let board = Leaderboard::build(&small());
    let found = board.models.into_iter().find(|model| model.model == "ada");
    found.unwrap().overall
}

fn found(figures: &Figures) -> Vec<(&str, &str, usize)> {
    let steps = figures.transitions.iter();
    steps
        .map(|Transition { from, to, count }| (from.as_str(), to.as_str(), *count))
        .collect()
}

#[test]
fn codes_met_and_fixed() {
    let estimate = |mean, standard_error, tasks, samples| Estimate {
        mean,
        standard_error,
        tasks,
        samples,
    };
    let code = |code: &str, met, fixed, turns, repair| CodeFigures {
        code: code.to_owned(),
        met,
        fixed,
        median_turns: Some(turns),
        mean_turns: Some(turns),
        repair: Some(repair),
    };
    let mut codes = ada().codes;
    // fix/a 2 of 2, fix/b 1 of 2, gen/c 1 of 1: mean 5/6, squares 1/36 + 4/36 + 1/36, over 6.
    let repair = codes[0].repair.as_mut().unwrap();
    assert!(
        (repair.mean - 5.0 / 6.0).abs() < 1e-12
            && (repair.standard_error.unwrap() - 1.0 / 6.0).abs() < 1e-12
    );
    *repair = estimate(0.0, None, repair.tasks, repair.samples);
    // E0502, met at every start: gone after turns 1, 2 and 1 (fix/a, fix/a, gen/c), and after turn 2 in fix/b sample 0,
    // but back at the end of sample 1. E0382: gone one turn after it came. E0308: still there in sample 0.
    assert_eq!(
        codes,
        [
            code("E0502", 5, 4, 1.5, estimate(0.0, None, 3, 5)),
            code("E0308", 2, 1, 1.0, estimate(0.5, None, 1, 2)),
            code("E0382", 1, 1, 1.0, estimate(1.0, None, 1, 1)),
        ]
    );
}

#[test]
fn what_followed_each_code() {
    // fix/a: solved at once; stayed with E0382 beside it, and then both were solved. fix/b: stayed, then E0308 instead;
    // E0308 instead, then E0502 instead. gen/c: compiles, and what follows has no code to begin with.
    assert_eq!(
        found(&ada()),
        [
            ("E0502", "E0308", 2),
            ("E0502", "E0502", 2),
            ("E0502", "solved", 2),
            ("E0308", "E0502", 1),
            ("E0382", "solved", 1),
            ("E0502", "compiles", 1),
        ]
    );
}

#[test]
fn what_remains_is_other_and_every_new_code_counts() {
    let mut nameless = compiled(Stage::Compile, &[]);
    nameless.compile.as_mut().unwrap().ok = false;
    let episode = graded(
        "m",
        "f/a",
        0,
        0.0,
        vec![
            broken(&["E0308", "E0502"]),
            broken(&["E0308"]),
            broken(&["E0106", "E0425"]),
            nameless,
            broken(&["E0001"]),
        ],
    );
    assert_eq!(
        found(&figures(&[episode])),
        [
            ("E0106", "other", 1),
            ("E0308", "E0106", 1),
            ("E0308", "E0308", 1),
            ("E0308", "E0425", 1),
            ("E0425", "other", 1),
            ("E0502", "E0502", 1),
            ("E0502", "other", 1),
        ]
    );
}

#[test]
fn what_was_not_compiled_is_no_step() {
    let mut cut = broken(&["E0499"]);
    cut.compile.as_mut().unwrap().limit = Some(LimitHit::CpuLimit);
    let episode = graded(
        "m",
        "f/a",
        0,
        0.0,
        vec![
            Grade::unusable("no_edit", "none"),
            Grade::stopped(Stage::Rules),
            cut,
            failing(),
        ],
    );
    assert_eq!(found(&figures(&[episode])), [("E0502", "compiles", 1)]);
    let tampered = Grade {
        tampering: Some(crate::grade::Tampering {
            kind: crate::grade::TamperingKind::Canary,
            evidence: String::new(),
        }),
        ..solution(0)
    };
    let episode = graded("m", "f/a", 0, 0.0, vec![tampered]);
    assert_eq!(found(&figures(&[episode])), [("E0502", "compiles", 1)]);
}

#[test]
fn a_flood_of_codes_is_bounded() {
    let many =
        |from: u32| -> Vec<String> { (from..from + 3000).map(|n| format!("E{n}")).collect() };
    let state = |codes: &[String]| broken(&codes.iter().map(String::as_str).collect::<Vec<_>>());
    let episode = graded(
        "m",
        "f/a",
        0,
        0.0,
        vec![state(&many(10_000)), state(&many(20_000))],
    );
    assert_eq!(figures(&[episode]).transitions.len(), 64 + 64 * 64);
}
