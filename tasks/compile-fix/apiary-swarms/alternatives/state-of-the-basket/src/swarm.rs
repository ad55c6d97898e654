use crate::Diary;

/// A swarm in a basket. Whoever loses sight of it has to write that down.
#[derive(Debug)]
pub struct Swarm {
    queen: String,
    bees: u32,
    diary: Diary,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    InBasket,
    Unpacked,
}

impl Drop for Swarm {
    fn drop(&mut self) {
        if self.state == State::Unpacked {
            return;
        }
        let line = format!("{} flew off with {} bees", self.queen, self.bees);
        self.diary.borrow_mut().push(line);
    }
}

impl Swarm {
    pub fn caught(queen: &str, bees: u32, diary: &Diary) -> Self {
        Swarm {
            queen: queen.to_string(),
            bees,
            diary: diary.clone(),
            state: State::InBasket,
        }
    }

    pub fn queen(&self) -> &str {
        &self.queen
    }

    pub fn bees(&self) -> u32 {
        self.bees
    }

    /// Takes the swarm out of its basket: its queen, its bees and the diary it was written in.
    pub(crate) fn unpack(mut self) -> (String, u32, Diary) {
        self.state = State::Unpacked;
        let queen = std::mem::take(&mut self.queen);
        let diary = Diary::clone(&self.diary);
        (queen, self.bees, diary)
    }

    /// Pours two swarms together.
    pub fn unite(mut self, mut other: Swarm) -> Swarm {
        if other.bees > self.bees {
            std::mem::swap(&mut self, &mut other);
        }
        let (queen, bees, diary) = other.unpack();
        diary.borrow_mut().push(queen + " is given away");
        self.bees += bees;
        self
    }
}
