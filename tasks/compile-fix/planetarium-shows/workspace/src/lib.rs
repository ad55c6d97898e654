//! Shows on the dome of a planetarium, frame by frame.

mod compose;
mod light;
mod scene;
mod show;

pub use compose::{Both, Then};
pub use light::{Colour, Lux};
pub use scene::{Glow, Scene, Twinkle};
pub use show::Show;
