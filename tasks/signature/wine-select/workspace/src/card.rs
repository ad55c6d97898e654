//! The wine card of a restaurant.

use crate::{Cellar, Select, Wine};

/// What a guest may ask for.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    pub grower: Option<String>,
    pub years: Option<(u16, u16)>,
    pub word: Option<String>,
}

/// The wines that a guest may want; the wish is not needed any more.
pub fn suited(cellar: &Cellar, wish: Wish) -> Vec<&Wine> {
    let mut select = Select::from(cellar.wines());
    if let Some(grower) = &wish.grower {
        select = select.grower(grower);
    }
    if let Some((first, last)) = wish.years {
        select = select.years(first, last);
    }
    if let Some(word) = &wish.word {
        select = select.keep(|wine| wine.name.contains(word.as_str()));
    }
    select.wines()
}

/// Lines such as `3 of Huber, from 1998`, for growers of whom there is something.
pub fn growers(cellar: &Cellar, growers: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for grower in growers {
        let select = Select::from(cellar.wines()).grower(&grower.to_uppercase());
        if let Some(oldest) = select.oldest() {
            let bottles = select.bottles();
            lines.push(format!("{bottles} of {grower}, from {}", oldest.year));
        }
    }
    lines
}

/// The oldest wine of which there are enough bottles for a table.
pub fn for_a_table(cellar: &Cellar, guests: u32) -> Option<&Wine> {
    let bottles = guests.div_ceil(4);
    let enough = |wine: &Wine| wine.bottles >= bottles;
    Select::from(cellar.wines()).keep(&enough).oldest()
}

/// Of the wines of some years, those on a list; gives the bottles of those years, and the wines.
pub fn listed<'c>(
    cellar: &'c Cellar,
    years: (u16, u16),
    names: Vec<String>,
) -> (u32, Vec<&'c Wine>) {
    let of_years = Select::from(cellar.wines()).years(years.0, years.1);
    let found = {
        let on_list = Select::from(cellar.wines()).keep(|wine| names.contains(&wine.name));
        Select::from(cellar.wines())
            .also_in(&of_years)
            .also_in(&on_list)
            .wines()
    };
    drop(names);
    (of_years.bottles(), found)
}
