use crate::{Diary, Swarm};

#[derive(Debug, Default)]
pub struct Hive {
    queen: Option<String>,
    bees: u32,
}

impl Hive {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn queen(&self) -> Option<&str> {
        self.queen.as_deref()
    }

    pub fn bees(&self) -> u32 {
        self.bees
    }

    /// Lets a swarm move in, or gives it back if there is a queen already.
    pub fn house(&mut self, swarm: Swarm) -> Result<(), Swarm> {
        if self.queen.is_some() {
            return Err(swarm);
        }
        let (queen, bees, diary) = swarm.unpack();
        diary.borrow_mut().push(format!("{queen} moves in"));
        self.queen = Some(queen);
        self.bees += bees;
        Ok(())
    }

    /// The queen leaves with half of the bees, rounded down.
    pub fn swarm_out(&mut self, diary: &Diary) -> Option<Swarm> {
        let leaving = self.bees / 2;
        let queen = self.queen.take()?;
        self.bees -= leaving;
        Some(Swarm::caught(&queen, leaving, diary))
    }
}
