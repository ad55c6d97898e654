//! Loans.

use crate::Vault;

/// A film that is out, and comes back to the vault when this is dropped.
#[derive(Debug)]
struct Reels {
    vault: Vault,
    film: String,
}

/// A film that is out. When the loan ends, the film comes back to the vault.
#[derive(Debug)]
pub struct Loan {
    reels: Reels,
    days: u32,
}

/// What a borrower is given when the film is back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub film: String,
    pub days: u32,
}

impl Loan {
    pub(crate) fn new(vault: Vault, film: &str, days: u32) -> Loan {
        let film = film.to_string();
        let reels = Reels { vault, film };
        Loan { reels, days }
    }

    pub fn film(&self) -> &str {
        &self.reels.film
    }

    pub fn days(&self) -> u32 {
        self.days
    }

    /// The borrower keeps the film for some more days.
    pub fn extend(self, days: u32) -> Loan {
        Loan {
            reels: self.reels,
            days: self.days + days,
        }
    }

    /// The borrower brings the film back and is given a receipt.
    pub fn bring_back(self) -> Receipt {
        Receipt {
            film: self.reels.film.clone(),
            days: self.days,
        }
    }
}

impl Drop for Reels {
    fn drop(&mut self) {
        self.vault.take_back(&self.film);
    }
}
