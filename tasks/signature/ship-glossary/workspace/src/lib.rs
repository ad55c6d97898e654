//! A glossary, and the pages that are printed with it.

pub mod glossary;
pub mod page;

pub use glossary::Glossary;
