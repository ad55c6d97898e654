//! `guesser`: draws among a task's attempts and its solution, none twice in an episode.
//!
//! The one built-in policy whose samples differ: what it does at a turn is drawn from the episode's seed. Of a task with
//! `n` candidates it has solved `t / n` after `t` turns on average, so that whatever is measured of samples and turns
//! can be held against what must come out.

use super::function::function;
use super::scripted::{said, submission};
use super::{Answer, SharedPolicy, View};
use crate::action::Files;

/// The policy.
pub fn guesser() -> SharedPolicy {
    function("guesser", |view| match guess(view) {
        Some(after) => said(submission(view, &after)),
        None => Answer::Done,
    })
}

/// The candidate of this turn: that many into an order drawn from the seed.
fn guess(view: &View<'_>) -> Option<Files> {
    let task = view.task;
    let order = order(task.attempts.len() + 1, view.seed);
    let drawn = *order.get((view.turn - 1) as usize)?;
    Some(match task.attempts.get(drawn) {
        Some(attempt) => task.with(&attempt.files),
        None => task.with(&task.solution),
    })
}

/// The numbers below `count` in an order drawn from `seed`: sorted by a hash, every order as likely as any other.
fn order(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|index| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&seed.to_le_bytes());
        hasher.update(&(*index as u64).to_le_bytes());
        *hasher.finalize().as_bytes()
    });
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn every_place_is_as_likely_as_any_other() {
        let mut places = [0_u32; 5];
        for seed in 0..5_000 {
            let drawn = order(5, seed);
            let mut sorted = drawn.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3, 4]);
            let place = drawn.iter().position(|one| *one == 4);
            places[place.unwrap_or_default()] += 1;
        }
        // 1,000 each are expected, with a standard deviation of 28.
        assert!(
            places.iter().all(|count| (880..=1_120).contains(count)),
            "{places:?}"
        );
        assert_eq!(order(5, 7), order(5, 7));
    }
}
