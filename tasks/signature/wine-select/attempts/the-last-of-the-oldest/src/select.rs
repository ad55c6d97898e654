//! Searching the wines of a cellar.

use crate::Wine;

type Test<'t> = Box<dyn Fn(&Wine) -> bool + 't>;

/// A search: the wines for which all of its tests say yes. The tests may borrow from what does not live as long as the wines.
pub struct Select<'c, 't> {
    wines: &'c [Wine],
    tests: Vec<Test<'t>>,
}

impl<'c, 't> Select<'c, 't> {
    /// A search in these wines, without a test.
    pub fn from(wines: &'c [Wine]) -> Self {
        let tests = Vec::new();
        Select { wines, tests }
    }

    /// Keeps only wines for which this says yes.
    pub fn keep(mut self, test: impl Fn(&Wine) -> bool + 't) -> Self {
        self.tests.push(Box::new(test));
        self
    }

    /// Keeps only wines of a grower.
    pub fn grower(self, grower: &str) -> Self {
        let grower = grower.to_string();
        self.keep(move |wine| wine.grower == grower)
    }

    /// Keeps only wines of these years, the last one included.
    pub fn years(self, first: u16, last: u16) -> Self {
        self.keep(move |wine| first <= wine.year && wine.year <= last)
    }

    /// Keeps only wines that the other search has as well.
    pub fn also_in(self, other: &'t Select<'_, '_>) -> Self {
        self.keep(move |wine| other.has(wine))
    }

    fn has(&self, wine: &Wine) -> bool {
        self.tests.iter().all(|test| test(wine))
    }

    /// The wines that were found.
    pub fn wines(&self) -> Vec<&'c Wine> {
        self.wines.iter().filter(|wine| self.has(wine)).collect()
    }

    /// How many bottles of them there are.
    pub fn bottles(&self) -> u32 {
        self.wines().iter().map(|wine| wine.bottles).sum()
    }

    /// The oldest of them.
    pub fn oldest(&self) -> Option<&'c Wine> {
        let mut found = self.wines();
        found.sort_by(|a, b| b.year.cmp(&a.year));
        found.pop()
    }
}
