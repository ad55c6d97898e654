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

impl World {
    fn note(&mut self, what: String) {
        self.log.push(what);
    }

    /// A missing setting counts as 0.
    fn setting(&self, key: &str) -> i32 {
        self.settings.get(key).copied().unwrap_or_default()
    }

    fn change(&mut self, key: &str, change: impl FnOnce(i32) -> i32) {
        let value = self.settings.entry(key.to_string()).or_default();
        *value = change(*value);
    }
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
        write!(f, "{}: {}", self.step, self.message)
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
    world.note("begin".to_string());
    let mut outcome = Outcome {
        done: 0,
        failures: Vec::new(),
    };
    let mut ran: Vec<&mut Box<dyn Step>> = Vec::new();
    for step in steps {
        if step.as_check().is_some_and(|check| !check.needed(world)) {
            world.note(format!("skip {}", step.name()));
            continue;
        }
        if let Err(message) = step.run(world) {
            outcome.failures.push(Failure {
                step: step.name(),
                message,
            });
            break;
        }
        outcome.done += 1;
        world.note(format!("done {}", step.name()));
        ran.push(step);
    }
    if !outcome.failures.is_empty() {
        for step in ran.into_iter().rev() {
            match step.as_undo().map(|undo| undo.undo(world)) {
                None => {}
                Some(Ok(())) => {
                    outcome.done -= 1;
                    world.note(format!("undone {}", step.name()));
                }
                Some(Err(message)) => outcome.failures.push(Failure {
                    step: step.name(),
                    message,
                }),
            }
        }
    }
    world.note(format!("end {}", outcome.done));
    outcome
}

/// Gives a setting a value.
#[derive(Debug, Clone)]
pub struct Set {
    key: String,
    value: i32,
    /// What the setting was before, if it was there.
    old: Option<i32>,
}

impl Set {
    pub fn new(key: &str, value: i32) -> Self {
        Set {
            key: key.to_string(),
            value,
            old: None,
        }
    }
}

impl Step for Set {
    fn name(&self) -> String {
        format!("set {}", self.key)
    }

    fn run(&mut self, world: &mut World) -> Result<(), String> {
        self.old = world.settings.insert(self.key.clone(), self.value);
        Ok(())
    }

    fn as_undo(&mut self) -> Option<&mut dyn Undo> {
        Some(self)
    }

    fn as_check(&self) -> Option<&dyn Check> {
        Some(self)
    }
}

impl Undo for Set {
    fn undo(&mut self, world: &mut World) -> Result<(), String> {
        match self.old {
            Some(old) => world.settings.insert(self.key.clone(), old),
            None => world.settings.remove(&self.key),
        };
        Ok(())
    }
}

impl Check for Set {
    fn needed(&self, world: &World) -> bool {
        world.setting(&self.key) != self.value
    }
}

/// Adds to a setting.
#[derive(Debug, Clone)]
pub struct Add {
    pub key: String,
    pub by: i32,
}

impl Step for Add {
    fn name(&self) -> String {
        format!("add {}", self.key)
    }

    fn run(&mut self, world: &mut World) -> Result<(), String> {
        world.change(&self.key, |value| value.wrapping_add(self.by));
        Ok(())
    }

    fn as_undo(&mut self) -> Option<&mut dyn Undo> {
        Some(self)
    }
}

impl Undo for Add {
    fn undo(&mut self, world: &mut World) -> Result<(), String> {
        world.change(&self.key, |value| value.wrapping_sub(self.by));
        Ok(())
    }
}

/// Fails if a setting is too small.
#[derive(Debug, Clone)]
pub struct Require {
    pub key: String,
    pub least: i32,
}

impl Step for Require {
    fn name(&self) -> String {
        format!("require {}", self.key)
    }

    fn run(&mut self, world: &mut World) -> Result<(), String> {
        let value = world.setting(&self.key);
        if value < self.least {
            return Err(format!("{} is {value}", self.key));
        }
        Ok(())
    }
}

/// A step under another name.
pub struct Renamed {
    pub step: Box<dyn Step>,
    pub title: String,
}

// Embedding `Step` promotes no other methods, so a renamed step is neither `Undo` nor `Check`.
impl Step for Renamed {
    fn name(&self) -> String {
        self.title.clone()
    }

    fn run(&mut self, world: &mut World) -> Result<(), String> {
        self.step.run(world)
    }
}

/// A step that consists of steps.
pub struct Group {
    pub title: String,
    pub steps: Vec<Box<dyn Step>>,
}

impl Step for Group {
    fn name(&self) -> String {
        self.title.clone()
    }

    fn run(&mut self, world: &mut World) -> Result<(), String> {
        let failures = install(world, &mut self.steps).failures;
        if failures.is_empty() {
            return Ok(());
        }
        let messages: Vec<String> = failures.iter().map(Failure::to_string).collect();
        Err(messages.join("\n"))
    }
}
