//! Swarms of bees on their way from the branch where they were caught to a hive.

pub mod hive;
pub mod swarm;

pub use hive::Hive;
pub use swarm::Swarm;

use std::cell::RefCell;
use std::rc::Rc;

/// What happens to swarms, written down by everyone who handles them.
pub type Diary = Rc<RefCell<Vec<String>>>;
