use std::sync::Arc;

use crate::door::{Door, Inside, Watch};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    NoVault(usize),
    Sealed(usize),
    Short { have: u64 },
}

struct Vault {
    bars: u64,
    sealed: bool,
}

/// Vaults with numbers from 0.
pub struct Bank {
    doors: Vec<Door<Vault>>,
}

impl Bank {
    /// A vault for each number of bars.
    pub fn new(bars: &[u64], watch: Arc<dyn Watch>) -> Self {
        let door = |(number, &bars)| Door::new(number, Arc::clone(&watch), Vault { bars, sealed: false });
        Bank { doors: bars.iter().enumerate().map(door).collect() }
    }

    /// The bars of one vault.
    pub fn bars(&self, number: usize) -> Result<u64, Refused> {
        Ok(self.enter(number)?.bars)
    }

    /// All bars of the bank.
    pub fn total(&self) -> u64 {
        self.doors.iter().map(|door| door.enter().bars).sum()
    }

    /// Brings bars from one vault to another.
    pub fn transfer(&self, from: usize, to: usize, bars: u64) -> Result<(), Refused> {
        let mut source = self.enter(from)?;
        let mut target = self.enter(to)?;
        unsealed(from, &source)?;
        unsealed(to, &target)?;
        if source.bars < bars {
            return Err(Refused::Short { have: source.bars });
        }
        source.bars -= bars;
        target.bars += bars;
        Ok(())
    }

    /// Brings all bars of some vaults into one, and returns how many were brought.
    pub fn collect(&self, into: usize, from: &[usize]) -> Result<u64, Refused> {
        let mut target = self.enter(into)?;
        unsealed(into, &target)?;
        let mut brought = 0;
        for &number in from {
            let mut source = self.enter(number)?;
            unsealed(number, &source)?;
            brought += source.bars;
            target.bars += source.bars;
            source.bars = 0;
        }
        Ok(brought)
    }

    /// Lets somebody look at a vault, and seals it unless they are content.
    pub fn inspect(&self, number: usize, content: impl FnOnce(u64) -> bool) -> Result<bool, Refused> {
        let mut vault = self.enter(number)?;
        let answer = content(vault.bars);
        if !answer {
            vault.sealed = true;
        }
        Ok(answer)
    }

    fn enter(&self, number: usize) -> Result<Inside<'_, Vault>, Refused> {
        self.doors.get(number).map(Door::enter).ok_or(Refused::NoVault(number))
    }
}

fn unsealed(number: usize, vault: &Vault) -> Result<(), Refused> {
    if vault.sealed {
        Err(Refused::Sealed(number))
    } else {
        Ok(())
    }
}
