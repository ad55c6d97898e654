//! The league.

use crate::bowler::Bowler;
use std::cmp::{Ordering, Reverse};

/// There is no bowler of this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger(pub String);

/// How a match ended: with the handicaps, what each of the two has, and who won.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub totals: [u32; 2],
    pub winner: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct League {
    bowlers: Vec<Bowler>,
}

impl League {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a bowler; false if there is one of that name.
    pub fn join(&mut self, name: &str) -> bool {
        let new = self.find(name).is_err();
        if new {
            self.bowlers.push(Bowler::new(name));
        }
        new
    }

    fn find(&self, name: &str) -> Result<usize, Stranger> {
        let found = self.bowlers.iter().position(|bowler| bowler.name == name);
        found.ok_or_else(|| Stranger(name.to_string()))
    }

    /// The handicap that a bowler has in the next match.
    pub fn handicap(&self, name: &str) -> Result<u32, Stranger> {
        Ok(self.bowlers[self.find(name)?].handicap())
    }

    /// The games that count for a bowler's average, oldest first.
    pub fn games(&self, name: &str) -> Result<Vec<u32>, Stranger> {
        Ok(self.bowlers[self.find(name)?].history.games())
    }

    /// A match of two bowlers with the pins that each of them has knocked down.
    pub fn play(&mut self, first: (&str, u32), second: (&str, u32)) -> Result<Outcome, Stranger> {
        let [a, b] = [self.find(first.0)?, self.find(second.0)?];
        let totals = [
            first.1 + self.bowlers[a].handicap(),
            second.1 + self.bowlers[b].handicap(),
        ];
        let winner = match totals[0].cmp(&totals[1]) {
            Ordering::Greater => Some(a),
            Ordering::Less => Some(b),
            Ordering::Equal => None,
        };
        match winner {
            Some(winner) => self.bowlers[winner].points += 2,
            None => {
                self.bowlers[a].points += 1;
                self.bowlers[b].points += 1;
            }
        }
        self.bowlers[a].history.add(first.1);
        self.bowlers[b].history.add(second.1);
        let winner = winner.map(|index| self.bowlers[index].name.clone());
        Ok(Outcome { totals, winner })
    }

    /// Names and points, the most points first.
    pub fn table(&self) -> Vec<(&str, u32)> {
        let mut bowlers: Vec<&Bowler> = self.bowlers.iter().collect();
        bowlers.sort_by_key(|bowler| Reverse(bowler.points));
        let rows = bowlers.into_iter();
        rows.map(|bowler| (bowler.name.as_str(), bowler.points))
            .collect()
    }
}
