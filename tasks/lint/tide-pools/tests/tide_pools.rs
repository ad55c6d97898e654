use std::collections::BTreeMap;
use tide_pools::{board, colour, deepest, is_counted, median, register, trend, walk, Find, Trend};

fn finds(lines: &[(&str, u32, u32)]) -> Vec<Find> {
    let find = |&(animal, pool, count): &(&str, u32, u32)| Find {
        animal: animal.to_string(),
        pool,
        count,
    };
    lines.iter().map(find).collect()
}

fn animals(finds: &[Find]) -> Vec<&str> {
    finds.iter().map(|find| find.animal.as_str()).collect()
}

/// "`register` numbers the animals from 1 on in the order in which they are first found, without a gap."
#[test]
fn animals_are_numbered_without_a_gap() {
    let lines = [
        ("whelk", 1, 3),
        ("crab", 1, 1),
        ("whelk", 2, 9),
        ("crab", 3, 1),
        ("blenny", 2, 1),
        ("whelk", 4, 1),
        ("anemone", 1, 2),
    ];
    let numbers = register(finds(&lines));
    let want = [("anemone", 4), ("blenny", 3), ("crab", 2), ("whelk", 1)];
    assert_eq!(
        numbers,
        BTreeMap::from(want.map(|(animal, number)| (animal.to_string(), number)))
    );
    assert!(register(vec![]).is_empty());
}

/// "`deepest` has the lowest mark of each pool."
#[test]
fn the_lowest_mark_of_each_pool() {
    let marks = [(2, -30), (1, 5), (2, -45), (1, 7), (2, -40), (3, 0)];
    assert_eq!(deepest(&marks), BTreeMap::from([(1, 5), (2, -45), (3, 0)]));
}

/// "`board` has the finds with the largest counts first; finds with the same count stay in the order in which they
/// came."
#[test]
fn the_notice_board_keeps_the_order() {
    let board = board(finds(&[
        ("whelk", 1, 3),
        ("crab", 1, 1),
        ("limpet", 2, 9),
        ("blenny", 2, 1),
        ("anemone", 1, 3),
        ("prawn", 3, 1),
    ]));
    assert_eq!(
        animals(&board),
        ["limpet", "whelk", "anemone", "crab", "blenny", "prawn"]
    );
    assert_eq!(
        board[0],
        Find {
            animal: "limpet".to_string(),
            pool: 2,
            count: 9
        }
    );
}

/// "`walk` has the finds by the numbers of their pools; finds in the same pool stay in the order in which they came."
#[test]
fn the_walk_along_the_pools() {
    let walk = walk(finds(&[
        ("whelk", 2, 3),
        ("crab", 1, 1),
        ("limpet", 2, 9),
        ("anemone", 2, 1),
        ("blenny", 0, 1),
        ("prawn", 1, 7),
    ]));
    assert_eq!(
        animals(&walk),
        ["blenny", "crab", "prawn", "whelk", "limpet", "anemone"]
    );
}

/// "of an even number of counts the lower of the two in the middle. Without counts there is none."
#[test]
fn the_count_in_the_middle() {
    assert_eq!(
        [median(&[5]), median(&[9, 1, 5]), median(&[7, 1, 9, 5])],
        [Some(5), Some(5), Some(5)]
    );
    assert_eq!((median(&[8, 2]), median(&[])), (Some(2), None));
    assert_eq!(median(&[3, 1, 2, 6, 5, 4, 7, 8]), Some(4));
}

/// "`trend` is `New` from 0 to more, `Gone` from more to 0, and otherwise `More`, `Same` or `Fewer`."
#[test]
fn trends_of_the_animals() {
    assert_eq!(
        [trend(0, 1), trend(0, 9), trend(1, 0), trend(0, 0)],
        [Trend::New, Trend::New, Trend::Gone, Trend::Same]
    );
    assert_eq!(
        [trend(4, 5), trend(5, 5), trend(5, 4)],
        [Trend::More, Trend::Same, Trend::Fewer]
    );
}

/// "`colour` is grey for limpets, whatever their count is. Any other animal is white when there is none of it."
#[test]
fn limpets_and_missing_animals() {
    assert_eq!(
        [0, 1, 999, 1000].map(|count| colour("limpet", count)),
        ["grey"; 4]
    );
    assert_eq!(
        ["anemone", "starfish", "crab"].map(|animal| colour(animal, 0)),
        ["white"; 3]
    );
}

/// "Anemones are red up to 9 and green from 10 on, starfish are red"
#[test]
fn colours_of_anemones_and_starfish() {
    assert_eq!(
        [1, 9, 10, 999, 1000].map(|count| colour("anemone", count)),
        ["red", "red", "green", "green", "green"]
    );
    assert_eq!(
        [1, 9, 10, 1000].map(|count| colour("starfish", count)),
        ["red"; 4]
    );
}

/// "all other animals are grey up to 999 and red from 1000 on"
#[test]
fn colours_of_all_other_animals() {
    assert_eq!(
        [1, 10, 999, 1000, 1001].map(|count| colour("prawn", count)),
        ["grey", "grey", "grey", "red", "red"]
    );
}

/// "A pool is counted at low water, if it was not trodden and has no days left to rest."
#[test]
fn pools_that_are_counted() {
    assert!(is_counted(true, false, 0));
    for (low, trodden, resting) in [
        (false, false, 0),
        (true, true, 0),
        (true, false, 1),
        (false, true, 0),
        (true, true, 3),
    ] {
        assert!(!is_counted(low, trodden, resting));
    }
}
