use wine_select::card::{Wish, for_a_table, growers, listed, suited};
use wine_select::{Cellar, Select, Wine};

fn cellar() -> Cellar {
    let mut cellar = Cellar::new();
    cellar.lay_down("HUBER", "Alte Reben", 2004, 3);
    cellar.lay_down("MOSER", "Kies", 1998, 2);
    cellar.lay_down("HUBER", "Berg", 1998, 1);
    cellar.lay_down("HUBER", "Alte Burg", 2011, 8);
    cellar.lay_down("LANG", "Kies", 2004, 5);
    cellar
}

fn names<'c>(wines: &[&'c Wine]) -> Vec<&'c str> {
    wines.iter().map(|wine| wine.name.as_str()).collect()
}

/// "`Select::from` begins a search that finds all the wines given."
#[test]
fn a_search_without_conditions() {
    let cellar = cellar();
    let select = Select::from(cellar.wines());
    assert_eq!(
        names(&select.wines()),
        ["Alte Reben", "Kies", "Berg", "Alte Burg", "Kies"]
    );
    assert_eq!(select.bottles(), 19);
    assert_eq!(select.oldest(), Some(&cellar.wines()[1]));
    let none = Select::from(&[]);
    assert_eq!(
        (none.wines().len(), none.bottles(), none.oldest()),
        (0, 0, None)
    );
}

/// "a search finds the wines that meet all of its conditions. They may be called as often as one likes, also in an `if` or a loop."
#[test]
fn guests_have_wishes() {
    let cellar = cellar();
    let mut wish = Wish::default();
    assert_eq!(suited(&cellar, wish.clone()).len(), 5);
    wish.grower = Some("HUBER".to_string());
    assert_eq!(
        names(&suited(&cellar, wish.clone())),
        ["Alte Reben", "Berg", "Alte Burg"]
    );
    wish.word = Some("Alte".to_string());
    assert_eq!(
        names(&suited(&cellar, wish.clone())),
        ["Alte Reben", "Alte Burg"]
    );
    wish.years = Some((2005, 2020));
    assert_eq!(names(&suited(&cellar, wish)), ["Alte Burg"]);
    let mut select = Select::from(cellar.wines());
    for letter in ["e", "r", "B"] {
        select = select.keep(move |wine| wine.name.contains(letter));
    }
    assert_eq!(names(&select.wines()), ["Berg", "Alte Burg"]);
}

/// "`years` keeps those from the first year up to and including the last one."
#[test]
fn years_include_both_ends() {
    let cellar = cellar();
    let count = |first, last| {
        Select::from(cellar.wines())
            .years(first, last)
            .wines()
            .len()
    };
    assert_eq!(
        [count(1998, 2004), count(1998, 2003), count(1999, 2004)],
        [4, 2, 2]
    );
    assert_eq!(
        [count(2004, 2004), count(2012, 2020), count(2011, 1998)],
        [2, 0, 0]
    );
}

/// "`grower` keeps those with exactly this grower."
#[test]
fn names_of_growers_may_be_gone() {
    let cellar = cellar();
    let asked = ["Huber", "Hub", "Moser"].map(String::from);
    assert_eq!(
        growers(&cellar, &asked),
        ["12 of Huber, from 1998", "2 of Moser, from 1998"]
    );
    assert!(
        Select::from(cellar.wines())
            .grower("huber")
            .wines()
            .is_empty()
    );
}

/// "The wines found are the wines that the search was begun with, not copies, and may be used as long as these exist."
#[test]
fn found_wines_are_those_of_the_cellar() {
    let cellar = cellar();
    let (oldest, wines) = {
        let word = "Kies".to_string();
        let test = |wine: &Wine| wine.name == word;
        let select = Select::from(cellar.wines()).keep(&test);
        (select.oldest(), select.wines())
    };
    assert!(std::ptr::eq(oldest.unwrap(), &cellar.wines()[1]));
    assert!(std::ptr::eq(wines[1], &cellar.wines()[4]));
}

/// "`oldest` gives the one with the smallest year, the first of several, and `None` if nothing was found."
#[test]
fn the_oldest_wine_for_a_table() {
    let cellar = cellar();
    let name = |guests| for_a_table(&cellar, guests).map(|wine| wine.name.as_str());
    assert_eq!(
        [name(1), name(8), name(9), name(12)],
        [
            Some("Kies"),
            Some("Kies"),
            Some("Alte Reben"),
            Some("Alte Reben")
        ]
    );
    assert_eq!(
        [name(20), name(21), name(32), name(33)],
        [Some("Kies"), Some("Alte Burg"), Some("Alte Burg"), None]
    );
}

/// "`also_in` keeps those that meet all conditions of the other search"
#[test]
fn two_searches_have_wines_in_common() {
    let cellar = cellar();
    let list = ["Kies", "Berg", "Alte Burg"].map(String::from).to_vec();
    let (bottles, wines) = listed(&cellar, (1998, 2004), list);
    assert_eq!((bottles, names(&wines)), (11, vec!["Kies", "Berg", "Kies"]));
    let (bottles, wines) = listed(&cellar, (1998, 2000), vec!["Berg".to_string()]);
    assert_eq!((bottles, names(&wines)), (3, vec!["Berg"]));
}

/// "the other search, which may have been begun with other wines, may still be used"
#[test]
fn searches_in_two_cellars() {
    let (home, away) = (cellar(), Cellar::new());
    let huber = Select::from(away.wines()).grower("HUBER").years(2000, 2010);
    let select = Select::from(home.wines()).also_in(&huber);
    assert_eq!(names(&select.wines()), ["Alte Reben"]);
    assert_eq!(select.bottles(), 3);
    assert!(huber.wines().is_empty());
    let wines = Select::from(&home.wines()[1..3])
        .also_in(&Select::from(away.wines()))
        .wines();
    assert_eq!(names(&wines), ["Kies", "Berg"]);
}
