//! The scale.

use std::cell::RefCell;
use std::rc::Rc;

/// Somebody who wants to know what the hive weighs.
pub trait Alarm {
    fn name(&self) -> &str;
    fn weighed(&self, scale: &Scale, grams: u32);
}

/// A scale is shared by all who want to weigh or to listen.
#[derive(Default)]
pub struct Scale {
    state: RefCell<State>,
}

/// A list of alarms is not changed once it is there, but replaced by another one.
#[derive(Default, Clone)]
struct State {
    last: Option<u32>,
    alarms: Rc<[Rc<dyn Alarm>]>,
}

impl Scale {
    pub fn new() -> Scale {
        Scale::default()
    }

    /// Adds an alarm behind the others.
    pub fn attach(&self, alarm: Rc<dyn Alarm>) {
        let mut state = self.state.borrow_mut();
        state.alarms = state.alarms.iter().cloned().chain([alarm]).collect();
    }

    /// Takes all alarms of this name away; gives their number.
    pub fn detach(&self, name: &str) -> usize {
        let mut state = self.state.borrow_mut();
        let before = state.alarms.len();
        let others = state.alarms.iter().filter(|alarm| alarm.name() != name);
        state.alarms = others.cloned().collect();
        before - state.alarms.len()
    }

    /// The names of the alarms, in their order.
    pub fn names(&self) -> Vec<String> {
        let alarms = &self.state.borrow().alarms;
        alarms
            .iter()
            .map(|alarm| alarm.name().to_string())
            .collect()
    }

    /// What was weighed last.
    pub fn last(&self) -> Option<u32> {
        self.state.borrow().last
    }

    /// The hive is weighed, and the alarms are told of it.
    pub fn weigh(&self, grams: u32) {
        self.state.borrow_mut().last = Some(grams);
        let state = self.state.borrow().clone();
        for alarm in state.alarms.iter() {
            alarm.weighed(self, grams);
        }
    }
}
