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
    let mut cuts = Vec::new();
    let mut open: Option<Cut> = None;
    for wagon in train {
        match &mut open {
            Some(cut) if cut.to == wagon.to => cut.wagons.push(wagon),
            _ => {
                let to = wagon.to.clone();
                let wagons = vec![wagon];
                cuts.extend(open.replace(Cut { to, wagons }));
            }
        }
    }
    cuts
}
