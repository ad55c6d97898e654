//! Pins that wines are told apart.

use wine_select::Wine;

fn wine(grower: &str, name: &str, year: u16, bottles: u32) -> Wine {
    Wine {
        grower: grower.to_string(),
        name: name.to_string(),
        year,
        bottles,
    }
}

pub fn pins() {
    assert_eq!(wine("a", "b", 1, 2), wine("a", "b", 1, 2));
    assert_ne!(wine("a", "b", 1, 2), wine("x", "b", 1, 2));
    assert_ne!(wine("a", "b", 1, 2), wine("a", "x", 1, 2));
    assert_ne!(wine("a", "b", 1, 2), wine("a", "b", 3, 2));
    assert_ne!(wine("a", "b", 1, 2), wine("a", "b", 1, 3));
}
