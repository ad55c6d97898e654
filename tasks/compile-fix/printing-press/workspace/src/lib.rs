//! A print shop: a press with its plates, a queue of jobs and the receipts.

pub mod press;
pub mod queue;
pub mod shop;

pub use press::{Plate, Press};
pub use queue::{Job, Queue};
pub use shop::{run, tariff, Receipt};
