//! A syndicate: people who play the lottery together and share what they win.

mod ledger;
mod split;
mod syndicate;

pub use syndicate::{Refusal, Syndicate};
