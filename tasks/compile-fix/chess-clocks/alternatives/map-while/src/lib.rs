//! Time controls of a chess clock. All times are tenths of a second.

/// How a clock treats the player whose turn it is.
pub trait TimeControl {
    /// What stands on the clock before the first move.
    fn budget(&self) -> u32;

    /// How long a move may last before the clock begins to run.
    fn grace(&self) -> u32;

    /// What is put back on the clock after a move that took `spent`.
    fn bonus(&self, _spent: u32) -> u32 {
        0
    }

    /// The time left after a move, or `None` if the flag fell during it.
    fn press(&self, left: u32, spent: u32) -> Option<u32> {
        let running = spent.saturating_sub(self.grace());
        if running >= left {
            return None;
        }
        Some(left - running + self.bonus(spent))
    }
}

/// A fixed increment for every move.
pub struct Fischer {
    pub budget: u32,
    pub increment: u32,
}

impl TimeControl for Fischer {
    fn budget(&self) -> u32 {
        self.budget
    }

    fn grace(&self) -> u32 {
        0
    }

    fn bonus(&self, _spent: u32) -> u32 {
        self.increment
    }
}

/// The clock waits before it runs.
pub struct SimpleDelay {
    pub budget: u32,
    pub delay: u32,
}

impl TimeControl for SimpleDelay {
    fn budget(&self) -> u32 {
        self.budget
    }

    fn grace(&self) -> u32 {
        self.delay
    }
}

/// The clock runs at once, and some of the time comes back.
pub struct Bronstein {
    pub budget: u32,
    pub delay: u32,
}

impl TimeControl for Bronstein {
    fn budget(&self) -> u32 {
        self.budget
    }

    fn grace(&self) -> u32 {
        u32::MIN
    }

    fn bonus(&self, spent: u32) -> u32 {
        if spent < self.delay {
            spent
        } else {
            self.delay
        }
    }
}

/// What is left on the clock after each move; the game ends with the move during which the flag fell.
pub fn play(control: &dyn TimeControl, moves: &[u32]) -> Vec<Option<u32>> {
    let mut clock = Some(control.budget());
    moves
        .iter()
        .map_while(|&spent| {
            let left = clock?;
            clock = control.press(left, spent);
            Some(clock)
        })
        .collect()
}
