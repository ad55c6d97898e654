//! A bowling league in which weaker bowlers get a handicap.

mod bowler;
mod history;
mod league;

pub use league::{League, Outcome, Stranger};
