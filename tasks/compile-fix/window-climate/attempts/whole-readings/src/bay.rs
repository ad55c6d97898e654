//! A bay of the greenhouse with its window.

use crate::controller::{Controller, Reading};

#[derive(Default)]
pub struct Bay {
    opening: i32,
    controllers: Vec<Box<dyn Controller>>,
}

impl Bay {
    pub fn add<C: Controller + 'static>(&mut self, controller: C) {
        self.controllers.push(Box::new(controller));
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
            .iter_mut()
            .map(|controller| controller.decide(reading));
        self.opening = decisions.max().unwrap_or(self.opening);
    }

    /// Parts the bay in two: another one that goes on as this one would.
    pub fn split(&self) -> Bay {
        Bay {
            opening: self.opening,
            controllers: self.controllers.iter().map(|c| c.twin()).collect(),
        }
    }
}
