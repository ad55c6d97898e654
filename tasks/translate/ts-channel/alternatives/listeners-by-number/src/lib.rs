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

type Callback<T> = Rc<dyn Fn(&T) -> Flow>;

struct Entry<T> {
    id: u64,
    callback: Callback<T>,
    /// For `once`: whether the listener is still to be called. Shared by all copies.
    wanted: Option<Rc<Cell<bool>>>,
}

// By hand, since the derived one would ask for values that can be cloned.
impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Entry {
            id: self.id,
            callback: Rc::clone(&self.callback),
            wanted: self.wanted.clone(),
        }
    }
}

struct Inner<T> {
    entries: Vec<Entry<T>>,
    last: Option<T>,
    /// The identity of the next listener.
    next_id: u64,
}

impl<T> Channel<T> {
    /// Takes a listener out; tells whether it was there.
    fn remove(&self, id: u64) -> bool {
        let mut inner = self.inner.borrow_mut();
        let index = inner.entries.iter().position(|entry| entry.id == id);
        let removed = index.map(|index| inner.entries.remove(index));
        // What a callback has captured may do anything when it is dropped.
        drop(inner);
        removed.is_some()
    }
}

/// A channel for values; clones are the same channel.
pub struct Channel<T> {
    // Never borrowed while a callback runs.
    inner: Rc<RefCell<Inner<T>>>,
}

/// A listener that has been added to a channel.
pub struct Subscription<T> {
    channel: Channel<T>,
    id: u64,
}

impl<T: Clone + 'static> Channel<T> {
    pub fn new() -> Self {
        let inner = Inner {
            entries: Vec::new(),
            last: None,
            next_id: 0,
        };
        Channel {
            inner: Rc::new(RefCell::new(inner)),
        }
    }

    pub fn on(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        self.add(Rc::new(callback), None)
    }

    pub fn once(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        self.add(Rc::new(callback), Some(Rc::new(Cell::new(true))))
    }

    /// Like `on`, but starts with the latest value, if there has been one.
    pub fn watch(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        let callback: Callback<T> = Rc::new(callback);
        let subscription = self.add(Rc::clone(&callback), None);
        match self.latest().map(|value| callback(&value)) {
            None | Some(Flow::Continue) => {}
            Some(Flow::Stop) => {
                subscription.cancel();
            }
        }
        subscription
    }

    fn add(&self, callback: Callback<T>, wanted: Option<Rc<Cell<bool>>>) -> Subscription<T> {
        let mut inner = self.inner.borrow_mut();
        let id = inner.next_id;
        inner.next_id += 1;
        inner.entries.push(Entry {
            id,
            callback,
            wanted,
        });
        Subscription {
            channel: self.clone(),
            id,
        }
    }

    /// Whether a listener is to be called now. One of `once` is not called a second time.
    fn admits(&self, entry: &Entry<T>) -> bool {
        let Some(wanted) = &entry.wanted else {
            return true;
        };
        let admitted = wanted.replace(false);
        if admitted {
            self.remove(entry.id);
        }
        admitted
    }

    /// Returns how many listeners were called.
    pub fn emit(&self, value: T) -> usize {
        let last = value.clone();
        let old = self.inner.borrow_mut().last.replace(last);
        drop(old);
        let round = self.inner.borrow().entries.clone();
        let mut called = 0;
        for entry in round.iter().filter(|entry| self.admits(entry)) {
            called += 1;
            match (entry.callback)(&value) {
                Flow::Continue => {}
                Flow::Stop => break,
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
        let target = Channel::clone(target);
        self.on(move |value| {
            convert(value).map(|converted| target.emit(converted));
            Flow::Continue
        })
    }

    pub fn latest(&self) -> Option<T> {
        self.inner.borrow().last.clone()
    }

    pub fn size(&self) -> usize {
        self.inner.borrow().entries.len()
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
            inner: Rc::clone(&self.inner),
        }
    }
}

impl<T> Subscription<T> {
    /// Removes the listener from the channel; tells whether it was still there.
    pub fn cancel(&self) -> bool {
        self.channel.remove(self.id)
    }
}
