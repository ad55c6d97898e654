//! Water levels of the chambers of a river lock, with a mark for each flood.

pub struct Levels {
    marks: Vec<u32>,
}

impl Levels {
    pub fn newest(&self) -> Option<u32> {
        self.marks.last().copied()
    }

    /// Marks a flood as often as there are marks already.
    pub fn flood(&mut self) {
        let count = self.marks.len();
        self.marks.resize(count * 2, count as u32);
        self.marks.truncate(self.marks.capacity());
    }

    /// Copies the newest mark.
    pub fn repeat(&mut self) {
        if self.newest().is_some() {
            Vec::push(&mut self.marks, self.newest().unwrap_or(0));
        }
    }
}
