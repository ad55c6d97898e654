//! The pattern of a knitting machine: stitches with a gap at the place where the carriage stands.

use std::mem::MaybeUninit;

/// A stitch, by the name of its yarn.
pub type Stitch = String;

pub struct Pattern {
    /// Stitches, then the gap, then stitches again.
    room: Vec<MaybeUninit<Stitch>>,
    gap_start: usize,
    gap_end: usize,
}

impl Pattern {
    pub fn new() -> Pattern {
        Pattern {
            room: Vec::new(),
            gap_start: 0,
            gap_end: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.room.len() - (self.gap_end - self.gap_start)
    }

    /// How many stitches lie before the carriage.
    pub fn carriage(&self) -> usize {
        self.gap_start
    }

    /// Knits a stitch at the carriage, which then stands behind it.
    pub fn knit(&mut self, yarn: &str) {
        if self.gap_start == self.gap_end {
            self.widen();
        }
        self.room[self.gap_start].write(yarn.to_string());
        self.gap_start += 1;
    }

    /// Unravels the stitch before the carriage.
    pub fn unravel(&mut self) -> bool {
        if self.gap_start == 0 {
            return false;
        }
        self.gap_start -= 1;
        true
    }

    /// Moves the carriage.
    pub fn move_to(&mut self, place: usize) -> bool {
        if place > self.len() {
            return false;
        }
        while self.gap_start > place {
            self.gap_start -= 1;
            self.gap_end -= 1;
            self.room.swap(self.gap_start, self.gap_end);
        }
        while self.gap_start < place {
            self.room.swap(self.gap_start, self.gap_end);
            self.gap_start += 1;
            self.gap_end += 1;
        }
        true
    }

    /// A stitch by its place in the pattern.
    pub fn get(&self, place: usize) -> Option<&str> {
        let place = if place >= self.gap_start {
            place + self.gap_end - self.gap_start
        } else {
            place
        };
        let stitch = self.room.get(place)?;
        Some(unsafe { stitch.assume_init_ref() })
    }

    /// Replaces every stitch of one yarn by a stitch of another. Returns how many there were.
    pub fn dye(&mut self, yarn: &str, other: &str) -> usize {
        let mut dyed = 0;
        let (before, behind) = self.room.split_at_mut(self.gap_end);
        for stitch in before[..self.gap_start].iter_mut().chain(behind) {
            let stitch = unsafe { stitch.assume_init_mut() };
            if stitch == yarn {
                *stitch = other.to_string();
                dyed += 1;
            }
        }
        dyed
    }

    /// All stitches in their order.
    pub fn stitches(&self) -> Vec<&str> {
        (0..self.len())
            .filter_map(|place| self.get(place))
            .collect()
    }

    /// Makes the gap larger.
    fn widen(&mut self) {
        let more = self.room.len().max(2);
        let behind = self.room.split_off(self.gap_end);
        self.room.extend((0..more).map(|_| MaybeUninit::uninit()));
        self.gap_end = self.room.len();
        self.room.extend(behind);
    }
}

impl Drop for Pattern {
    fn drop(&mut self) {
        let (before, behind) = self.room.split_at_mut(self.gap_end);
        for stitch in before[..self.gap_start].iter_mut().chain(behind) {
            unsafe { stitch.assume_init_drop() };
        }
    }
}
