//! A bay of the greenhouse with its window.

use std::cell::RefCell;
use std::rc::Rc;

use crate::controller::{Controller, Reading};

/// A controller whose type and input are not known.
trait AnyController {
    fn decide_on(&mut self, reading: &Reading) -> i32;
}

impl<C: Controller + 'static> AnyController for C {
    fn decide_on(&mut self, reading: &Reading) -> i32 {
        self.decide(C::input(reading))
    }
}

#[derive(Default)]
pub struct Bay {
    opening: i32,
    controllers: Vec<Rc<RefCell<dyn AnyController>>>,
}

impl Bay {
    pub fn add<C: Controller + 'static>(&mut self, controller: C) {
        self.controllers.push(Rc::new(RefCell::new(controller)));
    }

    /// How far the window is open, in percent.
    pub fn opening(&self) -> i32 {
        self.opening
    }

    /// Moves the window by hand.
    pub fn crank(&mut self, opening: i32) {
        self.opening = opening;
    }

    /// Lets the controllers decide, and moves the window.
    pub fn step(&mut self, reading: &Reading) {
        let decisions = self
            .controllers
            .iter()
            .map(|controller| controller.borrow_mut().decide_on(reading));
        self.opening = decisions.max().unwrap_or(self.opening);
    }

    /// Parts the bay in two: another one that goes on as this one would.
    pub fn split(&self) -> Bay {
        Bay {
            opening: self.opening,
            controllers: self.controllers.clone(),
        }
    }
}
