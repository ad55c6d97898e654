use crate::{Cue, Show};

/// Sits below the stage and reacts to the cues of a show.
#[derive(Default)]
pub struct Prompter<'r> {
    reactions: Vec<Reaction<'r>>,
}

struct Reaction<'r> {
    puppet: String,
    act: Box<dyn FnMut(&Cue) -> bool + 'r>,
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
        self.reactions.push(Reaction {
            puppet: puppet.to_string(),
            act: Box::new(reaction),
        });
    }

    /// Plays a show and returns the cues that nobody reacted to.
    pub fn play<'s>(&mut self, show: &'s Show) -> Vec<&'s Cue> {
        let mut missed = Vec::new();
        for cue in show.cues() {
            let mut reactions = self.reactions.iter_mut();
            if !reactions.any(|reaction| cue.is_for(&reaction.puppet) && (reaction.act)(cue)) {
                missed.push(cue);
            }
        }
        missed
    }
}
