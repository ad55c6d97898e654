//! The audio guide of a museum: what is said at each stop of a tour.

mod exhibit;
mod guide;
mod label;

pub use exhibit::{Announce, Bench, Exhibit, Painting, Vase};
pub use guide::Guide;
pub use label::Label;
