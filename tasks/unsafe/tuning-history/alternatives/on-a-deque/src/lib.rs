//! What was measured while an orchestra tuned: the last readings.

use std::collections::VecDeque;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub instrument: String,
    /// How much too high the note was.
    pub cents: i32,
}

pub struct History {
    readings: VecDeque<Reading>,
    capacity: usize,
}

impl History {
    pub fn new(capacity: usize) -> History {
        History {
            readings: VecDeque::new(),
            capacity: capacity.max(1),
        }
    }

    pub fn capacity(&self) -> usize {
        self.capacity
    }

    pub fn len(&self) -> usize {
        self.readings.len()
    }

    pub fn record(&mut self, instrument: &str, cents: i32) {
        if self.readings.len() == self.capacity {
            self.readings.pop_front();
        }
        self.readings.push_back(Reading {
            instrument: instrument.to_string(),
            cents,
        });
    }

    pub fn take(&mut self) -> Option<Reading> {
        self.readings.pop_front()
    }

    pub fn get(&self, number: usize) -> Option<&Reading> {
        self.readings.get(number)
    }

    pub fn mean(&self) -> Option<i32> {
        let sum: i32 = self.readings.iter().map(|reading| reading.cents).sum();
        let count = i32::try_from(self.readings.len()).ok()?;
        sum.checked_div_euclid(count)
    }

    pub fn grow(&mut self, capacity: usize) {
        self.capacity = self.capacity.max(capacity);
    }

    pub fn clear(&mut self) {
        self.readings.clear();
    }
}
