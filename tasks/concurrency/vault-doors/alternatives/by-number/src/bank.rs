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
        self.exists(number)?;
        Ok(self.doors[number].enter().bars)
    }

    /// All bars of the bank.
    pub fn total(&self) -> u64 {
        let mut sum = 0;
        let mut inside = Vec::new();
        for door in &self.doors {
            let vault = door.enter();
            sum += vault.bars;
            inside.push(vault);
        }
        drop(inside);
        sum
    }

    /// Brings bars from one vault to another.
    pub fn transfer(&self, from: usize, to: usize, bars: u64) -> Result<(), Refused> {
        self.exists(from)?;
        self.exists(to)?;
        if from == to {
            let vault = self.doors[from].enter();
            return give(from, &vault, bars).map(|_| ());
        }
        let (mut source, mut target);
        if from < to {
            source = self.doors[from].enter();
            target = self.doors[to].enter();
        } else {
            target = self.doors[to].enter();
            source = self.doors[from].enter();
        }
        unsealed(from, &source)?;
        unsealed(to, &target)?;
        source.bars = give(from, &source, bars)?;
        target.bars += bars;
        Ok(())
    }

    /// Brings all bars of some vaults into one, and returns how many were brought.
    pub fn collect(&self, into: usize, from: &[usize]) -> Result<u64, Refused> {
        let asked: Vec<usize> = [into].iter().chain(from).copied().collect();
        for &number in &asked {
            self.exists(number)?;
        }
        let mut inside: Vec<Option<Inside<Vault>>> = Vec::new();
        for (number, door) in self.doors.iter().enumerate() {
            inside.push(asked.contains(&number).then(|| door.enter()));
        }
        for &number in &asked {
            inside[number].as_deref().map_or(Ok(()), |vault| unsealed(number, vault))?;
        }
        let mut brought = 0;
        let mut target = inside[into].take();
        for vault in inside.iter_mut().flatten() {
            brought += vault.bars;
            vault.bars = 0;
        }
        if let Some(target) = &mut target {
            target.bars += brought;
        }
        Ok(brought)
    }

    /// Lets somebody look at a vault, and seals it unless they are content.
    pub fn inspect(&self, number: usize, content: impl FnOnce(u64) -> bool) -> Result<bool, Refused> {
        let bars = self.bars(number)?;
        let answer = content(bars);
        if !answer {
            self.doors[number].enter().sealed = true;
        }
        Ok(answer)
    }

    fn exists(&self, number: usize) -> Result<(), Refused> {
        if number < self.doors.len() {
            Ok(())
        } else {
            Err(Refused::NoVault(number))
        }
    }
}

/// What is left in a vault that gives bars.
fn give(number: usize, vault: &Vault, bars: u64) -> Result<u64, Refused> {
    unsealed(number, vault)?;
    vault.bars.checked_sub(bars).ok_or(Refused::Short { have: vault.bars })
}

fn unsealed(number: usize, vault: &Vault) -> Result<(), Refused> {
    if vault.sealed {
        Err(Refused::Sealed(number))
    } else {
        Ok(())
    }
}
