//! The wards of a hospital and the nurses they need.

mod hospital;
mod staffing;
mod ward;

pub use hospital::Hospital;
pub use staffing::Shift;
pub use ward::{Care, Refusal};
