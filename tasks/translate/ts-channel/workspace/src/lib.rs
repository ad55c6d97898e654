//! A channel that calls back.
//!
//! A translation of `original/channel.ts`.

use std::marker::PhantomData;

/// What is to happen after a listener was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Continue,
    /// The listeners that follow are not called.
    Stop,
}

/// A channel for values; clones are the same channel.
pub struct Channel<T> {
    // Replace this by what you need.
    unused: PhantomData<T>,
}

/// A listener that has been added to a channel.
pub struct Subscription<T> {
    // Replace this by what you need.
    unused: PhantomData<T>,
}

impl<T: Clone + 'static> Channel<T> {
    pub fn new() -> Self {
        todo!()
    }

    pub fn on(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        todo!()
    }

    pub fn once(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        todo!()
    }

    /// Like `on`, but starts with the latest value, if there has been one.
    pub fn watch(&self, callback: impl Fn(&T) -> Flow + 'static) -> Subscription<T> {
        todo!()
    }

    /// Returns how many listeners were called.
    pub fn emit(&self, value: T) -> usize {
        todo!()
    }

    /// Passes on to the target what `convert` makes of each value, unless that is nothing.
    pub fn pipe<U: Clone + 'static>(
        &self,
        target: &Channel<U>,
        convert: impl Fn(&T) -> Option<U> + 'static,
    ) -> Subscription<T> {
        todo!()
    }

    pub fn latest(&self) -> Option<T> {
        todo!()
    }

    pub fn size(&self) -> usize {
        todo!()
    }
}

impl<T: Clone + 'static> Default for Channel<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Channel<T> {
    fn clone(&self) -> Self {
        todo!()
    }
}

impl<T> Subscription<T> {
    /// Removes the listener from the channel; tells whether it was still there.
    pub fn cancel(&self) -> bool {
        todo!()
    }
}
