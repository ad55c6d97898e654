//! The pump of a spillway: its pressure is shared by gates, which wait for it in tasks.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

enum Place {
    Waits { units: u32, waker: Waker },
    Served,
}

#[derive(Default)]
struct State {
    free: u32,
    next: usize,
    /// Those in line and those who were served and have not noticed, by numbers in the order of arrival.
    places: BTreeMap<usize, Place>,
}

impl State {
    /// Takes units unless somebody waits for some.
    fn take(&mut self, units: u32) -> bool {
        let first = units == 0 || self.places.values().all(|place| matches!(place, Place::Served));
        let enough = first && units <= self.free;
        if enough {
            self.free -= units;
        }
        enough
    }

    /// Serves those in line, and gives the wakers to be woken.
    fn serve(&mut self) -> Vec<Waker> {
        let mut wakers = Vec::new();
        for place in self.places.values_mut() {
            if let Place::Waits { units, .. } = *place {
                if units > self.free {
                    break;
                }
                self.free -= units;
                if let Place::Waits { waker, .. } = std::mem::replace(place, Place::Served) {
                    wakers.push(waker);
                }
            }
        }
        wakers
    }
}

/// A pump that gives out units of pressure.
#[derive(Clone)]
pub struct Pump {
    state: Rc<RefCell<State>>,
}

impl Pump {
    pub fn new(units: u32) -> Self {
        Pump { state: Rc::new(RefCell::new(State { free: units, ..State::default() })) }
    }

    pub fn free(&self) -> u32 {
        self.state.borrow().free
    }

    pub fn draw(&self, units: u32) -> Draw {
        Draw { pump: self.clone(), units, number: None }
    }

    pub fn try_draw(&self, units: u32) -> Option<Grant> {
        let taken = self.state.borrow_mut().take(units);
        taken.then(|| Grant { pump: self.clone(), units })
    }

    pub fn extend(&self, units: u32) {
        let mut state = self.state.borrow_mut();
        state.free += units;
        let wakers = state.serve();
        drop(state);
        wakers.into_iter().for_each(Waker::wake);
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

    pub fn give_back(&mut self, units: u32) -> u32 {
        let kept = self.units.saturating_sub(units);
        let given = self.units - kept;
        self.units = kept;
        self.pump.extend(given);
        given
    }
}

impl Drop for Grant {
    fn drop(&mut self) {
        self.give_back(u32::MAX);
    }
}

pub struct Draw {
    pump: Pump,
    units: u32,
    /// Since the first poll, unless it was ready.
    number: Option<usize>,
}

impl Future for Draw {
    type Output = Grant;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Grant> {
        let units = self.units;
        let mut state = self.pump.state.borrow_mut();
        let served = match self.number {
            None => state.take(units),
            Some(number) => matches!(state.places[&number], Place::Served),
        };
        if served {
            self.number.map(|number| state.places.remove(&number));
            drop(state);
            self.number = None;
            return Poll::Ready(Grant { pump: self.pump.clone(), units });
        }
        let number = self.number.unwrap_or(state.next);
        state.next = state.next.max(number + 1);
        let old = state.places.insert(number, Place::Waits { units, waker: context.waker().clone() });
        drop(state);
        drop(old);
        self.number = Some(number);
        Poll::Pending
    }
}

impl Drop for Draw {
    fn drop(&mut self) {
        let Some(number) = self.number else {
            return;
        };
        let place = self.pump.state.borrow_mut().places.remove(&number);
        let back = match place {
            Some(Place::Served) => self.units,
            _ => 0,
        };
        self.pump.extend(back);
    }
}
