//! What a robot lawnmower can be doing, what can happen to it, and what it can do about it.

/// A side of the mower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// Why the mower goes home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Done,
    Asked,
    Rain,
    /// The battery is low: it had this charge, in percent.
    Low(u8),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// In the dock, with this charge in percent.
    Docked {
        charge: u8,
    },
    /// Backing out of the dock; so many metres are left.
    Leaving {
        zone: u8,
        metres: u8,
    },
    /// Mowing a row; at its end the mower turns to `side`.
    Mowing {
        zone: u8,
        row: u16,
        side: Side,
    },
    /// Something is in the way of that row, and the mower has backed off so many times.
    Blocked {
        zone: u8,
        row: u16,
        side: Side,
        tries: u8,
    },
    Returning {
        why: Why,
    },
    /// Standing still; this is what it would go on with.
    Paused(Box<State>),
    /// Waiting for the code, after so many wrong ones.
    Locked {
        wrong: u8,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Somebody wants a zone mown.
    Start {
        zone: u8,
    },
    Stop,
    /// A second has passed.
    Tick,
    /// The mower has come to the boundary wire.
    Wire,
    Bump,
    Rain,
    /// The battery reports its charge, in percent.
    Charge(u8),
    Lifted,
    /// Somebody has typed a code.
    Code(u16),
    /// The mower has come to the dock.
    Dock,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gear {
    Forward,
    Back,
    Halt,
    /// A half turn to that side.
    Spin(Side),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Blades(bool),
    Drive(Gear),
    Beep(u8),
    Report(Why),
}
