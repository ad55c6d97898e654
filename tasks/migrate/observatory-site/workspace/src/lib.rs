//! An observatory.

pub mod bus;
pub mod site;
