//! What can be seen on the dome.

use crate::light::Lux;

pub trait Scene {
    type Light;

    /// How many frames it lasts.
    fn length(&self) -> usize;

    /// The light of a frame; the first has the number 0.
    fn light(&self, frame: usize) -> Self::Light;
}

/// The same light all the time.
pub struct Glow<L> {
    pub light: L,
    pub frames: usize,
}

impl<L> Scene for Glow<L> {
    type Light = L;

    fn length(&self) -> usize {
        self.frames
    }

    fn light(&self, _frame: usize) -> L {
        self.light
    }
}

/// A star that is bright in every third frame, beginning with the first.
pub struct Twinkle {
    pub bright: u8,
    pub dim: u8,
    pub frames: usize,
}

impl Scene for Twinkle {
    type Light = Lux;

    fn length(&self) -> usize {
        self.frames
    }

    fn light(&self, frame: usize) -> Lux {
        Lux(if frame % 3 == 0 {
            self.bright
        } else {
            self.dim
        })
    }
}
