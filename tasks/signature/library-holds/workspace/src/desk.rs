//! What is done at the desk.

use crate::{Hold, Shelf};

/// The numbers of the holds in a branch of a town, newest first.
pub fn newest(shelf: &Shelf, town: &str, branch: &str) -> Vec<u32> {
    let holds = shelf.waiting(&format!("{town}/{branch}")).rev();
    holds.map(|hold| hold.number).collect()
}

/// The first hold of a branch that is kept until some day or longer.
pub fn kept(shelf: &Shelf, branch: String, day: u32) -> Option<&Hold> {
    let mut holds = shelf.waiting(&branch);
    drop(branch);
    holds.find(|hold| hold.until >= day)
}

/// The lines of a notice: `<count> for <branch>: <readers>`.
pub fn notice(shelf: &Shelf, branches: &[&str]) -> Vec<String> {
    let line = |branch: &&str| {
        let holds = shelf.waiting(branch);
        let count = holds.clone().count();
        let readers: Vec<&str> = holds.map(|hold| hold.reader.as_str()).collect();
        format!("{count} for {branch}: {}", readers.join(", "))
    };
    branches.iter().map(line).collect()
}

/// A reader fetches books in one branch and has as many others kept there; gives the old numbers and the new ones.
pub fn exchange(shelf: &mut Shelf, reader: String, branch: &str, until: u32) -> Vec<(u32, u32)> {
    let fetched = shelf.fetch(&reader, branch);
    let again = reader;
    fetched
        .map(|old| (old, shelf.put(&again, branch, until)))
        .collect()
}

/// A reader has moved: what waits in one branch is fetched, and it does not matter what it is. Gives what is left.
pub fn forget(shelf: &mut Shelf, reader: &str, branch: &str) -> usize {
    let _ = shelf.fetch(reader, branch);
    shelf.len()
}

/// Clears the shelf in the evening and keeps what was taken away for some more days
/// as long as fewer than `places` wait in the branch.
pub fn evening(shelf: &mut Shelf, today: u32, places: usize) -> Vec<u32> {
    let cleared = shelf.clear(today);
    let mut again = Vec::new();
    for hold in cleared {
        if shelf.waiting(&hold.branch).count() < places {
            again.push(shelf.put(&hold.reader, &hold.branch, today + 3));
        }
    }
    again
}
