//! The scale.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Somebody who wants to know what the hive weighs.
pub trait Alarm {
    fn name(&self) -> &str;
    fn weighed(&self, scale: &Scale, grams: u32);
}

/// A scale is shared by all who want to weigh or to listen.
#[derive(Default)]
pub struct Scale {
    last: Cell<Option<u32>>,
    alarms: RefCell<Vec<Rc<dyn Alarm>>>,
}

impl Scale {
    pub fn new() -> Scale {
        Scale::default()
    }

    /// Adds an alarm behind the others.
    pub fn attach(&self, alarm: Rc<dyn Alarm>) {
        self.alarms.borrow_mut().push(alarm);
    }

    /// Takes all alarms of this name away; gives their number.
    pub fn detach(&self, name: &str) -> usize {
        let mut alarms = self.alarms.borrow_mut();
        let before = alarms.len();
        alarms.retain(|alarm| alarm.name() != name);
        before - alarms.len()
    }

    /// The names of the alarms, in their order.
    pub fn names(&self) -> Vec<String> {
        let alarms = self.alarms.borrow();
        alarms
            .iter()
            .map(|alarm| alarm.name().to_string())
            .collect()
    }

    /// What was weighed last.
    pub fn last(&self) -> Option<u32> {
        self.last.get()
    }

    /// The hive is weighed, and the alarms are told of it.
    pub fn weigh(&self, grams: u32) {
        self.last.set(Some(grams));
        let mut alarms = self.alarms.take();
        for alarm in &alarms {
            alarm.weighed(self, grams);
        }
        alarms.append(&mut self.alarms.borrow_mut());
        self.alarms.replace(alarms);
    }
}
