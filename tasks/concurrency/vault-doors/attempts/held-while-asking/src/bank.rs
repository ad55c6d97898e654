use std::collections::BTreeMap;
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
        Ok(self.door(number)?.enter().bars)
    }

    /// All bars of the bank.
    pub fn total(&self) -> u64 {
        self.doors.iter().map(|door| door.enter().bars).sum()
    }

    /// Brings bars from one vault to another.
    pub fn transfer(&self, from: usize, to: usize, bars: u64) -> Result<(), Refused> {
        let mut vaults = self.enter_all(&[from, to])?;
        let have = vaults[&from].bars;
        if have < bars {
            return Err(Refused::Short { have });
        }
        for (number, vault) in &mut vaults {
            // Both for a vault and itself.
            if *number == from {
                vault.bars -= bars;
            }
            if *number == to {
                vault.bars += bars;
            }
        }
        Ok(())
    }

    /// Brings all bars of some vaults into one, and returns how many were brought.
    pub fn collect(&self, into: usize, from: &[usize]) -> Result<u64, Refused> {
        let mut numbers = vec![into];
        numbers.extend(from);
        let mut vaults = self.enter_all(&numbers)?;
        let mut brought = 0;
        for (_, vault) in vaults.iter_mut().filter(|(number, _)| **number != into) {
            brought += std::mem::take(&mut vault.bars);
        }
        if let Some(target) = vaults.get_mut(&into) {
            target.bars += brought;
        }
        Ok(brought)
    }

    /// Lets somebody look at a vault, and seals it unless they are content.
    pub fn inspect(&self, number: usize, content: impl FnOnce(u64) -> bool) -> Result<bool, Refused> {
        let door = self.door(number)?;
        let mut vault = door.enter();
        let answer = content(vault.bars);
        vault.sealed |= !answer;
        Ok(answer)
    }

    fn door(&self, number: usize) -> Result<&Door<Vault>, Refused> {
        self.doors.get(number).ok_or(Refused::NoVault(number))
    }

    /// Enters vaults that are not sealed, each once, in the order of their numbers: whoever does so never waits in a circle.
    fn enter_all(&self, numbers: &[usize]) -> Result<BTreeMap<usize, Inside<'_, Vault>>, Refused> {
        let mut doors = BTreeMap::new();
        for &number in numbers {
            doors.insert(number, self.door(number)?);
        }
        let vaults: BTreeMap<usize, Inside<Vault>> =
            doors.into_iter().map(|(number, door)| (number, door.enter())).collect();
        for &number in numbers {
            unsealed(number, &vaults[&number])?;
        }
        Ok(vaults)
    }
}

fn unsealed(number: usize, vault: &Vault) -> Result<(), Refused> {
    if vault.sealed {
        Err(Refused::Sealed(number))
    } else {
        Ok(())
    }
}
