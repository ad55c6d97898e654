//! A wine cellar that can be searched.

pub mod card;
pub mod cellar;
pub mod select;

pub use cellar::{Cellar, Wine};
pub use select::Select;
