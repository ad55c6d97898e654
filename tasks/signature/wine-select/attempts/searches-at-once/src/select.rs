//! Searching the wines of a cellar.

use crate::Wine;

/// A search: the wines that are left.
pub struct Select<'c> {
    wines: Vec<&'c Wine>,
}

impl<'c> Select<'c> {
    /// A search in these wines, without a test.
    pub fn from(wines: &'c [Wine]) -> Select<'c> {
        Select {
            wines: wines.iter().collect(),
        }
    }

    /// Keeps only wines for which this says yes.
    pub fn keep(mut self, test: impl Fn(&Wine) -> bool) -> Select<'c> {
        self.wines.retain(|wine| test(wine));
        self
    }

    /// Keeps only wines of a grower.
    pub fn grower(self, grower: &str) -> Select<'c> {
        self.keep(|wine| wine.grower == grower)
    }

    /// Keeps only wines of these years, the last one included.
    pub fn years(self, first: u16, last: u16) -> Select<'c> {
        self.keep(|wine| first <= wine.year && wine.year <= last)
    }

    /// Keeps only wines that the other search has as well.
    pub fn also_in(self, other: &Select) -> Select<'c> {
        self.keep(|wine| other.wines.contains(&wine))
    }

    /// The wines that were found.
    pub fn wines(&self) -> Vec<&'c Wine> {
        self.wines.clone()
    }

    /// How many bottles of them there are.
    pub fn bottles(&self) -> u32 {
        self.wines.iter().map(|wine| wine.bottles).sum()
    }

    /// The oldest of them.
    pub fn oldest(&self) -> Option<&'c Wine> {
        self.wines.iter().copied().min_by_key(|wine| wine.year)
    }
}
