//! Doors, and the watch that sees all that happens at them.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Is told by the thread that it happens to.
pub trait Watch: Send + Sync {
    /// A thread wants to enter a door, and will wait for it as long as another one is inside.
    fn asks(&self, door: usize);

    /// The thread is inside.
    fn enters(&self, door: usize);

    /// The thread is about to leave.
    fn leaves(&self, door: usize);
}

/// A door with something behind it.
pub struct Door<T> {
    number: usize,
    watch: Arc<dyn Watch>,
    room: Mutex<T>,
}

impl<T> Door<T> {
    pub fn new(number: usize, watch: Arc<dyn Watch>, room: T) -> Self {
        Door { number, watch, room: Mutex::new(room) }
    }

    /// Waits until nobody is inside, and enters.
    pub fn enter(&self) -> Inside<'_, T> {
        self.watch.asks(self.number);
        let room = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        self.watch.enters(self.number);
        Inside { door: self, room }
    }
}

/// Being inside; leaves when it is dropped.
pub struct Inside<'a, T> {
    door: &'a Door<T>,
    room: MutexGuard<'a, T>,
}

impl<T> Deref for Inside<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.room
    }
}

impl<T> DerefMut for Inside<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.room
    }
}

impl<T> Drop for Inside<'_, T> {
    fn drop(&mut self) {
        self.door.watch.leaves(self.door.number);
    }
}
