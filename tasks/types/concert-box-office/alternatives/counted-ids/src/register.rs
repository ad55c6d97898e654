//! Lists of things that are named by ids of their own.

use std::fmt::{Debug, Formatter, Result};
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroUsize;

/// Names a thing in a register by how many there were when it had been added.
pub struct Id<T: ?Sized> {
    count: NonZeroUsize,
    thing: PhantomData<fn(&T)>,
}

impl<T: ?Sized> Id<T> {
    fn nth(index: usize) -> Self {
        Self {
            count: NonZeroUsize::MIN.saturating_add(index),
            thing: PhantomData,
        }
    }

    fn index(self) -> usize {
        self.count.get() - 1
    }
}

impl<T: ?Sized> Copy for Id<T> {}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self {
            count: self.count,
            thing: PhantomData,
        }
    }
}

impl<T: ?Sized> Eq for Id<T> {}

impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count
    }
}

impl<T: ?Sized> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&self.count, state);
    }
}

impl<T: ?Sized> Debug for Id<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("#")?;
        Debug::fmt(&self.index(), f)
    }
}

/// Things with the ids that name them.
#[derive(Debug)]
pub struct Register<T>(Vec<(Id<T>, T)>);

impl<T> Register<T> {
    pub const fn new() -> Self {
        Register(Vec::new())
    }

    /// Adds a thing.
    pub fn add(&mut self, thing: T) -> Id<T> {
        let id = Id::nth(self.len());
        self.0.push((id, thing));
        id
    }

    pub fn get(&self, id: Id<T>) -> &T {
        let (_, thing) = self.0.get(id.index()).expect("an id of this register");
        thing
    }

    pub fn get_mut(&mut self, id: Id<T>) -> &mut T {
        let (_, thing) = self.0.get_mut(id.index()).expect("an id of this register");
        thing
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> Box<dyn Iterator<Item = (Id<T>, &T)> + '_> {
        Box::new(self.0.iter().map(|(id, thing)| (*id, thing)))
    }
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Register::new()
    }
}
