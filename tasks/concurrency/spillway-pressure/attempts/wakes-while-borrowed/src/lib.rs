//! The pump of a spillway: its pressure is shared by gates, which wait for it in tasks.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A place in line, shared by the line and the future that waits.
struct Place {
    units: u32,
    waker: RefCell<Waker>,
}

struct State {
    free: u32,
    line: VecDeque<Rc<Place>>,
}

/// A pump that gives out units of pressure.
#[derive(Clone)]
pub struct Pump {
    state: Rc<RefCell<State>>,
}

impl Pump {
    pub fn new(units: u32) -> Self {
        Pump { state: Rc::new(RefCell::new(State { free: units, line: VecDeque::new() })) }
    }

    /// The units that nobody has and that are not set aside.
    pub fn free(&self) -> u32 {
        self.state.borrow().free
    }

    /// Waits for units.
    pub fn draw(&self, units: u32) -> Draw {
        Draw { pump: self.clone(), units, place: None }
    }

    /// Takes units if that is possible at once.
    pub fn try_draw(&self, units: u32) -> Option<Grant> {
        let mut state = self.state.borrow_mut();
        if units > 0 && !state.line.is_empty() {
            return None;
        }
        state.free = state.free.checked_sub(units)?;
        Some(Grant { pump: self.clone(), units })
    }

    /// Makes the pump stronger.
    pub fn extend(&self, units: u32) {
        self.state.borrow_mut().free += units;
        self.serve();
    }

    /// Sets units aside for those in line, and wakes them when the state is not borrowed any more.
    fn serve(&self) {
        let State { free, line } = &mut *self.state.borrow_mut();
        while let Some(rest) = line.front().and_then(|first| free.checked_sub(first.units)) {
            *free = rest;
            if let Some(place) = line.pop_front() {
                place.waker.borrow().wake_by_ref();
            }
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
    place: Option<Rc<Place>>,
}

impl Draw {
    fn is_in_line(&self, place: &Rc<Place>) -> bool {
        self.pump.state.borrow().line.iter().any(|other| Rc::ptr_eq(other, place))
    }
}

impl Future for Draw {
    type Output = Grant;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Grant> {
        let Some(place) = &self.place else {
            if let Some(grant) = self.pump.try_draw(self.units) {
                return Poll::Ready(grant);
            }
            let place = Rc::new(Place { units: self.units, waker: RefCell::new(context.waker().clone()) });
            self.pump.state.borrow_mut().line.push_back(Rc::clone(&place));
            self.place = Some(place);
            return Poll::Pending;
        };
        if self.is_in_line(place) {
            let old = place.waker.replace(context.waker().clone());
            drop(old);
            return Poll::Pending;
        }
        let grant = Grant { pump: self.pump.clone(), units: self.units };
        self.place = None;
        Poll::Ready(grant)
    }
}

impl Drop for Draw {
    fn drop(&mut self) {
        let Some(place) = self.place.take() else {
            return;
        };
        if self.is_in_line(&place) {
            self.pump.state.borrow_mut().line.retain(|other| !Rc::ptr_eq(other, &place));
            self.pump.serve();
        } else {
            self.pump.extend(self.units);
        }
    }
}
