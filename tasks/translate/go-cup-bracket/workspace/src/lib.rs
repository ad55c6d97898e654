//! The bracket of a knock-out cup.
//!
//! A translation of `original/cup.go`.

use std::fmt;

/// The error values of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    TooFew,
    Drawn,
    NoTeam,
    NoMatch,
    Done,
    Level,
}

/// What `Play` makes of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayError {
    pub home: String,
    pub cause: Cause,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

impl fmt::Display for PlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

pub struct Cup {}

impl Cup {
    pub fn new(names: &[&str]) -> Self {
        todo!()
    }

    pub fn enter(&mut self, name: &str) -> Result<(), Cause> {
        todo!()
    }

    pub fn withdraw(&mut self, name: &str) -> Result<(), Cause> {
        todo!()
    }

    pub fn rename(&mut self, old: &str, name: &str) -> Result<(), Cause> {
        todo!()
    }

    pub fn draw(&mut self) -> Result<(), Cause> {
        todo!()
    }

    pub fn play(&mut self, home: &str, goals: u32, against: u32) -> Result<(), PlayError> {
        todo!()
    }

    pub fn correct(&mut self, home: &str, goals: u32, against: u32) -> Result<(), Cause> {
        todo!()
    }

    pub fn strongest(&mut self, n: usize) -> Vec<String> {
        todo!()
    }

    /// `Names(c.Teams)`
    pub fn teams(&self) -> Vec<String> {
        todo!()
    }

    /// `Names(c.Entries)`
    pub fn entries(&self) -> Vec<String> {
        todo!()
    }

    pub fn round(&self) -> Vec<String> {
        todo!()
    }

    pub fn history(&self) -> Vec<String> {
        todo!()
    }

    pub fn champion(&self) -> Option<String> {
        todo!()
    }

    pub fn wins(&self, name: &str) -> Option<u32> {
        todo!()
    }

    /// `c.Log`
    pub fn log(&self) -> &[String] {
        todo!()
    }
}
