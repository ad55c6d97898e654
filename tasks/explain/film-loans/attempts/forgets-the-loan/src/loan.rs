//! Loans.

use crate::Vault;

/// A film that is out. When the loan ends, the film comes back to the vault.
#[derive(Debug)]
pub struct Loan {
    vault: Vault,
    film: String,
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
        Loan { vault, film, days }
    }

    pub fn film(&self) -> &str {
        &self.film
    }

    pub fn days(&self) -> u32 {
        self.days
    }

    /// The borrower keeps the film for some more days.
    pub fn extend(self, days: u32) -> Loan {
        let loan = Loan {
            vault: self.vault.clone(),
            film: self.film.clone(),
            days: self.days + days,
        };
        std::mem::forget(self);
        loan
    }

    /// The borrower brings the film back and is given a receipt.
    pub fn bring_back(self) -> Receipt {
        let receipt = Receipt {
            film: self.film.clone(),
            days: self.days,
        };
        std::mem::forget(self);
        receipt
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        self.vault.take_back(&self.film);
    }
}
