//! Water levels of the chambers of a river lock.

pub struct Chambers {
    levels: Vec<u32>,
    lowest: usize,
}

impl Chambers {
    pub fn lowest(&self) -> usize {
        self.lowest
    }

    /// Adds a chamber that stands as high as the lowest one.
    pub fn add(&mut self) -> usize {
        self.levels.push(self.levels[self.lowest()]);
        self.levels.len() - 1
    }

    pub fn fill(&mut self, by: u32) {
        let lowest = self.lowest();
        let levels = &mut self.levels;
        levels[lowest] += by;
        levels.insert(levels.len(), by);
        self.levels[0] += self.levels[lowest];
    }
}
