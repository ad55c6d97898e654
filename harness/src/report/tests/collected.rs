//! Collecting episodes one by one gives what all of them at once give.

use super::fixtures::{broken, failing, graded, solution};
use crate::report::{Collected, Leaderboard};
use crate::trajectory::{EndClass, Status, latest};

#[test]
fn episodes_collected_one_by_one_make_the_same_leaderboard() {
    let mut all = vec![
        graded(
            "a",
            "f/one",
            0,
            0.5,
            vec![broken(&["E0308", "E0502"]), failing()],
        ),
        graded("b", "f/one", 0, 0.0, vec![broken(&["E0308"])]),
        graded("b", "g/two", 0, 0.25, vec![broken(&["E0502"]), solution(2)]),
    ];
    // One that errored, and the try after it; one that errored twice; and one that is there twice.
    let mut errored = all[0].clone();
    errored.status = Status::Errored;
    errored.class = Some(EndClass::Sandbox);
    errored.reward = None;
    all.insert(0, errored.clone());
    errored.episode = "another".to_owned();
    all.extend([errored.clone(), errored, all[2].clone()]);
    let mut collected = Collected::default();
    for one in &all {
        collected.add(one);
    }
    let whole = latest(all);
    assert_eq!(whole.len(), 4);
    assert_eq!(collected.leaderboard(), Leaderboard::build(&whole));
    assert!(collected.any(Status::Errored) && !collected.any(Status::Ungraded));
}
