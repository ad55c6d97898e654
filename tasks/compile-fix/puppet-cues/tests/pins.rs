//! Pins the public signatures and the fields of a cue.

use puppet_cues::{Cue, Prompter, Show};

const _: fn(u32, &str, &str) -> Cue = Cue::new;
const _: fn(&Cue, &str) -> bool = Cue::is_for;
const _: fn(Vec<Cue>) -> Show = Show::new;
const _: fn(&Show) -> &[Cue] = Show::cues;
const _: for<'s> fn(&mut Prompter, &'s Show) -> Vec<&'s Cue> = |prompter, show| prompter.play(show);
const _: fn(Cue) -> (u32, String, String) = |cue| (cue.scene, cue.puppet, cue.line);

pub fn pins() {}
