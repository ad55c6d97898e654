//! Programmes and prices.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Programme {
    Quick,
    Cotton,
}

const DAY: u32 = 24 * 60;

impl Programme {
    pub fn minutes(self) -> u32 {
        match self {
            Programme::Quick => 30,
            Programme::Cotton => 90,
        }
    }

    /// What a wash costs that is started in a minute.
    pub fn cents(self, start: u32) -> u32 {
        let cents = match self {
            Programme::Quick => 80,
            Programme::Cotton => 150,
        };
        match start % DAY / 60 {
            6..=21 => cents,
            _ => cents / 2,
        }
    }
}
