//! Scenes made of other scenes.

use std::ops::Add;

use crate::scene::Scene;

/// One scene after the other.
pub struct Then<A, B>(pub A, pub B);

impl<L, A, B> Scene for Then<A, B>
where
    A: Scene<Light = L>,
    B: Scene<Light = L>,
{
    type Light = L;

    fn length(&self) -> usize {
        self.0.length() + self.1.length()
    }

    fn light(&self, frame: usize) -> L {
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
    A::Light: Add<A::Light, Output = A::Light>,
{
    type Light = A::Light;

    fn length(&self) -> usize {
        self.0.length().max(self.1.length())
    }

    fn light(&self, frame: usize) -> A::Light {
        if frame >= self.1.length() {
            return self.0.light(frame);
        }
        let second = self.1.light(frame);
        if frame >= self.0.length() {
            second
        } else {
            self.0.light(frame) + second
        }
    }
}
