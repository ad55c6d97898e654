//! Rooms and their locks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A lock that a code opens. A lock of a door between two rooms belongs to both.
#[derive(Debug)]
pub struct Lock {
    name: String,
    code: String,
    open: Cell<bool>,
    tries: Cell<u32>,
    hidden: RefCell<Vec<Rc<Lock>>>,
}

impl Lock {
    pub fn new(name: &str, code: &str) -> Rc<Lock> {
        Lock::hiding(name, code, Vec::new())
    }

    /// A lock behind which others are found.
    pub fn hiding(name: &str, code: &str, locks: Vec<Rc<Lock>>) -> Rc<Lock> {
        Rc::new(Lock {
            name: name.to_string(),
            code: code.to_string(),
            open: Cell::new(false),
            tries: Cell::new(0),
            hidden: RefCell::new(locks),
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn is_open(&self) -> bool {
        self.open.get()
    }

    /// How many codes were tried while the lock was closed.
    pub fn tries(&self) -> u32 {
        self.tries.get()
    }

    /// Tries a code on the lock; gives what is found behind it if that opens it.
    fn try_code(&self, code: &str) -> Vec<Rc<Lock>> {
        if self.is_open() {
            return Vec::new();
        }
        self.tries.set(self.tries() + 1);
        if self.code != code {
            return Vec::new();
        }
        self.open.set(true);
        self.hidden.take()
    }
}

#[derive(Debug, Clone)]
pub struct Room {
    locks: Vec<Rc<Lock>>,
}

impl Room {
    pub fn new(locks: &[Rc<Lock>]) -> Room {
        Room {
            locks: locks.to_vec(),
        }
    }

    /// The locks that the players know; those found later stand behind the others.
    pub fn locks(&self) -> &[Rc<Lock>] {
        &self.locks
    }

    /// Tries a code on every lock that the players know.
    pub fn enter(&mut self, code: &str) {
        let mut found = Vec::new();
        for lock in &self.locks {
            found.extend(lock.try_code(code));
        }
        self.locks.extend(found);
    }
}
