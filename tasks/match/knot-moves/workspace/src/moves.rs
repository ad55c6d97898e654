//! The moves of which knots consist.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Standing,
    End,
    Spar,
    /// The loops are numbered from 1, in the order in which they are made.
    Loop(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    Loop {
        side: Side,
        overhand: bool,
    },
    Bight,
    Over(Part),
    Under(Part),
    Round {
        part: Part,
        times: u32,
    },
    /// Through the loop with that number.
    Through(usize),
    Tuck(u32),
    Haul(Vec<Part>),
    Dress,
}

/// What is wrong with the words of an instruction, and at which of them, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    pub word: usize,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Unexpected,
    Missing,
    NoLoop,
    NoSuchLoop,
    NotALoop,
    NothingToRepeat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knot {
    Overhand,
    FigureEight,
    Bowline,
    CloveHitch,
    /// A round turn and so many half hitches.
    RoundTurn(usize),
}
