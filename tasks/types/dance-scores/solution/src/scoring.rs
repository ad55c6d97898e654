//! Marks, heats and who wins them.

use crate::non_empty::NonEmpty;
use std::cmp::Reverse;
use std::num::NonZeroUsize;

#[derive(Debug, Clone)]
pub struct Marks {
    marks: NonEmpty<u32>,
}

impl Marks {
    pub fn new(marks: NonEmpty<u32>) -> Self {
        Marks { marks }
    }

    /// The sum of the marks that count.
    pub fn total(&self) -> u32 {
        self.counted().0
    }

    pub fn mean(&self) -> u32 {
        let (total, count) = self.counted();
        (total + count / 2) / count
    }

    /// The sum of the marks that count, and how many they are.
    fn counted(&self) -> (u32, u32) {
        let sum = self.marks.iter().sum();
        match self.marks.len().get() as u32 {
            few @ ..=3 => (sum, few),
            many => (sum - self.marks.max() - self.marks.min(), many - 2),
        }
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
        let key = |couple: &Couple| (couple.marks.total(), *couple.marks.marks.max());
        let mut winner = self.couples.first();
        for couple in &self.couples {
            if key(couple) > key(winner) {
                winner = couple;
            }
        }
        winner
    }

    pub fn finalists(self, places: NonZeroUsize) -> NonEmpty<Couple> {
        let mut couples: Vec<Couple> = self.couples.into_iter().collect();
        couples.sort_by_key(|couple| Reverse(couple.marks.total()));
        couples.truncate(places.get());
        NonEmpty::from_vec(couples).expect("a heat has couples, and there are places")
    }
}

pub fn heats(couples: NonEmpty<Couple>, size: NonZeroUsize) -> NonEmpty<Heat> {
    let mut heats: Vec<Heat> = Vec::new();
    for couple in couples {
        match heats.last_mut() {
            Some(heat) if heat.couples.len() < size => heat.couples.push(couple),
            _ => heats.push(Heat {
                couples: NonEmpty::new(couple),
            }),
        }
    }
    NonEmpty::from_vec(heats).expect("there are couples")
}
