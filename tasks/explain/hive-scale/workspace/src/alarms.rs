//! Alarms.

use crate::{Alarm, Scale};
use std::cell::RefCell;
use std::rc::Rc;

/// What alarms have written: a line for each time that one was told something.
pub type Diary = Rc<RefCell<Vec<String>>>;

fn write(diary: &Diary, name: &str, grams: u32, scale: &Scale) {
    let last = scale.last().unwrap_or(0);
    let count = scale.names().len();
    diary
        .borrow_mut()
        .push(format!("{name} {grams}/{last}/{count}"));
}

/// Writes everything into a diary.
pub struct Keeper {
    pub name: &'static str,
    pub diary: Diary,
}

impl Alarm for Keeper {
    fn name(&self) -> &str {
        self.name
    }

    fn weighed(&self, scale: &Scale, grams: u32) {
        write(&self.diary, self.name, grams, scale);
    }
}

/// When the hive is lighter than a limit, a swarm has left; then somebody else begins to listen.
pub struct Swarm {
    pub limit: u32,
    pub then: Rc<dyn Alarm>,
    pub diary: Diary,
}

impl Alarm for Swarm {
    fn name(&self) -> &str {
        "swarm"
    }

    fn weighed(&self, scale: &Scale, grams: u32) {
        if grams < self.limit {
            scale.attach(Rc::clone(&self.then));
        }
        write(&self.diary, "swarm", grams, scale);
    }
}

/// Stops the alarm of some name when the hive is heavy enough.
pub struct Harvest {
    pub limit: u32,
    pub stops: &'static str,
    pub diary: Diary,
}

impl Alarm for Harvest {
    fn name(&self) -> &str {
        "harvest"
    }

    fn weighed(&self, scale: &Scale, grams: u32) {
        if grams >= self.limit {
            scale.detach(self.stops);
        }
        write(&self.diary, "harvest", grams, scale);
    }
}

/// Weighs once more, without the stone on the roof.
pub struct Stone {
    pub grams: u32,
    pub diary: Diary,
}

impl Alarm for Stone {
    fn name(&self) -> &str {
        "stone"
    }

    fn weighed(&self, scale: &Scale, grams: u32) {
        if grams > self.grams {
            scale.weigh(grams - self.grams);
        }
        write(&self.diary, "stone", grams, scale);
    }
}
