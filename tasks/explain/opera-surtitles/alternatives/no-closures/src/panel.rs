//! A panel that shows titles.

use crate::score::Title;

struct Cue {
    title: Title,
    seen: bool,
}

pub struct Panel {
    cues: Vec<Cue>,
    seconds: i32,
    /// How many seconds the performance is behind the score.
    delay: i32,
}

impl Panel {
    /// A panel for these titles, each of which is shown for some seconds.
    pub fn new(titles: &[Title], seconds: i32) -> Panel {
        let cue = |title: &Title| Cue {
            title: title.clone(),
            seen: false,
        };
        Panel {
            cues: titles.iter().map(cue).collect(),
            seconds,
            delay: 0,
        }
    }

    /// The singers are this many seconds later than they were, or earlier if it is negative.
    pub fn shift(&mut self, seconds: i32) {
        self.delay += seconds;
    }

    pub fn delay(&self) -> i32 {
        self.delay
    }

    /// What is to be seen at a second of the performance.
    pub fn show(&mut self, now: i32) -> Vec<String> {
        let mut shown = Vec::new();
        for cue in &mut self.cues {
            let since = now - self.delay - cue.title.at;
            if (0..self.seconds).contains(&since) {
                let text = &cue.title.text;
                shown.push(if cue.seen {
                    format!("({text})")
                } else {
                    text.clone()
                });
                cue.seen = true;
            }
        }
        shown
    }
}
