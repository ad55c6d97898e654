//! Scenes made of other scenes.

use std::ops::Add;

use crate::scene::Scene;

/// One scene after the other.
pub struct Then<A, B>(pub A, pub B);

impl<A: Scene, B: Scene<Light = A::Light>> Scene for Then<A, B> {
    type Light = A::Light;

    fn length(&self) -> usize {
        self.0.length() + self.1.length()
    }

    fn light(&self, frame: usize) -> A::Light {
        if frame < self.0.length() {
            self.0.light(frame)
        } else {
            self.1.light(frame - self.0.length())
        }
    }
}

/// Two scenes at the same time.
pub struct Both<A, B>(pub A, pub B);

impl<A, B> Scene for Both<A, B>
where
    A: Scene,
    B: Scene<Light = A::Light>,
    A::Light: Add<Output = A::Light>,
{
    type Light = A::Light;

    fn length(&self) -> usize {
        self.0.length().max(self.1.length())
    }

    fn light(&self, frame: usize) -> A::Light {
        match (frame < self.0.length(), frame < self.1.length()) {
            (true, true) => self.0.light(frame) + self.1.light(frame),
            (true, false) => self.0.light(frame),
            _ => self.1.light(frame),
        }
    }
}
