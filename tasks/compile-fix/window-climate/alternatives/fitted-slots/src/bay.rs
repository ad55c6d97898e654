//! A bay of the greenhouse with its window.

use crate::controller::{Controller, Reading};

trait Slot {
    fn ask(&mut self, reading: &Reading) -> i32;
    fn copy(&self) -> Box<dyn Slot>;
}

/// A controller that was put into a bay.
struct Fitted<C>(C);

impl<C> Slot for Fitted<C>
where
    C: Controller + 'static,
{
    fn ask(&mut self, reading: &Reading) -> i32 {
        let input = C::input(reading);
        self.0.decide(input)
    }

    fn copy(&self) -> Box<dyn Slot> {
        Box::new(Fitted(self.0.twin()))
    }
}

#[derive(Default)]
pub struct Bay {
    opening: i32,
    controllers: Vec<Box<dyn Slot>>,
}

impl Bay {
    pub fn add<C: Controller + 'static>(&mut self, controller: C) {
        self.controllers.push(Box::new(Fitted(controller)));
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
        let mut widest = None;
        for controller in &mut self.controllers {
            let decision = controller.ask(reading);
            if widest.is_none_or(|so_far| decision > so_far) {
                widest = Some(decision);
            }
        }
        if let Some(opening) = widest {
            self.opening = opening;
        }
    }

    /// Parts the bay in two: another one that goes on as this one would.
    pub fn split(&self) -> Bay {
        let mut other = Bay::default();
        other.opening = self.opening;
        other
            .controllers
            .extend(self.controllers.iter().map(|slot| slot.copy()));
        other
    }
}
