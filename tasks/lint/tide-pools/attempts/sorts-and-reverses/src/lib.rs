//! Counts of the animals in tide pools, as volunteers bring them home from the shore.

use std::collections::BTreeMap;

/// How a kind of animal has done since the last count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    New,
    More,
    Same,
    Fewer,
    Gone,
}

/// One line of a volunteer's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    pub animal: String,
    /// The number of the pool.
    pub pool: u32,
    pub count: u32,
}

/// The numbers under which the animals stand in the register.
pub fn register(finds: Vec<Find>) -> BTreeMap<String, u32> {
    let mut numbers = BTreeMap::new();
    let mut next = 1;
    for find in finds {
        numbers.entry(find.animal).or_insert_with(|| {
            let number = next;
            next += 1;
            number
        });
    }
    numbers
}

/// Takes the deepest mark of each pool from a list of marks.
pub fn deepest(marks: &[(u32, i32)]) -> BTreeMap<u32, i32> {
    let mut deepest: BTreeMap<u32, i32> = BTreeMap::new();
    for &(pool, mark) in marks {
        let old = deepest.entry(pool).or_insert(mark);
        *old = mark.min(*old);
    }
    deepest
}

/// The finds for the notice board, the largest counts first.
pub fn board(mut finds: Vec<Find>) -> Vec<Find> {
    finds.sort_by_key(|find| find.count);
    finds.reverse();
    finds
}

/// The finds for the walk, by their pools.
pub fn walk(mut finds: Vec<Find>) -> Vec<Find> {
    finds.sort_by_key(|find| find.pool);
    finds
}

/// The middle one of some counts, of an even number of them the lower of the two in the middle.
pub fn median(counts: &[u32]) -> Option<u32> {
    let mut counts = counts.to_vec();
    counts.sort_unstable();
    counts.get(counts.len().checked_sub(1)? / 2).copied()
}

/// The trend from one count to the next.
pub fn trend(before: u32, now: u32) -> Trend {
    match (before, now) {
        (0, 0) => Trend::Same,
        (0, _) => Trend::New,
        (_, 0) => Trend::Gone,
        _ if now > before => Trend::More,
        _ if now == before => Trend::Same,
        _ => Trend::Fewer,
    }
}

/// The colour in which an animal stands on the board.
pub fn colour(animal: &str, count: u32) -> &'static str {
    match (animal, count) {
        ("limpet", _) => "grey",
        (_, 0) => "white",
        ("anemone", 10..) => "green",
        ("anemone" | "starfish", _) | (_, 1000..) => "red",
        _ => "grey",
    }
}

/// Whether a pool is counted today: at low water, and not when it was trodden or is still resting.
pub fn is_counted(low_water: bool, trodden: bool, resting: u32) -> bool {
    low_water && !trodden && resting == 0
}
