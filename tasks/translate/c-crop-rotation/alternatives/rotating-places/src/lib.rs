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

use std::rc::Rc;

/// Stands for the function and the user data of a hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HookId {
    serial: u64,
}

struct Hook<'h> {
    serial: u64,
    call: Box<dyn FnMut(&[Entry], &Entry) -> i32 + 'h>,
}

/// `'h` is how long the hooks and what they borrow live.
pub struct Plan<'h> {
    entries: Vec<Entry>,
    hooks: [Option<Hook<'h>>; 4],
    serials: Rc<Cell<u64>>,
}

impl<'h> Plan<'h> {
    pub fn new() -> Self {
        Plan {
            entries: vec![],
            hooks: [None, None, None, None],
            serials: Rc::default(),
        }
    }

    pub fn entries(&self) -> &[Entry] {
        self.entries.as_slice()
    }

    pub fn hook(&mut self, hook: impl FnMut(&[Entry], &Entry) -> i32 + 'h) -> Option<HookId> {
        let place = self.hooks.iter_mut().find(|place| place.is_none())?;
        let serial = self.serials.get();
        self.serials.set(serial + 1);
        *place = Some(Hook {
            serial,
            call: Box::new(hook),
        });
        Some(HookId { serial })
    }

    pub fn unhook(&mut self, id: HookId) -> bool {
        for place in 0..4 {
            if self.hooks[place]
                .as_ref()
                .is_some_and(|hook| hook.serial == id.serial)
            {
                self.hooks[place] = None;
                // The others move up.
                self.hooks[place..].rotate_left(1);
                return true;
            }
        }
        false
    }

    pub fn add(&mut self, bed: u8, year: u8, crop: &str, kilos: u16) -> Result<(), i32> {
        let entry = Entry {
            bed,
            year,
            crop: crop.chars().take(11).collect(),
            kilos,
        };
        for hook in self.hooks.iter_mut().flatten() {
            let objection = (hook.call)(&self.entries, &entry);
            if objection != 0 {
                return Err(objection);
            }
        }
        self.entries.push(entry);
        let mut at = self.entries.len() - 1;
        while at > 0 && self.later(at - 1, at) {
            self.entries.swap(at - 1, at);
            at -= 1;
        }
        Ok(())
    }

    fn later(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.entries[a], &self.entries[b]);
        if a.bed == b.bed {
            a.year > b.year
        } else {
            a.bed > b.bed
        }
    }

    pub fn walk(&mut self, mut visit: impl FnMut(&mut Entry) -> Step) -> Option<i32> {
        let mut at = 0;
        while at < self.entries.len() {
            match visit(&mut self.entries[at]) {
                Step::Stop(code) => return Some(code),
                Step::Next => at += 1,
                Step::SkipBed => {
                    let bed = self.entries[at].bed;
                    at += self.entries[at..]
                        .iter()
                        .take_while(|entry| entry.bed == bed)
                        .count();
                }
            }
        }
        None
    }

    pub fn prune(&mut self, mut keep: impl FnMut(&Entry) -> Fate) -> usize {
        let mut dropped = 0;
        let mut at = 0;
        while at < self.entries.len() {
            match keep(&self.entries[at]) {
                Fate::Keep => at += 1,
                Fate::KeepAllFromHere => break,
                Fate::Drop => {
                    self.entries.remove(at);
                    dropped += 1;
                }
            }
        }
        dropped
    }

    pub fn best(&self, mut better: impl FnMut(&Entry, &Entry) -> bool) -> Option<&Entry> {
        let (mut best, rest) = self.entries.split_first()?;
        for entry in rest {
            if better(entry, best) {
                best = entry;
            }
        }
        Some(best)
    }

    pub fn kilos(&self, crop: &str) -> u16 {
        let kilos: u32 = self
            .entries
            .iter()
            .filter(|entry| entry.crop == crop)
            .map(|entry| u32::from(entry.kilos))
            .sum();
        kilos as u16
    }

    pub fn last_year(&self, bed: u8) -> Option<u8> {
        let mut year = None;
        for entry in &self.entries {
            if entry.bed == bed {
                year = Some(entry.year);
            }
        }
        year
    }
}

/// The hook `no_repeat`, whose user data are `years` and the shared `objections`.
pub fn no_repeat(
    years: i32,
    objections: &Cell<u32>,
) -> Box<dyn FnMut(&[Entry], &Entry) -> i32 + '_> {
    Box::new(move |entries, new| {
        let since = entries
            .iter()
            .filter(|old| (old.bed, &old.crop) == (new.bed, &new.crop))
            .map(|old| new.year as i32 - old.year as i32)
            .find(|since| (-years..=years).contains(since));
        match since {
            Some(since) => {
                objections.set(objections.get() + 1);
                1000 + since
            }
            None => 0,
        }
    })
}

/// The hook `at_most`.
pub fn at_most(left: &Cell<i32>) -> Box<dyn FnMut(&[Entry], &Entry) -> i32 + '_> {
    Box::new(move |_, _| {
        let more = left.get() > 0;
        left.set(left.get() - 1);
        if more {
            0
        } else {
            1
        }
    })
}
