//! Plays a drum.

use crate::drum::{End, Fault, Note, Op, Tune, DEPTH, REGISTERS, STACK, TEETH};

/// How many values an instruction takes from the stack, and how many it leaves there.
pub fn effect(op: Op) -> (usize, usize) {
    use Op::*;
    let takes = match op {
        Push(_) | Load(_) | Jump(_) | Call(_) | Return | Pluck(_) | Rest(_) | Shift(_) | Halt => 0,
        Drop | Copy | Not | Store(_) | JumpIfZero(_) | Wait => 1,
        Swap | Add | Subtract | Multiply | Divide | Remainder | Less | Equal => 2,
        Chord(teeth) => teeth as usize,
    };
    let leaves = match op {
        Push(_) | Add | Subtract | Multiply | Divide | Remainder | Less | Equal | Not | Load(_) => {
            1
        }
        Copy | Swap => 2,
        _ => 0,
    };
    (takes, leaves)
}

/// Everything that a player knows besides its notes; it is copied, and put back when an instruction faults.
#[derive(Clone, Copy)]
struct Machine {
    stack: [i32; STACK],
    height: usize,
    registers: [i32; REGISTERS],
    callers: [usize; DEPTH],
    depth: usize,
    tick: u64,
    shift: i64,
    place: usize,
}

enum Next {
    On,
    To(usize),
    End(End),
}

impl Machine {
    fn pop(&mut self) -> i32 {
        self.height -= 1;
        self.stack[self.height]
    }

    fn push(&mut self, value: i32) {
        self.stack[self.height] = value;
        self.height += 1;
    }

    fn pluck(&self, tooth: i32, notes: &mut Vec<Note>) -> Result<(), Fault> {
        let shifted = i64::from(tooth) + self.shift;
        let shifted = i32::try_from(shifted).map_err(|_| Fault::Overflow)?;
        if shifted < 0 || shifted >= TEETH {
            return Err(Fault::NoTooth(shifted));
        }
        notes.push(Note {
            tick: self.tick,
            tooth: shifted as u8,
        });
        Ok(())
    }

    fn binary(&mut self, f: impl Fn(i64, i64) -> Option<i64>) -> Result<(), Fault> {
        let b = i64::from(self.pop());
        let a = i64::from(self.pop());
        let value = f(a, b).ok_or(Fault::DividedByZero)?;
        self.push(i32::try_from(value).map_err(|_| Fault::Overflow)?);
        Ok(())
    }

    fn execute(&mut self, op: Op, length: usize, notes: &mut Vec<Note>) -> Result<Next, Fault> {
        let (takes, leaves) = effect(op);
        if self.height < takes {
            return Err(Fault::StackEmpty);
        }
        if self.height - takes + leaves > STACK {
            return Err(Fault::StackFull);
        }
        match op {
            Op::Push(value) => self.push(value),
            Op::Drop => {
                self.pop();
            }
            Op::Copy => {
                let top = self.pop();
                self.push(top);
                self.push(top);
            }
            Op::Swap => {
                let (top, below) = (self.pop(), self.pop());
                self.push(top);
                self.push(below);
            }
            Op::Add => self.binary(|a, b| Some(a + b))?,
            Op::Subtract => self.binary(|a, b| Some(a - b))?,
            Op::Multiply => self.binary(|a, b| Some(a * b))?,
            Op::Divide => self.binary(|a, b| {
                if b == 0 {
                    None
                } else {
                    Some((a - a.checked_rem_euclid(b.abs())?) / b + fix(a, b))
                }
            })?,
            Op::Remainder => self.binary(|a, b| {
                if b == 0 {
                    None
                } else {
                    Some(((a % b) + b) % b)
                }
            })?,
            Op::Less => self.binary(|a, b| Some((a < b) as i64))?,
            Op::Equal => self.binary(|a, b| Some((a == b) as i64))?,
            Op::Not => {
                let value = self.pop();
                self.push((value == 0) as i32);
            }
            Op::Load(register) => {
                let value = self.registers.get(register as usize).copied();
                self.push(value.ok_or(Fault::NoRegister(register))?);
            }
            Op::Store(register) => {
                let value = self.pop();
                *self
                    .registers
                    .get_mut(register as usize)
                    .ok_or(Fault::NoRegister(register))? = value;
            }
            Op::Jump(to) => return jump(to, length),
            Op::JumpIfZero(to) => {
                if self.pop() == 0 {
                    return jump(to, length);
                }
            }
            Op::Call(to) => {
                let next = jump(to, length)?;
                let caller = self.callers.get_mut(self.depth).ok_or(Fault::TooDeep)?;
                *caller = self.place + 1;
                self.depth += 1;
                return Ok(next);
            }
            Op::Return if self.depth == 0 => return Ok(Next::End(End::Finished)),
            Op::Return => {
                self.depth -= 1;
                return Ok(Next::To(self.callers[self.depth]));
            }
            Op::Pluck(tooth) => self.pluck(tooth.into(), notes)?,
            Op::Chord(teeth) => {
                self.height -= teeth as usize;
                for index in self.height..self.height + teeth as usize {
                    self.pluck(self.stack[index], notes)?;
                }
            }
            Op::Rest(ticks) => self.tick += u64::from(ticks),
            Op::Wait => {
                let ticks = self.pop();
                if ticks < 0 {
                    return Err(Fault::NegativeRest(ticks));
                }
                self.tick += ticks as u64;
            }
            Op::Shift(by) => self.shift += i64::from(by),
            Op::Halt => return Ok(Next::End(End::Halted)),
        }
        Ok(Next::On)
    }
}

/// One less for a divisor below zero that does not divide evenly, after the Euclidean remainder was taken off.
fn fix(a: i64, b: i64) -> i64 {
    if b < 0 && a % b != 0 {
        -1
    } else {
        0
    }
}

fn jump(to: usize, length: usize) -> Result<Next, Fault> {
    if to > length {
        Err(Fault::BadTarget(to))
    } else {
        Ok(Next::To(to))
    }
}

/// Plays a drum from its first instruction, at most `limit` instructions.
pub fn play(drum: &[Op], limit: usize) -> Tune {
    let mut machine = Machine {
        stack: [0; STACK],
        height: 0,
        registers: [0; REGISTERS],
        callers: [0; DEPTH],
        depth: 0,
        tick: 0,
        shift: 0,
        place: 0,
    };
    let mut notes = Vec::new();
    for _ in 0..limit {
        if machine.place == drum.len() {
            break;
        }
        let before = machine;
        let sounded = notes.len();
        match machine.execute(drum[machine.place], drum.len(), &mut notes) {
            Ok(Next::On) => machine.place += 1,
            Ok(Next::To(place)) => machine.place = place,
            Ok(Next::End(end)) => return Tune { notes, end },
            Err(fault) => {
                notes.truncate(sounded);
                return Tune {
                    notes,
                    end: End::Faulted(before.place, fault),
                };
            }
        }
    }
    let end = if machine.place == drum.len() {
        End::Finished
    } else {
        End::Stopped
    };
    Tune { notes, end }
}
