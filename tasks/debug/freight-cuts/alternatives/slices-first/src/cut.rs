//! Cutting trains up.

use crate::wagon::Wagon;

/// Wagons that stand one behind the other and have the same destination.
#[derive(Debug)]
pub struct Cut {
    pub to: String,
    pub wagons: Vec<Wagon>,
}

impl Cut {
    pub fn metres(&self) -> u32 {
        self.wagons.iter().map(|wagon| wagon.metres).sum()
    }
}

/// Cuts a train wherever the destination changes.
pub fn cut_up(train: Vec<Wagon>) -> Vec<Cut> {
    let same = |a: &Wagon, b: &Wagon| a.to == b.to;
    let cut = |wagons: &[Wagon]| Cut {
        to: wagons[0].to.clone(),
        wagons: wagons.to_vec(),
    };
    train.chunk_by(same).map(cut).collect()
}
