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
        match self.settings.get(key) {
            Some(&value) => value,
            None => 0,
        }
    }

    fn set(&mut self, key: &str, value: i32) {
        self.settings.insert(key.to_string(), value);
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
    install_rest(world, steps, &mut outcome);
    world.note(format!("end {}", outcome.done));
    outcome
}

/// Runs the first step and then the rest. What the original defers happens after the rest has returned.
fn install_rest(world: &mut World, steps: &mut [Box<dyn Step>], outcome: &mut Outcome) {
    let Some((step, rest)) = steps.split_first_mut() else {
        return;
    };
    let needed = match step.as_check() {
        Some(check) => check.needed(world),
        None => true,
    };
    if !needed {
        world.note(format!("skip {}", step.name()));
        return install_rest(world, rest, outcome);
    }
    if let Err(message) = step.run(world) {
        let step = step.name();
        outcome.failures.push(Failure { step, message });
        return;
    }
    outcome.done += 1;
    world.note(format!("done {}", step.name()));
    install_rest(world, rest, outcome);
    if outcome.failures.is_empty() {
        return;
    }
    let Some(undo) = step.as_undo() else { return };
    let undone = undo.undo(world);
    let step = step.name();
    match undone {
        Ok(()) => {
            outcome.done -= 1;
            world.note(format!("undone {step}"));
        }
        Err(message) => outcome.failures.push(Failure { step, message }),
    }
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
        self.old = world.settings.get(&self.key).copied();
        world.set(&self.key, self.value);
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
        if let Some(old) = self.old {
            world.set(&self.key, old);
        } else {
            world.settings.remove(&self.key);
        }
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
        let value = world.setting(&self.key).wrapping_add(self.by);
        world.set(&self.key, value);
        Ok(())
    }

    fn as_undo(&mut self) -> Option<&mut dyn Undo> {
        Some(self)
    }
}

impl Undo for Add {
    fn undo(&mut self, world: &mut World) -> Result<(), String> {
        let value = world.setting(&self.key).wrapping_sub(self.by);
        world.set(&self.key, value);
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
        match world.setting(&self.key) {
            value if value >= self.least => Ok(()),
            value => Err(format!("{} is {value}", self.key)),
        }
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
        let Outcome { failures, .. } = install(world, &mut self.steps);
        let mut failures = failures.into_iter();
        let Some(first) = failures.next() else {
            return Ok(());
        };
        Err(failures.fold(first.to_string(), |joined, next| {
            format!("{joined}\n{next}")
        }))
    }
}
