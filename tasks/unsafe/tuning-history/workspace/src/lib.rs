//! What was measured while an orchestra tuned: the last readings, kept in a ring of slots.

use std::mem::MaybeUninit;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub instrument: String,
    /// How much too high the note was.
    pub cents: i32,
}

pub struct History {
    slots: Box<[MaybeUninit<Reading>]>,
    /// The slot of the oldest reading.
    start: usize,
    len: usize,
}

fn empty_slots(capacity: usize) -> Box<[MaybeUninit<Reading>]> {
    (0..capacity).map(|_| MaybeUninit::uninit()).collect()
}

impl History {
    /// An empty history of so many readings.
    pub fn new(capacity: usize) -> History {
        History {
            slots: empty_slots(capacity.max(1)),
            start: 0,
            len: 0,
        }
    }

    pub fn capacity(&self) -> usize {
        self.slots.len()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// Adds a reading. When all slots are taken, the oldest one goes.
    pub fn record(&mut self, instrument: &str, cents: i32) {
        let place = (self.start + self.len) % self.slots.len();
        self.slots[place] = MaybeUninit::new(Reading {
            instrument: instrument.to_string(),
            cents,
        });
        if self.len < self.slots.len() {
            self.len += 1;
        } else {
            self.start = (self.start + 1) % self.slots.len();
        }
    }

    /// Takes the oldest reading out.
    pub fn take(&mut self) -> Option<Reading> {
        if self.len == 0 {
            return None;
        }
        let reading = unsafe { self.slots[self.start].assume_init_read() };
        self.start = (self.start + 1) % self.slots.len();
        self.len -= 1;
        Some(reading)
    }

    /// A reading by its age: the oldest has the number 0.
    pub fn get(&self, number: usize) -> Option<&Reading> {
        if number > self.len {
            return None;
        }
        let place = (self.start + number) % self.slots.len();
        Some(unsafe { self.slots[place].assume_init_ref() })
    }

    /// The mean of all readings, rounded down.
    pub fn mean(&self) -> Option<i32> {
        let mut sum = 0;
        let mut count = 0;
        while let Some(reading) = self.get(count) {
            sum += reading.cents;
            count += 1;
        }
        (count > 0).then(|| sum.div_euclid(count as i32))
    }

    /// Makes room for more readings.
    pub fn grow(&mut self, capacity: usize) {
        if capacity <= self.slots.len() {
            return;
        }
        let mut slots = empty_slots(capacity);
        for (old, new) in self.slots.iter().zip(&mut slots) {
            new.write(unsafe { old.assume_init_read() });
        }
        self.slots = slots;
    }

    /// Forgets all readings.
    pub fn clear(&mut self) {
        self.start = 0;
        self.len = 0;
    }
}

impl Drop for History {
    fn drop(&mut self) {
        for slot in &mut self.slots[..self.len] {
            unsafe { slot.assume_init_drop() };
        }
    }
}
