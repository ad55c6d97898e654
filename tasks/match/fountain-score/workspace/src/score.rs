//! The scores of a fountain show.

/// What the anemometer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wind {
    Calm,
    Breeze,
    /// On the Beaufort scale.
    Gale(u8),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Score {
    /// One jet at a height in decimetres.
    Jet {
        name: String,
        height: u16,
    },
    /// All jets from one height to another.
    Sweep {
        from: u16,
        to: u16,
        ticks: u32,
    },
    Rest(u32),
    /// A score that a `Let` has given a name.
    Named(String),
    /// A score with its lamps at so many percent.
    Dim(Box<Score>, u8),
    All(Vec<Score>),
    /// With left and right exchanged.
    Mirror(Box<Score>),
    Repeat(Box<Score>, u32),
    Delay(u32, Box<Score>),
    Together(Box<Score>, Box<Score>),
    Then(Box<Score>, Box<Score>),
    Choice {
        wind: Wind,
        yes: Box<Score>,
        no: Box<Score>,
    },
    Let {
        name: String,
        value: Box<Score>,
        body: Box<Score>,
    },
}
