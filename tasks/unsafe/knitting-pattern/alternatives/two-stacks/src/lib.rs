//! The pattern of a knitting machine: the stitches before the carriage, and those behind it from the end.

/// A stitch, by the name of its yarn.
pub type Stitch = String;

#[derive(Default)]
pub struct Pattern {
    before: Vec<Stitch>,
    /// The last stitch of the pattern comes first.
    behind: Vec<Stitch>,
}

impl Pattern {
    pub fn new() -> Pattern {
        Pattern::default()
    }

    pub fn len(&self) -> usize {
        self.before.len() + self.behind.len()
    }

    pub fn carriage(&self) -> usize {
        self.before.len()
    }

    pub fn knit(&mut self, yarn: &str) {
        self.before.push(yarn.to_string());
    }

    pub fn unravel(&mut self) -> bool {
        self.before.pop().is_some()
    }

    pub fn move_to(&mut self, place: usize) -> bool {
        if place > self.len() {
            return false;
        }
        if place < self.before.len() {
            self.behind.extend(self.before.drain(place..).rev());
        } else {
            let left = self.len() - place;
            self.before.extend(self.behind.drain(left..).rev());
        }
        true
    }

    pub fn get(&self, place: usize) -> Option<&str> {
        let stitches = self.before.iter().chain(self.behind.iter().rev());
        stitches.map(String::as_str).nth(place)
    }

    pub fn dye(&mut self, yarn: &str, other: &str) -> usize {
        let all = self.before.iter_mut().chain(&mut self.behind);
        all.filter(|stitch| *stitch == yarn)
            .map(|stitch| *stitch = other.to_string())
            .count()
    }

    pub fn stitches(&self) -> Vec<&str> {
        (0..self.len())
            .filter_map(|place| self.get(place))
            .collect()
    }
}
