use crate::{Cue, Show};

type Act<'r> = dyn FnMut(&Cue) -> bool + 'r;

/// Sits below the stage and reacts to the cues of a show.
#[derive(Default)]
pub struct Prompter<'r> {
    reactions: Vec<(String, Box<Act<'r>>)>,
}

impl<'r> Prompter<'r> {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reaction to the cues of a puppet.
    pub fn on<F>(&mut self, puppet: &str, reaction: F)
    where
        F: FnMut(&Cue) -> bool + 'r,
    {
        self.reactions.push((puppet.to_owned(), Box::new(reaction)));
    }

    /// Plays a show and returns the cues that nobody reacted to.
    pub fn play<'s>(&mut self, show: &'s Show) -> Vec<&'s Cue> {
        let mut missed = Vec::new();
        for cue in show.cues() {
            let mut taken = false;
            for (puppet, act) in &mut self.reactions {
                if cue.is_for(puppet) && act(cue) {
                    taken = true;
                    break;
                }
            }
            if !taken {
                missed.push(cue);
            }
        }
        missed
    }
}
