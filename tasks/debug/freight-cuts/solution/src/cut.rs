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
    let mut rest = train.into_iter().peekable();
    while let Some(first) = rest.next() {
        let to = first.to.clone();
        let mut wagons = vec![first];
        while let Some(wagon) = rest.next_if(|wagon| wagon.to == to) {
            wagons.push(wagon);
        }
        cuts.push(Cut { to, wagons });
    }
    cuts
}
