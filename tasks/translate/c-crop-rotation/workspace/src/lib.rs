//! Which crop grows in which bed in which year.
//!
//! A translation of `original/rotation.c`.

use std::cell::Cell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub bed: u8,
    pub year: u8,
    pub crop: String,
    pub kilos: u16,
}

/// What a visitor wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Next,
    SkipBed,
    Stop(i32),
}

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Drop,
    Keep,
    KeepAllFromHere,
}

/// Stands for the function and the user data of a hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HookId;

/// `'h` is how long the hooks and what they borrow live.
pub struct Plan<'h> {
    // A place for the real fields.
    marker: std::marker::PhantomData<&'h ()>,
}

impl<'h> Plan<'h> {
    pub fn new() -> Self {
        todo!()
    }

    pub fn entries(&self) -> &[Entry] {
        todo!()
    }

    pub fn hook(&mut self, hook: impl FnMut(&[Entry], &Entry) -> i32 + 'h) -> Option<HookId> {
        todo!()
    }

    pub fn unhook(&mut self, id: HookId) -> bool {
        todo!()
    }

    pub fn add(&mut self, bed: u8, year: u8, crop: &str, kilos: u16) -> Result<(), i32> {
        todo!()
    }

    pub fn walk(&mut self, visit: impl FnMut(&mut Entry) -> Step) -> Option<i32> {
        todo!()
    }

    pub fn prune(&mut self, keep: impl FnMut(&Entry) -> Fate) -> usize {
        todo!()
    }

    pub fn best(&self, better: impl FnMut(&Entry, &Entry) -> bool) -> Option<&Entry> {
        todo!()
    }

    pub fn kilos(&self, crop: &str) -> u16 {
        todo!()
    }

    pub fn last_year(&self, bed: u8) -> Option<u8> {
        todo!()
    }
}

/// The hook `no_repeat`, whose user data are `years` and the shared `objections`.
pub fn no_repeat(
    years: i32,
    objections: &Cell<u32>,
) -> Box<dyn FnMut(&[Entry], &Entry) -> i32 + '_> {
    todo!()
}

/// The hook `at_most`.
pub fn at_most(left: &Cell<i32>) -> Box<dyn FnMut(&[Entry], &Entry) -> i32 + '_> {
    todo!()
}
