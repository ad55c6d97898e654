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
    let mut cuts: Vec<Cut> = Vec::new();
    for wagon in train {
        match cuts.last_mut() {
            Some(cut) if cut.to == wagon.to => cut.wagons.push(wagon),
            _ => cuts.push(Cut {
                to: wagon.to.clone(),
                wagons: vec![wagon],
            }),
        }
    }
    cuts
}
