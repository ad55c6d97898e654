//! A puppet theatre: the cues of a show, and a prompter who reacts to them.

pub mod prompter;
pub mod show;

pub use prompter::Prompter;
pub use show::{Cue, Show};
