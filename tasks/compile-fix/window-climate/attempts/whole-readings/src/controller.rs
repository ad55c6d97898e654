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
    /// How far it would open the window, in percent.
    fn decide(&mut self, reading: &Reading) -> i32;

    /// A controller in the same state.
    fn twin(&self) -> Box<dyn Controller>;
}
