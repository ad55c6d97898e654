//! Trajectories to test with.

use std::collections::BTreeMap;

use crate::action::ReplyFormat;
use crate::endpoint::Usage;
use crate::grade::{Compile, Grade, Lints, Stage};
use crate::trajectory::{
    EndClass, EndedBy, Reply, SCHEMA_VERSION, Status, Totals, Trajectory, Turn,
};

/// A grade whose compilation gave these codes; none means that it compiled.
pub fn compiled(stops_at: Stage, codes: &[&str]) -> Grade {
    let compile = Compile {
        ok: codes.is_empty(),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        diagnostics: Vec::new(),
        cut: 0,
        limit: None,
    };
    Grade {
        compile: Some(compile),
        ..Grade::stopped(stops_at)
    }
}

/// A grade that did not compile for these reasons.
pub fn broken(codes: &[&str]) -> Grade {
    compiled(Stage::Compile, codes)
}

/// The grade of a solution, with so many lint warnings.
pub fn solution(warnings: u32) -> Grade {
    let counts = BTreeMap::from([("clippy::all".to_owned(), warnings)]);
    Grade {
        lints: Some(Lints {
            counts,
            diagnostics: Vec::new(),
        }),
        ..compiled(Stage::Solved, &[])
    }
}

/// A grade that compiles and fails tests.
pub fn failing() -> Grade {
    compiled(Stage::Tests, &[])
}

/// A graded episode, in a family named after the part of the task before the slash. It is solved if a turn is; the
/// reward is 1 then, else `reward`.
pub fn graded(model: &str, task: &str, sample: u32, reward: f64, turns: Vec<Grade>) -> Trajectory {
    let solved = turns.iter().any(Grade::solved);
    let turn = |(index, grade): (usize, Grade)| Turn {
        turn: u32::try_from(index + 1).unwrap(),
        messages: Vec::new(),
        reply: Reply::default(),
        action: None,
        files: BTreeMap::new(),
        reward: f64::from(u8::from(grade.solved())),
        grade,
        started_ms: 0,
        duration_ms: 0,
    };
    Trajectory {
        schema_version: SCHEMA_VERSION,
        run: "run".to_owned(),
        episode: format!("{model}/{task}/{sample}"),
        task: task.to_owned(),
        family: task.split('/').next().unwrap_or_default().to_owned(),
        difficulty: 2,
        task_hash: String::new(),
        impossible: None,
        suite: None,
        model: model.to_owned(),
        arm: None,
        sample,
        seed: 0,
        status: Status::Graded,
        class: None,
        detail: None,
        reward: Some(if solved { 1.0 } else { reward }),
        solved,
        ended_by: if solved {
            EndedBy::Solved
        } else {
            EndedBy::Turns
        },
        scoring: crate::grade::Scoring::default(),
        weights: crate::grade::RewardWeights::default(),
        start: broken(&["E0502"]),
        turns: turns.into_iter().enumerate().map(turn).collect(),
        reply_format: ReplyFormat::WholeFile,
        totals: Totals {
            usage: Usage {
                prompt_tokens: 1000,
                completion_tokens: 200,
                ..Usage::default()
            },
            cost_usd: None,
            wall_ms: 2500,
            policy_ms: 0,
            grade_ms: 0,
        },
        started_at: String::new(),
        earlier_errors: 0,
    }
}

/// An episode without reward.
pub fn unscored(
    model: &str,
    task: &str,
    sample: u32,
    status: Status,
    class: EndClass,
) -> Trajectory {
    Trajectory {
        status,
        class: Some(class),
        reward: None,
        ended_by: EndedBy::Failure,
        ..graded(model, task, sample, 0.0, Vec::new())
    }
}

/// Two models on three tasks of two families, two samples each, with one ungraded and one errored episode.
///
/// `ada`: fix/a solved at turn 1 and 2; fix/b reward 0.5 twice, never compiling; gen/c one solved at turn 3, one
/// errored. `bob`: fix/a rewards 0.25 and 0.75 (compiling); fix/b one 0, one ungraded; no gen/c.
pub fn small() -> Vec<Trajectory> {
    vec![
        graded("ada", "fix/a", 0, 0.0, vec![solution(2)]),
        graded(
            "ada",
            "fix/a",
            1,
            0.0,
            vec![broken(&["E0382", "E0502"]), solution(0)],
        ),
        graded(
            "ada",
            "fix/b",
            0,
            0.5,
            vec![broken(&["E0502"]), broken(&["E0308"])],
        ),
        graded(
            "ada",
            "fix/b",
            1,
            0.5,
            vec![broken(&["E0308"]), broken(&["E0502"])],
        ),
        graded(
            "ada",
            "gen/c",
            0,
            0.0,
            vec![failing(), Grade::unusable("no_edit", "none"), solution(4)],
        ),
        unscored("ada", "gen/c", 1, Status::Errored, EndClass::Sandbox),
        graded("bob", "fix/a", 0, 0.25, vec![failing()]),
        graded("bob", "fix/a", 1, 0.75, vec![broken(&["E0308"]), failing()]),
        graded(
            "bob",
            "fix/b",
            0,
            0.0,
            vec![Grade::unusable("no_edit", "none")],
        ),
        unscored("bob", "fix/b", 1, Status::Ungraded, EndClass::Refused),
    ]
}
