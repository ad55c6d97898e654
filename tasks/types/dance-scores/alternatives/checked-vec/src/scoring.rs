//! Marks, heats and who wins them.

use crate::non_empty::NonEmpty;
use std::num::NonZeroUsize;

/// What there is to know of a couple's marks.
#[derive(Debug, Clone)]
pub struct Marks {
    total: u32,
    counted: u32,
    highest: u32,
}

impl Marks {
    pub fn new(marks: NonEmpty<u32>) -> Self {
        let mut sorted: Vec<u32> = marks.into_iter().collect();
        sorted.sort();
        let counted = match sorted.as_slice() {
            [_, counted @ .., _] if sorted.len() > 3 => counted,
            all => all,
        };
        Marks {
            total: counted.iter().sum(),
            counted: counted.len() as u32,
            highest: sorted[sorted.len() - 1],
        }
    }

    pub fn total(&self) -> u32 {
        self.total
    }

    pub fn mean(&self) -> u32 {
        let rest = self.total % self.counted;
        self.total / self.counted + u32::from(2 * rest >= self.counted)
    }
}

#[derive(Debug, Clone)]
pub struct Couple {
    pub name: String,
    pub marks: Marks,
}

#[derive(Debug, Clone)]
pub struct Heat {
    pub couples: NonEmpty<Couple>,
}

impl Heat {
    pub fn winner(&self) -> &Couple {
        self.couples.iter().fold(self.couples.first(), |best, next| {
            let better = next.marks.total > best.marks.total
                || next.marks.total == best.marks.total && next.marks.highest > best.marks.highest;
            if better { next } else { best }
        })
    }

    pub fn finalists(self, places: NonZeroUsize) -> NonEmpty<Couple> {
        let mut couples: Vec<Couple> = Vec::new();
        for couple in self.couples {
            let at = couples.partition_point(|other| other.marks.total >= couple.marks.total);
            couples.insert(at, couple);
        }
        let mut couples = NonEmpty::from_vec(couples).unwrap();
        while couples.len() > places {
            couples.pop();
        }
        couples
    }
}

pub fn heats(couples: NonEmpty<Couple>, size: NonZeroUsize) -> NonEmpty<Heat> {
    let mut left = couples.into_iter();
    let mut heats = Vec::new();
    while let Some(couples) = NonEmpty::from_vec(left.by_ref().take(size.get()).collect()) {
        heats.push(Heat { couples });
    }
    NonEmpty::from_vec(heats).unwrap()
}
