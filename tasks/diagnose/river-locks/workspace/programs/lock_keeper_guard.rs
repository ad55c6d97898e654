//! What the keeper does with a gate depends on the pressure on it.

pub enum Gate {
    Open,
    Shut { pressure: u32 },
}

pub struct Keeper {
    gate: Gate,
    turns: u32,
}

impl Keeper {
    fn turn(&mut self) -> u32 {
        self.turns += 1;
        self.turns
    }

    /// Works at the gate and gives the turns that it took.
    pub fn work(&mut self) -> u32 {
        let most = self.turn();
        match &mut self.gate {
            Gate::Shut { pressure } if *pressure > most => {
                *pressure -= most;
                self.turns += 1;
            }
            gate @ Gate::Shut { .. } => {
                *gate = Gate::Open;
                self.turn();
            }
            Gate::Open => self.turns = 0,
        }
        self.turns
    }
}
