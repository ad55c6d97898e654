//! The pump of a spillway: its pressure is shared by gates, which wait for it in tasks.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct State {
    free: u32,
    waiting: Vec<Waker>,
}

/// A pump that gives out units of pressure.
#[derive(Clone)]
pub struct Pump {
    state: Rc<RefCell<State>>,
}

impl Pump {
    pub fn new(units: u32) -> Self {
        Pump { state: Rc::new(RefCell::new(State { free: units, waiting: Vec::new() })) }
    }

    /// The units that nobody has and that are not set aside.
    pub fn free(&self) -> u32 {
        self.state.borrow().free
    }

    /// Waits for units.
    pub fn draw(&self, units: u32) -> Draw {
        Draw { pump: self.clone(), units }
    }

    /// Takes units if that is possible at once.
    pub fn try_draw(&self, units: u32) -> Option<Grant> {
        let mut state = self.state.borrow_mut();
        if state.free < units {
            return None;
        }
        state.free -= units;
        Some(Grant { pump: self.clone(), units })
    }

    /// Makes the pump stronger.
    pub fn extend(&self, units: u32) {
        let mut state = self.state.borrow_mut();
        state.free += units;
        if let Some(waker) = state.waiting.pop() {
            waker.wake();
        }
    }
}

/// Units that somebody has, until it is dropped.
pub struct Grant {
    pump: Pump,
    units: u32,
}

impl Grant {
    pub fn units(&self) -> u32 {
        self.units
    }

    /// Gives up to so many units back, and tells how many.
    pub fn give_back(&mut self, units: u32) -> u32 {
        let units = units.min(self.units);
        self.units -= units;
        self.pump.extend(units);
        units
    }
}

impl Drop for Grant {
    fn drop(&mut self) {
        self.pump.extend(self.units);
    }
}

pub struct Draw {
    pump: Pump,
    units: u32,
}

impl Future for Draw {
    type Output = Grant;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Grant> {
        match self.pump.try_draw(self.units) {
            Some(grant) => Poll::Ready(grant),
            None => {
                self.pump.state.borrow_mut().waiting.push(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
