//! Searching the wines of a cellar.

use crate::Wine;
use std::rc::Rc;

/// Says of a wine whether it meets all conditions.
type Test<'t> = Rc<dyn Fn(&Wine) -> bool + 't>;

/// A search: some wines, and a test that knows all conditions.
pub struct Select<'c, 't> {
    wines: &'c [Wine],
    test: Test<'t>,
}

impl<'c, 't> Select<'c, 't> {
    /// A search in these wines, without a condition.
    pub fn from(wines: &'c [Wine]) -> Select<'c, 't> {
        Select {
            wines,
            test: Rc::new(|_| true),
        }
    }

    /// Keeps only wines for which this says yes.
    pub fn keep<F>(self, test: F) -> Select<'c, 't>
    where
        F: Fn(&Wine) -> bool + 't,
    {
        let earlier = self.test;
        Select {
            wines: self.wines,
            test: Rc::new(move |wine| earlier(wine) && test(wine)),
        }
    }

    /// Keeps only wines of a grower.
    pub fn grower(self, grower: &str) -> Select<'c, 't> {
        let grower = grower.to_owned();
        self.keep(move |wine| wine.grower == grower)
    }

    /// Keeps only wines of these years, the last one included.
    pub fn years(self, first: u16, last: u16) -> Select<'c, 't> {
        self.keep(move |wine| (first..=last).contains(&wine.year))
    }

    /// Keeps only wines that the other search has as well.
    pub fn also_in<'o>(self, other: &Select<'o, 't>) -> Select<'c, 't> {
        let test = Rc::clone(&other.test);
        self.keep(move |wine| test(wine))
    }

    fn found(&self) -> impl Iterator<Item = &'c Wine> {
        self.wines.iter().filter(|wine| (self.test)(wine))
    }

    /// The wines that were found.
    pub fn wines(&self) -> Vec<&'c Wine> {
        self.found().collect()
    }

    /// How many bottles of them there are.
    pub fn bottles(&self) -> u32 {
        self.found().map(|wine| wine.bottles).sum()
    }

    /// The oldest of them.
    pub fn oldest(&self) -> Option<&'c Wine> {
        self.found().min_by_key(|wine| wine.year)
    }
}
