//! Two scorers share the goals of a match.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
pub struct Goals {
    pub scorers: Vec<String>,
}

pub type Shared = Rc<RefCell<Goals>>;

pub fn count<G: Borrow<Goals>>(goals: G) -> usize {
    goals.borrow().scorers.len()
}

pub fn note(shared: &Shared, scorer: &str) -> usize {
    shared.borrow_mut().scorers.push(scorer.to_string());
    let goals = RefCell::borrow(shared);
    count(&*goals)
}

pub fn newest(shared: &Shared) -> Option<String> {
    let goals = shared.borrow();
    goals.scorers.last().cloned()
}
