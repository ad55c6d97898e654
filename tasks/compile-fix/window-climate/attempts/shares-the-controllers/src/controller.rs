//! What decides how far a window is opened.

/// What the sensors of the greenhouse say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Tenths of a degree.
    pub temperature: i32,
    /// Percent.
    pub humidity: u8,
}

pub trait Controller {
    /// The part of a reading that it looks at.
    type Input;

    fn input(reading: &Reading) -> Self::Input;

    /// How far it would open the window, in percent.
    fn decide(&mut self, input: Self::Input) -> i32;

    /// A controller in the same state.
    fn twin(&self) -> Self;
}
