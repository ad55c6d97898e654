//! The room.

use crate::machine::Machine;
use crate::tariff::Programme;
use std::collections::VecDeque;

/// A wash that was started; machines are numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    pub tenant: String,
    pub machine: usize,
    pub start: u32,
    pub cents: u32,
}

/// The clock cannot be turned back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLate;

/// Times are minutes since the midnight before the room was opened.
#[derive(Debug)]
pub struct Room {
    now: u32,
    machines: Vec<Machine>,
    waiting: VecDeque<(String, Programme)>,
    bills: Vec<Bill>,
}

impl Room {
    pub fn new(machines: usize) -> Self {
        Room {
            now: 0,
            machines: vec![Machine::default(); machines],
            waiting: VecDeque::new(),
            bills: Vec::new(),
        }
    }

    /// A tenant comes with a basket.
    pub fn bring(&mut self, at: u32, tenant: &str, programme: Programme) -> Result<(), TooLate> {
        self.advance(at)?;
        self.waiting.push_back((tenant.to_string(), programme));
        if let Some(free) = self.machines.iter().position(Machine::is_free) {
            self.start_next(free, at);
        }
        Ok(())
    }

    /// Time goes by: machines finish, and those who are waiting take them.
    pub fn advance(&mut self, to: u32) -> Result<(), TooLate> {
        if to < self.now {
            return Err(TooLate);
        }
        while let Some((done_at, index)) = self.first_done() {
            if done_at > to {
                break;
            }
            self.machines[index].empty();
            self.start_next(index, done_at);
        }
        self.now = to;
        Ok(())
    }

    /// The machine that is done first, and when that is.
    fn first_done(&self) -> Option<(u32, usize)> {
        let machines = self.machines.iter().enumerate();
        let done = machines.filter_map(|(index, machine)| Some((machine.done_at()?, index)));
        done.rev().min_by_key(|(done_at, _)| *done_at)
    }

    fn start_next(&mut self, index: usize, at: u32) {
        if let Some((tenant, programme)) = self.waiting.pop_front() {
            self.machines[index].start(at, programme.minutes());
            self.bills.push(Bill {
                tenant,
                machine: index + 1,
                start: at,
                cents: programme.cents(at),
            });
        }
    }

    /// What was started up to now, in the order in which it was started.
    pub fn bills(&self) -> &[Bill] {
        &self.bills
    }

    /// How many are waiting.
    pub fn queue(&self) -> usize {
        self.waiting.len()
    }

    /// What a tenant has to pay.
    pub fn debt(&self, tenant: &str) -> u32 {
        let own = self.bills.iter().filter(|bill| bill.tenant == tenant);
        own.map(|bill| bill.cents).sum()
    }
}
