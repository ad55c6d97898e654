//! The bins of the shed, one for each grade.

use std::collections::HashMap;

use crate::grade::{Grade, Grader};
use crate::wool::{Fleece, Lot, Wool};

pub struct Shed<G> {
    grader: G,
    bins: HashMap<Grade, Lot>,
}

impl<G: Grader> Shed<G> {
    pub fn new(grader: G) -> Shed<G> {
        Shed {
            grader,
            bins: HashMap::new(),
        }
    }

    /// Puts a fleece into its bin and tells which that is.
    pub fn shear(&mut self, fleece: Fleece) -> Grade {
        let grade = self.grader.grade(&fleece);
        self.bins.entry(grade).or_default().fleeces.push(fleece);
        grade
    }

    /// The grades that there is wool of, with its weight.
    pub fn stock(&self) -> Vec<(Grade, u32)> {
        [Grade::Superfine, Grade::Fine, Grade::Medium, Grade::Strong]
            .into_iter()
            .filter_map(|grade| Some((grade, self.bins.get(&grade)?.grams())))
            .collect()
    }

    /// Takes the wool of a grade out of the shed, and grades it once more as a whole.
    pub fn sell(&mut self, grade: Grade) -> Option<(Lot, Grade)> {
        let lot = self.bins.remove(&grade)?;
        let sold_as = self.grader.grade(&lot);
        Some((lot, sold_as))
    }
}
