//! Scenes made of other scenes.

use std::ops::Add;

use crate::scene::Scene;

/// One scene after the other.
pub struct Then<A, B>(pub A, pub B);

impl<A: Scene, B: Scene> Scene for Then<A, B> {
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
    A::Light: Add,
{
    type Light = A::Light;

    fn length(&self) -> usize {
        self.0.length().max(self.1.length())
    }

    fn light(&self, frame: usize) -> A::Light {
        self.0.light(frame) + self.1.light(frame)
    }
}
