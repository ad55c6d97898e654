//! The annealing of blown glass: how a kiln cools down, and when it is looked at.

/// A piece of the kiln's programme.
#[derive(Debug, Clone)]
pub struct Ramp {
    /// Degrees at its beginning and at its end.
    pub from: i32,
    pub to: i32,
    pub minutes: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    Heat(i32),
    Hold,
    Cool(i32),
}

impl Ramp {
    /// The temperature that the kiln should have after so many minutes of this ramp.
    pub fn at(&self, minute: i32) -> i32 {
        if minute >= self.minutes {
            return self.to;
        }
        self.from + (self.to - self.from) * minute / self.minutes
    }

    /// What to do when the kiln has that temperature.
    pub fn advice(&self, minute: i32, degrees: i32) -> Advice {
        let wanted = self.at(minute);
        if degrees > wanted {
            Advice::Cool(degrees - wanted)
        } else if degrees < wanted {
            Advice::Heat(wanted - degrees)
        } else {
            Advice::Hold
        }
    }
}

/// Where the drum of the recorder stands at a minute of the programme; it turns once in `turn` minutes.
pub fn drum(minute: i32, turn: i32) -> i32 {
    minute % turn
}

/// The mean of the temperatures in the four corners of the kiln.
pub fn mean(corners: [i32; 4]) -> i32 {
    let sum: i32 = corners.iter().sum();
    sum / 4
}

/// The gas that is left.
pub fn gas_left(litres: u32, used: u32) -> u32 {
    if litres > used {
        litres - used
    } else {
        0
    }
}

/// Whether the kiln is looked at in this minute.
pub fn is_looked_at(minute: u32, every: u32) -> bool {
    every > 0 && minute % every == 0
}
