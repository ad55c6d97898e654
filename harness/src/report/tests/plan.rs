//! What a comparison says about the next one.

use super::fixtures::{failing, graded};
use crate::report::{Collected, Measure, Plan};
use crate::stats::Design;

/// Rewards of the samples of each task, left and right.
fn plan(tasks: &[(&[f64], &[f64])]) -> Option<Plan> {
    let mut rows = Collected::default();
    for (index, (left, right)) in tasks.iter().enumerate() {
        for (model, rewards) in [("left", left), ("right", right)] {
            for (sample, reward) in rewards.iter().enumerate() {
                let sample = u32::try_from(sample).unwrap();
                rows.add(&graded(
                    model,
                    &format!("f/{index}"),
                    sample,
                    *reward,
                    vec![failing()],
                ));
            }
        }
    }
    Plan::of(&rows.row("left"), &rows.row("right"), Measure::Reward)
}

#[test]
fn a_plan_holds_together() {
    let found = plan(&[
        (&[1.0, 0.5], &[0.5, 0.5]),
        (&[0.5, 0.0], &[0.5, 0.0]),
        (&[0.0, 0.5], &[1.0, 0.5]),
        (&[1.0, 1.0], &[0.5, 0.0]),
    ])
    .unwrap();
    assert_eq!(
        (found.tasks, found.samples_left, found.samples_right),
        (4, 2.0, 2.0)
    );
    // Differences 0.25, 0, −0.5, 0.75: mean 0.125, squares 0.8125, over 3.
    assert!((found.variance - 0.8125 / 3.0).abs() < 1e-9, "{found:?}");
    let smallest = found.detectable.unwrap();
    assert_eq!(found.needed.len(), 2);
    assert_eq!(
        (found.needed[0].difference, found.needed[1].difference),
        (0.125, 0.05)
    );
    assert!(found.needed[0].tasks.unwrap() < found.needed[1].tasks.unwrap());
    assert_eq!(found.needed[1].samples, None, "tasks differ too much");
    let says = found.says();
    assert!(
        says.starts_with("With 4 tasks and 2 samples of each, a true difference of"),
        "{says}"
    );
    assert!(
        says.contains(&format!("{smallest:.2}")) && says.contains("80 %"),
        "{says}"
    );
    assert!(
        says.contains("more samples of these tasks would not do"),
        "{says}"
    );
}

#[test]
fn single_samples_and_tasks_alike_say_what_they_can() {
    let single = plan(&[(&[1.0], &[0.0]), (&[0.5], &[0.5]), (&[0.25], &[0.0])]).unwrap();
    assert!(!single.spread.split && single.detectable.is_some());
    let says = single.says();
    assert!(
        says.contains("1 sample of each") && !says.contains("samples of each of"),
        "{says}"
    );
    let alike = plan(&[(&[1.0], &[0.5]), (&[0.5], &[0.0])]).unwrap();
    assert_eq!(alike.detectable, None);
    assert!(alike.says().contains("came out alike"), "{}", alike.says());
    assert!(plan(&[(&[1.0], &[0.5])]).is_none());
    assert!(plan(&[]).is_none());
}

#[test]
fn uneven_samples_are_told() {
    let found = plan(&[(&[1.0, 0.0, 0.5], &[0.5]), (&[0.0, 0.5, 0.5], &[0.5])]).unwrap();
    assert!(
        found.says().contains("3 and 1 samples of each"),
        "{}",
        found.says()
    );
}

#[test]
fn nonsense_is_passed_over() {
    let mut rows = Collected::default();
    for (model, reward) in [("left", 0.5), ("right", 0.25)] {
        for task in ["f/a", "f/b"] {
            rows.add(&graded(model, task, 0, reward, vec![failing()]));
        }
    }
    rows.add(&graded("left", "f/c", 0, 1.0, vec![failing()]));
    let (left, right) = (rows.row("left"), rows.row("right"));
    let differences = [f64::NAN, 0.0, -1.0, f64::INFINITY];
    let found = Plan::with(
        &left,
        &right,
        Measure::Turns,
        Design::default(),
        &differences,
    )
    .unwrap();
    assert!(found.needed.is_empty() && found.tasks == 2);
}
