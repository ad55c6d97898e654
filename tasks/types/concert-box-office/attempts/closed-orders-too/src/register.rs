//! Lists of things that are named by ids of their own.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// Names a thing in a register.
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

// Written out, because derived ones would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

#[derive(Debug)]
pub struct Register<T> {
    things: Vec<T>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Register<T> {
    pub fn new() -> Self {
        Register { things: Vec::new() }
    }

    /// Adds a thing.
    pub fn add(&mut self, thing: T) -> Id<T> {
        let id = Id {
            index: self.things.len() as u32,
            of: PhantomData,
        };
        self.things.push(thing);
        id
    }

    pub fn get(&self, id: Id<T>) -> &T {
        &self.things[id.index as usize]
    }

    pub fn get_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.things[id.index as usize]
    }

    pub fn len(&self) -> usize {
        self.things.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        (0..)
            .zip(&self.things)
            .map(|(index, thing)| (Id { index, of: PhantomData }, thing))
    }
}
