//! A channel that calls back.
//!
//! A translation of `original/channel.ts`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is to happen after a listener was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Continue,
    /// The listeners that follow are not called.
    Stop,
}

struct Entry<T> {
    callback: Box<dyn Fn(&T) -> Flow>,
    once: bool,
    done: Cell<bool>,
}

/// The state of a channel. No borrow of it lasts while a callback runs.
struct State<T> {
    entries: RefCell<Vec<Rc<Entry<T>>>>,
    last: RefCell<Option<T>>,
}

impl<T> State<T> {
    fn remove(&self, entry: &Rc<Entry<T>>) -> bool {
        let mut entries = self.entries.borrow_mut();
        let Some(index) = entries.iter().position(|known| Rc::ptr_eq(known, entry)) else {
            return false;
        };
        entries.remove(index);
        true
    }
}

/// A channel for values; clones are the same channel.
pub struct Channel<T> {
    state: Rc<State<T>>,
}

/// A listener that has been added to a channel.
pub struct Subscription<T> {
    state: Rc<State<T>>,
    entry: Rc<Entry<T>>,
}

impl<T: Clone + 'static> Channel<T> {
    pub fn new() -> Self {
        Channel {
            state: Rc::new(State {
                entries: RefCell::new(Vec::new()),
                last: RefCell::new(None),
            }),
        }
    }

    pub fn on(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        self.add(Box::new(callback), false)
    }

    pub fn once(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        self.add(Box::new(callback), true)
    }

    /// Like `on`, but starts with the latest value, if there has been one.
    pub fn watch(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        let subscription = self.on(callback);
        if let Some(value) = self.latest() {
            if (subscription.entry.callback)(&value) == Flow::Stop {
                subscription.cancel();
            }
        }
        subscription
    }

    fn add(&self, callback: Box<dyn Fn(&T) -> Flow>, once: bool) -> Subscription<T> {
        let entry = Rc::new(Entry {
            callback,
            once,
            done: Cell::new(false),
        });
        self.state.entries.borrow_mut().push(Rc::clone(&entry));
        Subscription {
            state: Rc::clone(&self.state),
            entry,
        }
    }

    /// Returns how many listeners were called.
    pub fn emit(&self, value: T) -> usize {
        self.state.last.replace(Some(value.clone()));
        let round = self.state.entries.borrow().clone();
        let mut called = 0;
        for entry in round {
            if entry.once {
                if entry.done.replace(true) {
                    continue;
                }
                self.state.remove(&entry);
            }
            called += 1;
            if (entry.callback)(&value) == Flow::Stop {
                break;
            }
        }
        called
    }

    /// Passes on to the target what `convert` makes of each value, unless that is nothing.
    pub fn pipe<U: Clone + 'static>(
        &self,
        target: &Channel<U>,
        convert: impl Fn(&T) -> Option<U> + 'static,
    ) -> Subscription<T> {
        let target = target.clone();
        self.on(move |value| {
            if let Some(converted) = convert(value) {
                target.emit(converted);
            }
            Flow::Continue
        })
    }

    pub fn latest(&self) -> Option<T> {
        self.state.last.borrow().clone()
    }

    pub fn size(&self) -> usize {
        self.state.entries.borrow().len()
    }
}

impl<T: Clone + 'static> Default for Channel<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Channel<T> {
    fn clone(&self) -> Self {
        Channel {
            state: Rc::clone(&self.state),
        }
    }
}

impl<T> Subscription<T> {
    /// Removes the listener from the channel; tells whether it was still there.
    pub fn cancel(&self) -> bool {
        self.state.remove(&self.entry)
    }
}
