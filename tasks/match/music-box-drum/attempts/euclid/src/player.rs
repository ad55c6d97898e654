//! Plays a drum.

use crate::drum::{End, Fault, Note, Op, Tune, DEPTH, REGISTERS, STACK, TEETH};

/// How many values an instruction takes from the stack, and how many it leaves there.
pub fn effect(op: Op) -> (usize, usize) {
    match op {
        Op::Push(_) | Op::Load(_) => (0, 1),
        Op::Drop | Op::Store(_) | Op::JumpIfZero(_) | Op::Wait => (1, 0),
        Op::Copy => (1, 2),
        Op::Swap => (2, 2),
        Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Remainder => (2, 1),
        Op::Less | Op::Equal => (2, 1),
        Op::Not => (1, 1),
        Op::Chord(teeth) => (usize::from(teeth), 0),
        Op::Jump(_)
        | Op::Call(_)
        | Op::Return
        | Op::Pluck(_)
        | Op::Rest(_)
        | Op::Shift(_)
        | Op::Halt => (0, 0),
    }
}

/// Plays a drum from its first instruction, at most `limit` instructions.
pub fn play(drum: &[Op], limit: usize) -> Tune {
    let mut player = Player::default();
    let mut played = 0;
    let end = loop {
        let Some(&op) = drum.get(player.place) else {
            break End::Finished;
        };
        if played == limit {
            break End::Stopped;
        }
        match player.step(op, drum.len()) {
            Ok(None) => played += 1,
            Ok(Some(end)) => break end,
            Err(fault) => break End::Faulted(player.place, fault),
        }
    };
    Tune {
        notes: player.notes,
        end,
    }
}

#[derive(Default)]
struct Player {
    place: usize,
    stack: Vec<i32>,
    registers: [i32; REGISTERS],
    callers: Vec<usize>,
    tick: u64,
    shift: i32,
    notes: Vec<Note>,
}

impl Player {
    /// Carries out one instruction, or changes nothing.
    fn step(&mut self, op: Op, length: usize) -> Result<Option<End>, Fault> {
        let (takes, leaves) = effect(op);
        let kept = self
            .stack
            .len()
            .checked_sub(takes)
            .ok_or(Fault::StackEmpty)?;
        if kept + leaves > STACK {
            return Err(Fault::StackFull);
        }
        let target = |to: usize| {
            if to <= length {
                Ok(to)
            } else {
                Err(Fault::BadTarget(to))
            }
        };
        let mut next = self.place + 1;
        let mut left = Vec::new();
        match (op, &self.stack[kept..]) {
            (Op::Push(value), _) => left.push(value),
            (Op::Copy, &[top]) => left.extend([top, top]),
            (Op::Swap, &[below, top]) => left.extend([top, below]),
            (Op::Add, &[a, b]) => left.push(a.checked_add(b).ok_or(Fault::Overflow)?),
            (Op::Subtract, &[a, b]) => left.push(a.checked_sub(b).ok_or(Fault::Overflow)?),
            (Op::Multiply, &[a, b]) => left.push(a.checked_mul(b).ok_or(Fault::Overflow)?),
            (Op::Divide | Op::Remainder, &[_, 0]) => return Err(Fault::DividedByZero),
            (Op::Divide, &[a, b]) => left.push(a.checked_div_euclid(b).ok_or(Fault::Overflow)?),
            (Op::Remainder, &[a, b]) => left.push(a.wrapping_rem_euclid(b)),
            (Op::Less, &[a, b]) => left.push(i32::from(a < b)),
            (Op::Equal, &[a, b]) => left.push(i32::from(a == b)),
            (Op::Not, &[a]) => left.push(i32::from(a == 0)),
            (Op::Load(register), _) => match self.registers.get(usize::from(register)) {
                Some(&value) => left.push(value),
                None => return Err(Fault::NoRegister(register)),
            },
            (Op::Store(register), &[value]) => {
                match self.registers.get_mut(usize::from(register)) {
                    Some(place) => *place = value,
                    None => return Err(Fault::NoRegister(register)),
                }
            }
            (Op::Jump(to), _) => next = target(to)?,
            (Op::JumpIfZero(to), &[value]) => {
                let to = target(to)?;
                if value == 0 {
                    next = to;
                }
            }
            (Op::Call(to), _) => {
                let to = target(to)?;
                if self.callers.len() == DEPTH {
                    return Err(Fault::TooDeep);
                }
                self.callers.push(next);
                next = to;
            }
            (Op::Return, _) => match self.callers.pop() {
                Some(caller) => next = caller,
                None => return Ok(Some(End::Finished)),
            },
            (Op::Pluck(tooth), _) => {
                let note = self.note(i32::from(tooth))?;
                self.notes.push(note);
            }
            (Op::Chord(_), teeth) => {
                let notes: Result<Vec<Note>, Fault> =
                    teeth.iter().map(|&tooth| self.note(tooth)).collect();
                self.notes.extend(notes?);
            }
            (Op::Rest(ticks), _) => self.tick += u64::from(ticks),
            (Op::Wait, &[ticks]) => match u64::try_from(ticks) {
                Ok(ticks) => self.tick += ticks,
                Err(_) => return Err(Fault::NegativeRest(ticks)),
            },
            (Op::Shift(by), _) => self.shift += i32::from(by),
            (Op::Halt, _) => return Ok(Some(End::Halted)),
            // `Drop`, and a `JumpIfZero` that does not jump.
            _ => {}
        }
        self.stack.truncate(kept);
        self.stack.append(&mut left);
        self.place = next;
        Ok(None)
    }

    fn note(&self, tooth: i32) -> Result<Note, Fault> {
        match tooth.checked_add(self.shift) {
            Some(shifted @ 0..TEETH) => Ok(Note {
                tick: self.tick,
                tooth: shifted as u8,
            }),
            Some(shifted) => Err(Fault::NoTooth(shifted)),
            None => Err(Fault::Overflow),
        }
    }
}
