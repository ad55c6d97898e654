//! Ski lifts: carriers that go round on a rope, and the skiers who queue for them.

use std::collections::VecDeque;

/// A lift with so many carriers of so many seats each.
pub struct Lift<const CARRIERS: usize, const SEATS: usize> {
    /// How many skiers sit in each carrier, from the bottom station upwards and round.
    carriers: [usize; CARRIERS],
    /// The sizes of the groups that wait.
    queue: VecDeque<usize>,
}

pub type ChairLift = Lift<20, 4>;
pub type Gondola = Lift<12, 8>;
pub type RopeTow = Lift<30, 2>;

impl<const CARRIERS: usize, const SEATS: usize> Lift<CARRIERS, SEATS> {
    pub fn new() -> Self {
        Lift {
            carriers: [0; CARRIERS],
            queue: VecDeque::new(),
        }
    }

    /// A group comes to the end of the queue.
    pub fn arrive(&mut self, skiers: usize) {
        self.queue.push_back(skiers);
    }

    pub fn waiting(&self) -> usize {
        self.queue.iter().sum()
    }

    /// Moves the rope by one carrier and tells how many skiers got off at the top.
    pub fn step(&mut self) -> usize {
        self.carriers.rotate_right(1);
        let off = std::mem::take(&mut self.carriers[CARRIERS / 2]);
        let mut free = SEATS;
        while let Some(group) = self.queue.front_mut() {
            if *group <= free {
                free -= *group;
                self.queue.pop_front();
            } else {
                if *group > SEATS {
                    *group -= free;
                    free = 0;
                }
                break;
            }
        }
        self.carriers[0] = SEATS - free;
        off
    }
}

/// The number of steps until everybody who waits for a lift sits in it.
pub fn clear(lift: &mut ChairLift) -> usize {
    let mut steps = 0;
    while lift.waiting() > 0 {
        lift.step();
        steps += 1;
    }
    steps
}
