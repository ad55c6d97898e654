use crate::Diary;

/// A swarm in a basket. Whoever loses sight of it has to write that down.
#[derive(Debug)]
pub struct Swarm {
    /// Gone as soon as the swarm was unpacked.
    queen: Option<String>,
    bees: u32,
    diary: Diary,
}

impl Drop for Swarm {
    fn drop(&mut self) {
        if let Some(queen) = &self.queen {
            let line = format!("{queen} flew off with {} bees", self.bees);
            self.diary.borrow_mut().push(line);
        }
    }
}

impl Swarm {
    pub fn caught(queen: &str, bees: u32, diary: &Diary) -> Self {
        Swarm {
            queen: Some(queen.to_string()),
            bees,
            diary: diary.clone(),
        }
    }

    pub fn queen(&self) -> &str {
        self.queen.as_deref().unwrap_or_default()
    }

    pub fn bees(&self) -> u32 {
        self.bees
    }

    /// Takes the swarm out of its basket: its queen, its bees and the diary it was written in.
    pub(crate) fn unpack(mut self) -> (String, u32, Diary) {
        let queen = self.queen.take().unwrap_or_default();
        (queen, self.bees, self.diary.clone())
    }

    /// Pours two swarms together.
    pub fn unite(self, other: Swarm) -> Swarm {
        let (mut stays, goes) = if other.bees > self.bees {
            (other, self)
        } else {
            (self, other)
        };
        let queen = goes.queen();
        goes.diary
            .borrow_mut()
            .push(format!("{queen} is given away"));
        stays.bees += goes.bees;
        stays
    }
}
