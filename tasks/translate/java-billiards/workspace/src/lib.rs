//! The score sheets of games at the billiard table.
//!
//! A translation of `original/Sheets.java`.

/// For the `IllegalStateException`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over;

/// What all games have in common.
pub trait Sheet {
    /// What one player pots in one visit to the table, one letter a ball; `x` is a foul.
    fn visit(&mut self, balls: &str) -> Result<(), Over>;

    fn title(&self) -> String;

    fn target(&self) -> i32;

    /// What `toString` gives.
    fn text(&self) -> String;

    fn log(&self) -> &[String];

    fn points(&self) -> &[i32];

    /// The number of the player whose turn it is.
    fn turn(&self) -> usize;

    fn fouls(&self) -> i32;

    fn is_over(&self) -> bool;
}

#[derive(Debug, Clone)]
pub struct Snooker {}

impl Snooker {
    pub fn new(players: &[&str]) -> Self {
        todo!()
    }

    pub fn next_frame(&mut self) {
        todo!()
    }
}

#[derive(Debug, Clone)]
pub struct ShortSnooker {}

impl ShortSnooker {
    pub fn new(bonus: i32, players: &[&str]) -> Self {
        todo!()
    }

    pub fn next_frame(&mut self) {
        todo!()
    }

    pub fn own_fouls(&self) -> i32 {
        todo!()
    }
}

#[derive(Debug, Clone)]
pub struct Carom {}

impl Carom {
    pub fn new(goal: i32, players: &[&str]) -> Self {
        todo!()
    }
}
