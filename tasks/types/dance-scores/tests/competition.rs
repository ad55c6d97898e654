use dance_scores::{Couple, Heat, Marks, NonEmpty, heats};
use std::num::NonZeroUsize;

fn list<T>(elements: Vec<T>) -> NonEmpty<T> {
    NonEmpty::from_vec(elements).unwrap()
}

fn places(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

fn couple(name: &str, marks: &[u32]) -> Couple {
    Couple {
        name: name.to_string(),
        marks: Marks::new(list(marks.to_vec())),
    }
}

fn names<'a>(couples: impl IntoIterator<Item = &'a Couple>) -> Vec<&'a str> {
    couples.into_iter().map(|couple| couple.name.as_str()).collect()
}

/// "`NonEmpty::new(first: T)` holds one. `NonEmpty::from_vec(Vec<T>) -> Option<NonEmpty<T>>` is `None` for an empty list."
#[test]
fn a_list_of_judges_has_one_at_least() {
    assert!(NonEmpty::<u8>::from_vec(Vec::new()).is_none());
    assert_eq!(NonEmpty::from_vec(vec![7]), Some(NonEmpty::new(7)));
    assert_eq!(NonEmpty::new(7).len().get(), 1);
    assert_eq!(list(vec![7, 8, 9]).len().get(), 3);
    assert_eq!(list(vec![7, 8, 9]).clone().into_iter().collect::<Vec<i32>>(), [7, 8, 9]);
}

/// "`pop(&mut self) -> Option<T>` takes the last element off, but never the only one: then it is `None`."
#[test]
fn the_only_judge_stays() {
    let mut judges = NonEmpty::new("Ida");
    assert_eq!(judges.pop(), None);
    judges.push("Uwe");
    judges.push("Kim");
    assert_eq!((*judges.first(), *judges.last(), judges.len().get()), ("Ida", "Kim", 3));
    assert_eq!(judges.pop(), Some("Kim"));
    assert_eq!(*judges.last(), "Uwe");
    assert_eq!(judges.pop(), Some("Uwe"));
    assert_eq!(judges.pop(), None);
    assert_eq!((*judges.first(), *judges.last(), judges.len().get()), ("Ida", "Ida", 1));
}

/// "`iter(&self)` is an iterator over `&T`, and `for x in &list` works as well as `for x in list`, which gives `T`."
#[test]
fn judges_are_called_in_order() {
    let judges = list(vec!["Ida".to_string(), "Uwe".to_string()]);
    assert_eq!(judges.iter().map(String::len).sum::<usize>(), 6);
    let mut seen = Vec::new();
    for judge in &judges {
        seen.push(judge.as_str());
    }
    assert_eq!(seen, ["Ida", "Uwe"]);
    let mut owned: Vec<String> = Vec::new();
    for judge in judges {
        owned.push(judge);
    }
    assert_eq!(owned, ["Ida", "Uwe"]);
}

/// "keeps the length and the order."
#[test]
fn marks_are_mapped_in_order() {
    let mut calls = 0;
    let mapped = list(vec![30, 10, 20]).map(|mark| {
        calls += 1;
        format!("{calls}:{mark}")
    });
    assert_eq!(
        mapped,
        list(vec!["1:30".to_string(), "2:10".to_string(), "3:20".to_string()])
    );
}

/// "give the largest and the smallest; of equal ones the first."
#[test]
fn the_first_of_equal_marks_is_named() {
    let marks = list(vec![5, 9, 2, 9, 2]);
    assert!(std::ptr::eq(marks.max(), marks.iter().nth(1).unwrap()));
    assert!(std::ptr::eq(marks.min(), marks.iter().nth(2).unwrap()));
    assert_eq!((*marks.max(), *marks.min()), (9, 2));
    assert_eq!((*NonEmpty::new(4).max(), *NonEmpty::new(4).min()), (4, 4));
    let twins = list(vec![4, 4]);
    assert!(std::ptr::eq(twins.max(), twins.first()));
    assert!(std::ptr::eq(twins.min(), twins.first()));
}

/// "from four judges on the highest and the lowest mark are left out, one of each."
#[test]
fn four_judges_drop_two_marks() {
    let total = |marks: &[u32]| couple("x", marks).marks.total();
    assert_eq!(total(&[55]), 55);
    assert_eq!(total(&[10, 50, 90]), 150);
    assert_eq!(total(&[10, 50, 90, 60]), 110);
    assert_eq!(total(&[70, 70, 70, 70]), 140);
    assert_eq!(total(&[90, 10, 90, 10, 50]), 150);
}

/// "`mean(&self) -> u32` is the total divided by the number of marks in it, half a tenth and more rounded up."
#[test]
fn means_are_rounded_to_the_nearest_tenth() {
    let mean = |marks: &[u32]| couple("x", marks).marks.mean();
    assert_eq!(mean(&[55]), 55);
    assert_eq!(mean(&[10, 11]), 11);
    assert_eq!(mean(&[10, 10, 11]), 10);
    assert_eq!(mean(&[10, 11, 11]), 11);
    assert_eq!(mean(&[0, 30, 35, 90]), 33);
    assert_eq!(mean(&[0, 30, 31, 33, 90]), 31);
}

/// "has the highest total; of several the one with the higher single mark, then the one that comes first in the heat."
#[test]
fn a_tie_goes_to_the_higher_mark() {
    let heat = |couples: &[(&str, [u32; 2])]| Heat {
        couples: list(couples.iter().map(|(name, marks)| couple(name, marks)).collect()),
    };
    assert_eq!(
        heat(&[("a", [40, 40]), ("b", [39, 42]), ("c", [70, 10])]).winner().name,
        "b"
    );
    assert_eq!(
        heat(&[("a", [40, 40]), ("b", [30, 50]), ("c", [45, 35])]).winner().name,
        "b"
    );
    assert_eq!(
        heat(&[("a", [30, 50]), ("b", [50, 30]), ("c", [40, 40])]).winner().name,
        "a"
    );
    assert_eq!(heat(&[("a", [10, 10])]).winner().name, "a");
}

/// "are the couples with the highest totals, at most `places` of them, the highest first; of couples with the same total those
/// come first that come first in the heat. Here single marks do not count."
#[test]
fn finalists_are_ranked_by_total() {
    let heat = Heat {
        couples: list(vec![
            couple("a", &[20, 20]),
            couple("b", &[40, 40]),
            couple("c", &[10, 70]),
            couple("d", &[50, 50]),
        ]),
    };
    assert_eq!(names(&heat.clone().finalists(places(3))), ["d", "b", "c"]);
    assert_eq!(names(&heat.clone().finalists(places(2))), ["d", "b"]);
    assert_eq!(names(&heat.clone().finalists(places(1))), ["d"]);
    assert_eq!(names(&heat.finalists(places(9))), ["d", "b", "c", "a"]);
}

/// "divides the couples in their order into heats of `size`; the last heat may be smaller."
#[test]
fn couples_are_divided_into_heats() {
    let couples = list(["a", "b", "c", "d", "e"].map(|name| couple(name, &[10])).to_vec());
    let divided = |size| -> Vec<String> {
        heats(couples.clone(), places(size))
            .iter()
            .map(|heat| names(&heat.couples).concat())
            .collect()
    };
    assert_eq!(divided(2), ["ab", "cd", "e"]);
    assert_eq!(divided(1), ["a", "b", "c", "d", "e"]);
    assert_eq!(divided(5), ["abcde"]);
    assert_eq!(divided(4), ["abcd", "e"]);
    assert_eq!(divided(80), ["abcde"]);
}
