use crate::Diary;

/// A swarm in a basket. Whoever loses sight of it has to write that down.
#[derive(Debug)]
pub struct Swarm {
    queen: String,
    bees: u32,
    diary: Diary,
}

impl Drop for Swarm {
    fn drop(&mut self) {
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
        }
    }

    pub fn queen(&self) -> &str {
        &self.queen
    }

    pub fn bees(&self) -> u32 {
        self.bees
    }

    /// Takes the swarm out of its basket: its queen, its bees and the diary it was written in.
    pub(crate) fn unpack(self) -> (String, u32, Diary) {
        (self.queen, self.bees, self.diary)
    }

    /// Pours two swarms together.
    pub fn unite(self, other: Swarm) -> Swarm {
        let (stays, goes) = if other.bees > self.bees {
            (other, self)
        } else {
            (self, other)
        };
        let Swarm { queen, bees, diary } = goes;
        diary.borrow_mut().push(format!("{queen} is given away"));
        Swarm {
            bees: stays.bees + bees,
            ..stays
        }
    }
}
