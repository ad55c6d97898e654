//! The shelf.

/// A book that waits for a reader in a branch of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub number: u32,
    pub reader: String,
    pub branch: String,
    /// The last day on which the book is kept.
    pub until: u32,
}

/// All holds, oldest first; they are numbered from 1.
#[derive(Debug, Default)]
pub struct Shelf {
    holds: Vec<Hold>,
    last: u32,
}

impl Shelf {
    pub fn new() -> Shelf {
        Shelf::default()
    }

    /// Puts a book on the shelf and gives its number.
    pub fn put(&mut self, reader: &str, branch: &str, until: u32) -> u32 {
        self.last += 1;
        self.holds.push(Hold {
            number: self.last,
            reader: reader.to_string(),
            branch: branch.to_string(),
            until,
        });
        self.last
    }

    pub fn len(&self) -> usize {
        self.holds.len()
    }

    pub fn is_empty(&self) -> bool {
        self.holds.is_empty()
    }

    /// The holds of a branch.
    pub fn waiting<'s>(&'s self, branch: &str) -> impl Iterator<Item = &'s Hold> + use<'s> {
        let branch = branch.to_string();
        self.holds.iter().filter(move |hold| hold.branch == branch)
    }

    /// A reader comes and is given all books that wait in a branch; gives their numbers.
    pub fn fetch(&mut self, reader: &str, branch: &str) -> impl Iterator<Item = u32> + use<> {
        let fetched = |hold: &mut Hold| hold.reader == reader && hold.branch == branch;
        let numbers = self.holds.extract_if(.., fetched).map(|hold| hold.number);
        numbers.collect::<Vec<u32>>().into_iter()
    }

    /// Takes away what was kept long enough, and gives it.
    pub fn clear(&mut self, today: u32) -> impl Iterator<Item = Hold> + use<> {
        let cleared = self.holds.extract_if(.., |hold| hold.until < today);
        cleared.collect::<Vec<Hold>>().into_iter()
    }
}
