//! What everybody's money is.

use std::collections::BTreeMap;

/// Accounts in cents, filed by name.
#[derive(Debug, Default)]
pub struct Ledger {
    accounts: BTreeMap<String, u64>,
}

fn filed(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

impl Ledger {
    /// Opens an account; false if there is one of that name.
    pub fn open(&mut self, name: &str) -> bool {
        if self.balance(name).is_some() {
            return false;
        }
        self.accounts.insert(filed(name), 0);
        true
    }

    pub fn balance(&self, name: &str) -> Option<u64> {
        self.accounts.get(&filed(name)).copied()
    }

    /// Pays into an account; false if there is none.
    pub fn pay_in(&mut self, name: &str, cents: u64) -> bool {
        match self.accounts.get_mut(&filed(name)) {
            Some(balance) => {
                *balance += cents;
                true
            }
            None => false,
        }
    }

    /// Pays out of an account; false if there is none or it has too little.
    pub fn pay_out(&mut self, name: &str, cents: u64) -> bool {
        let balance = self.accounts.get_mut(&filed(name));
        match balance.and_then(|balance| Some((balance.checked_sub(cents)?, balance))) {
            Some((left, balance)) => {
                *balance = left;
                true
            }
            None => false,
        }
    }

    /// Pays into many accounts.
    pub fn distribute<'n>(&mut self, parts: impl Iterator<Item = (&'n str, u64)>) {
        for (name, cents) in parts {
            if let Some(balance) = self.accounts.get_mut(&name.to_ascii_lowercase()) {
                *balance += cents;
            }
        }
    }

    pub fn total(&self) -> u64 {
        self.accounts.values().sum()
    }
}
