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
pub struct HookId(usize);

const CROP: usize = 12;
const HOOKS: usize = 4;

type Hook<'h> = Box<dyn FnMut(&[Entry], &Entry) -> i32 + 'h>;

/// `'h` is how long the hooks and what they borrow live.
pub struct Plan<'h> {
    entries: Vec<Entry>,
    hooks: Vec<(HookId, Hook<'h>)>,
    next_id: usize,
}

impl<'h> Plan<'h> {
    pub fn new() -> Self {
        Plan {
            entries: Vec::new(),
            hooks: Vec::new(),
            next_id: 0,
        }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn hook(&mut self, hook: impl FnMut(&[Entry], &Entry) -> i32 + 'h) -> Option<HookId> {
        if self.hooks.len() == HOOKS {
            return None;
        }
        self.next_id += 1;
        let id = HookId(self.next_id);
        self.hooks.push((id, Box::new(hook)));
        Some(id)
    }

    pub fn unhook(&mut self, id: HookId) -> bool {
        let place = self.hooks.iter().position(|(known, _)| *known == id);
        place.map(|place| self.hooks.remove(place)).is_some()
    }

    pub fn add(&mut self, bed: u8, year: u8, crop: &str, kilos: u16) -> Result<(), i32> {
        let crop = crop[..crop.len().min(CROP - 1)].to_string();
        let entry = Entry {
            bed,
            year,
            crop,
            kilos,
        };
        for (_, hook) in &mut self.hooks {
            match hook(&self.entries, &entry) {
                0 => {}
                objection => return Err(objection),
            }
        }
        // Not a binary search: visitors may have changed the order.
        let not_later = self
            .entries
            .iter()
            .rposition(|old| (old.bed, old.year) <= (bed, year));
        let at = not_later.map_or(0, |place| place + 1);
        self.entries.insert(at, entry);
        Ok(())
    }

    pub fn walk(&mut self, visit: impl FnMut(&mut Entry) -> Step) -> Option<i32> {
        let mut visit = visit;
        let mut skipped = None;
        for entry in &mut self.entries {
            if skipped == Some(entry.bed) {
                continue;
            }
            let bed = entry.bed;
            skipped = match visit(entry) {
                Step::Next => None,
                Step::SkipBed => Some(bed),
                Step::Stop(code) => return Some(code),
            };
        }
        None
    }

    pub fn prune(&mut self, keep: impl FnMut(&Entry) -> Fate) -> usize {
        let mut keep = keep;
        let mut fate = Fate::Keep;
        let before = self.entries.len();
        self.entries.retain(|entry| {
            let next = keep(entry);
            if fate != Fate::KeepAllFromHere {
                fate = next;
            }
            fate != Fate::Drop
        });
        before - self.entries.len()
    }

    pub fn best(&self, better: impl FnMut(&Entry, &Entry) -> bool) -> Option<&Entry> {
        let mut better = better;
        self.entries
            .iter()
            .reduce(|best, entry| if better(entry, best) { entry } else { best })
    }

    pub fn kilos(&self, crop: &str) -> u16 {
        let entries = self.entries.iter().filter(|entry| entry.crop == crop);
        entries.fold(0, |sum, entry| sum.wrapping_add(entry.kilos))
    }

    pub fn last_year(&self, bed: u8) -> Option<u8> {
        self.entries
            .iter()
            .rfind(|entry| entry.bed == bed)
            .map(|entry| entry.year)
    }
}

/// The hook `no_repeat`, whose user data are `years` and the shared `objections`.
pub fn no_repeat(
    years: i32,
    objections: &Cell<u32>,
) -> Box<dyn FnMut(&[Entry], &Entry) -> i32 + '_> {
    Box::new(move |entries, entry| {
        for old in entries
            .iter()
            .filter(|old| old.bed == entry.bed && old.crop == entry.crop)
        {
            let since = i32::from(entry.year) - i32::from(old.year);
            if since.abs() <= years {
                objections.set(objections.get() + 1);
                return since + 1000;
            }
        }
        0
    })
}

/// The hook `at_most`.
pub fn at_most(left: &Cell<i32>) -> Box<dyn FnMut(&[Entry], &Entry) -> i32 + '_> {
    Box::new(move |_, _| {
        left.set(left.get() - 1);
        i32::from(left.get() < 0)
    })
}
