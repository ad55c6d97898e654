//! Loans.

use crate::Vault;

/// A film that is out. When the loan ends, the film comes back to the vault.
#[derive(Debug)]
pub struct Loan {
    out: Option<(Vault, String)>,
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
        let out = Some((vault, film));
        Loan { out, days }
    }

    pub fn film(&self) -> &str {
        self.out.as_ref().map_or("", |(_, film)| film)
    }

    pub fn days(&self) -> u32 {
        self.days
    }

    /// The borrower keeps the film for some more days.
    pub fn extend(mut self, days: u32) -> Loan {
        Loan {
            out: self.out.take(),
            days: self.days + days,
        }
    }

    /// The borrower brings the film back and is given a receipt.
    pub fn bring_back(mut self) -> Receipt {
        let film = self.out.take().map_or(String::new(), |(_, film)| film);
        Receipt {
            film,
            days: self.days,
        }
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        if let Some((vault, film)) = &self.out {
            vault.take_back(film);
        }
    }
}
