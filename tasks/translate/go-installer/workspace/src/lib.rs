//! Changes settings step by step, and takes the steps back when one fails.
//!
//! A translation of `original/install.go`.

use std::collections::BTreeMap;
use std::fmt;

/// What the steps work on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    pub settings: BTreeMap<String, i32>,
    pub log: Vec<String>,
}

/// One step of an installation.
pub trait Step {
    fn name(&self) -> String;

    fn run(&mut self, world: &mut World) -> Result<(), String>;

    /// `step.(Undoer)`
    fn as_undo(&mut self) -> Option<&mut dyn Undo> {
        None
    }

    /// `step.(Checker)`
    fn as_check(&self) -> Option<&dyn Check> {
        None
    }
}

/// A step that can be taken back.
pub trait Undo {
    fn undo(&mut self, world: &mut World) -> Result<(), String>;
}

/// A step that knows whether it is needed.
pub trait Check {
    fn needed(&self, world: &World) -> bool;
}

/// What went wrong in which step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub step: String,
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

/// The two results of `Install`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub done: usize,
    pub failures: Vec<Failure>,
}

/// Runs the steps; see the original.
pub fn install(world: &mut World, steps: &mut [Box<dyn Step>]) -> Outcome {
    todo!()
}

/// Gives a setting a value.
#[derive(Debug, Clone)]
pub struct Set {
    key: String,
    value: i32,
}

impl Set {
    pub fn new(key: &str, value: i32) -> Self {
        todo!()
    }
}

/// Adds to a setting.
#[derive(Debug, Clone)]
pub struct Add {
    pub key: String,
    pub by: i32,
}

/// Fails if a setting is too small.
#[derive(Debug, Clone)]
pub struct Require {
    pub key: String,
    pub least: i32,
}

/// A step under another name.
pub struct Renamed {
    pub step: Box<dyn Step>,
    pub title: String,
}

/// A step that consists of steps.
pub struct Group {
    pub title: String,
    pub steps: Vec<Box<dyn Step>>,
}

// The steps still lack their implementations of `Step`, `Undo` and `Check`.
