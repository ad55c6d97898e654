//! Which episodes a run consists of, and which of them are still missing.

use std::collections::HashMap;
use std::sync::Arc;

use crate::episode::EpisodeSpec;
use crate::policy::SharedPolicy;
use crate::task::{SuiteId, Task};
use crate::trajectory::Status;

/// The seed of an episode: the same for every model, so that models are compared like with like.
pub fn episode_seed(run_seed: u64, task: &str, sample: u32) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&run_seed.to_le_bytes());
    hasher.update(task.as_bytes());
    hasher.update(&sample.to_le_bytes());
    let mut bytes = [0u8; 8];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    // Servers take seeds for signed numbers.
    u64::from_le_bytes(bytes) >> 1
}

/// The episodes of a run, those that are not done yet. Samples come first, then tasks, then models: a run that is cut
/// short has a fair part of everything. `done` holds the episode and the status of every record, those of earlier tries
/// as well.
pub fn plan(
    run: &str,
    suite: &SuiteId,
    tasks: &[Arc<Task>],
    policies: &[SharedPolicy],
    samples: u32,
    seed: u64,
    done: &[(String, Status)],
) -> Vec<EpisodeSpec> {
    let suite = Arc::new(suite.clone());
    let mut all = Vec::new();
    for sample in 0..samples {
        for task in tasks {
            all.extend(policies.iter().map(|policy| EpisodeSpec {
                run: run.to_owned(),
                suite: Arc::clone(&suite),
                task: Arc::clone(task),
                policy: Arc::clone(policy),
                arm: None,
                prompt_style: None,
                sample,
                seed: episode_seed(seed, task.id(), sample),
                earlier_errors: 0,
            }));
        }
    }
    missing(all, |spec| spec, done)
}

/// Of `episodes`, in their order, those without a record and those that ended as errored, with the number of their
/// earlier errors. `spec` gives the specification of one.
pub fn missing<E>(
    episodes: Vec<E>,
    spec: impl Fn(&mut E) -> &mut EpisodeSpec,
    done: &[(String, Status)],
) -> Vec<E> {
    let mut errors: HashMap<&str, u32> = HashMap::new();
    for (episode, status) in done {
        match status {
            Status::Errored => {
                let count = errors.entry(episode).or_insert(0);
                *count = count.saturating_add(1);
            }
            Status::Graded | Status::Ungraded => {
                errors.insert(episode, u32::MAX);
            }
        }
    }
    let mut missing = Vec::new();
    for mut one in episodes {
        let of_episode = spec(&mut one);
        match errors.get(of_episode.episode().as_str()) {
            Some(&u32::MAX) => {}
            Some(&count) => {
                of_episode.earlier_errors = count;
                missing.push(one);
            }
            None => missing.push(one),
        }
    }
    missing
}
