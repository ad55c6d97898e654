//! Advantages of the rollouts of one group, under named estimators.

use serde::Serialize;

use crate::export::schema::Kind;

/// What keeps a division by a small deviation in bounds; the value that TRL has.
const EPSILON: f64 = 1e-4;

/// The advantage of one rollout.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Advantages {
    /// `(r - mean) / (std + 1e-4)`, with the deviation of a sample (one less than their number).
    pub standard: f64,
    /// `r - mean`.
    pub dr_grpo: f64,
    /// `r` less the mean of the others.
    pub rloo: f64,
}

impl Advantages {
    pub(super) fn kind() -> Kind {
        Kind::Record(vec![
            ("standard", Kind::Float),
            ("dr_grpo", Kind::Float),
            ("rloo", Kind::Float),
        ])
    }
}

/// What is needed of a group's rewards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub size: usize,
    sum: f64,
    deviation: f64,
    /// Whether all rewards are the same, so that there is nothing to learn from them.
    pub flat: bool,
}

impl Group {
    /// The group with these rewards, in the order of its members.
    pub(super) fn of(rewards: &[f64]) -> Self {
        let size = rewards.len();
        let sum: f64 = rewards.iter().sum();
        let mean = sum / size.max(1) as f64;
        let flat = rewards.windows(2).all(|pair| pair[0] == pair[1]);
        let squares: f64 = rewards.iter().map(|reward| (reward - mean).powi(2)).sum();
        let deviation = match size {
            0 | 1 => 0.0,
            _ if flat => 0.0,
            _ => (squares / (size - 1) as f64).sqrt(),
        };
        Self {
            size,
            sum,
            deviation,
            flat,
        }
    }

    /// The advantage of the member that earned `reward`. In a flat group, and so in one of one member, it is exactly 0.
    pub(super) fn advantages(&self, reward: f64) -> Advantages {
        if self.flat {
            return Advantages {
                standard: 0.0,
                dr_grpo: 0.0,
                rloo: 0.0,
            };
        }
        let size = self.size as f64;
        let above = reward - self.sum / size;
        Advantages {
            standard: above / (self.deviation + EPSILON),
            dr_grpo: above,
            rloo: reward - (self.sum - reward) / (size - 1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advantages_are_those_computed_by_hand() {
        // Mean 0.5, squares 0.25 + 0 + 0.25, deviation sqrt(0.5 / 2) = 0.5.
        let group = Group::of(&[1.0, 0.5, 0.0]);
        let first = group.advantages(1.0);
        assert!((first.standard - 0.5 / 0.5001).abs() < 1e-12);
        assert_eq!((first.dr_grpo, first.rloo), (0.5, 0.75));
        let middle = group.advantages(0.5);
        assert_eq!(
            (middle.standard, middle.dr_grpo, middle.rloo),
            (0.0, 0.0, 0.0)
        );
        assert_eq!(group.advantages(0.0).rloo, -0.75);
        assert!(!group.flat && group.size == 3);
    }

    #[test]
    fn a_group_without_variance_teaches_nothing() {
        // A tenth has no exact form, and its sums have rounding errors; the advantage has none.
        for rewards in [vec![0.1; 7], vec![0.3], vec![0.0, 0.0]] {
            let group = Group::of(&rewards);
            let advantages = group.advantages(rewards[0]);
            assert!(group.flat);
            assert_eq!((advantages.standard, advantages.rloo), (0.0, 0.0));
        }
        assert_eq!(Group::of(&[]).size, 0);
    }
}
