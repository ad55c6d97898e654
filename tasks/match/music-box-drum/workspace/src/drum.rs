//! What can be pinned on the drum of a music box, and what comes out of it.

/// One instruction. The stack holds `i32` values; "takes" and "leaves" are about its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    Push(i32),
    Drop,
    /// Leaves another copy of the top.
    Copy,
    /// Exchanges the two topmost values.
    Swap,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    Equal,
    /// Leaves 1 for 0 and 0 for every other value.
    Not,
    Load(u8),
    Store(u8),
    Jump(usize),
    JumpIfZero(usize),
    Call(usize),
    Return,
    Pluck(i8),
    /// Plucks as many teeth at once as it says.
    Chord(u8),
    Rest(u16),
    /// Rests for as many ticks as the value that it takes.
    Wait,
    /// Shifts everything that is plucked from now on.
    Shift(i8),
    Halt,
}

/// A tooth of the comb, plucked at some tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    pub tick: u64,
    pub tooth: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    StackEmpty,
    StackFull,
    Overflow,
    DividedByZero,
    NoRegister(u8),
    BadTarget(usize),
    TooDeep,
    NoTooth(i32),
    NegativeRest(i32),
}

/// How a tune came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// After the last instruction, or with a `Return` from the outermost level.
    Finished,
    Halted,
    /// The limit of instructions was reached.
    Stopped,
    /// The instruction at this place could not be carried out.
    Faulted(usize, Fault),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tune {
    pub notes: Vec<Note>,
    pub end: End,
}

pub const STACK: usize = 8;
pub const REGISTERS: usize = 4;
pub const DEPTH: usize = 3;
pub const TEETH: i32 = 18;
