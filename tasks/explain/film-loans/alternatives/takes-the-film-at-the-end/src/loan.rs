//! Loans.

use crate::Vault;

/// A film that is out. When the loan ends, the film comes back to the vault.
#[derive(Debug)]
pub struct Loan {
    vault: Vault,
    /// None as soon as the film is back.
    film: Option<String>,
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
        let film = Some(film.to_string());
        Loan { vault, film, days }
    }

    pub fn film(&self) -> &str {
        self.film.as_deref().unwrap_or_default()
    }

    pub fn days(&self) -> u32 {
        self.days
    }

    /// The borrower keeps the film for some more days.
    pub fn extend(mut self, days: u32) -> Loan {
        self.days += days;
        self
    }

    /// The borrower brings the film back and is given a receipt.
    pub fn bring_back(mut self) -> Receipt {
        let film = self.film.take().unwrap_or_default();
        self.vault.take_back(&film);
        let days = self.days;
        Receipt { film, days }
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        if let Some(film) = &self.film {
            self.vault.take_back(film);
        }
    }
}
