//! Repairs of antique clocks are booked in a cell that is gone at the end of the day.

use std::cell::RefCell;

pub struct Day {
    pub repairs: Vec<u32>,
}

pub fn total(repairs: &[u32]) -> u32 {
    let day = RefCell::new(Day {
        repairs: Vec::new(),
    });
    for minutes in repairs {
        day.borrow_mut().repairs.push(*minutes);
    }
    let sum = day.borrow().repairs.iter().sum::<u32>();
    sum
}

pub fn longest(repairs: &[u32]) -> Option<u32> {
    let day = RefCell::new(Day {
        repairs: repairs.to_vec(),
    });
    day.borrow_mut().repairs.push(0);
    day.borrow().repairs.iter().max().copied()
}
