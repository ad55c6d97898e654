//! A panel that shows titles.

use crate::score::Title;
use std::cell::Cell;

thread_local! {
    /// How many seconds the performance is behind the score.
    static DELAY: Cell<i32> = const { Cell::new(0) };
}

/// Gives its title when it is due.
type Cue = Box<dyn FnMut(i32) -> Option<String>>;

pub struct Panel {
    cues: Vec<Cue>,
}

impl Panel {
    /// A panel for these titles, each of which is shown for some seconds.
    pub fn new(titles: &[Title], seconds: i32) -> Panel {
        DELAY.set(0);
        let mut cues: Vec<Cue> = Vec::new();
        for title in titles {
            let title = title.clone();
            let mut times = 0;
            cues.push(Box::new(move |now| {
                let since = now - DELAY.get() - title.at;
                if since < 0 || since >= seconds {
                    return None;
                }
                times += 1;
                match times {
                    1 => Some(title.text.clone()),
                    _ => Some(format!("({})", title.text)),
                }
            }));
        }
        Panel { cues }
    }

    /// The singers are this many seconds later than they were, or earlier if it is negative.
    pub fn shift(&mut self, seconds: i32) {
        DELAY.set(DELAY.get() + seconds);
    }

    pub fn delay(&self) -> i32 {
        DELAY.get()
    }

    /// What is to be seen at a second of the performance.
    pub fn show(&mut self, now: i32) -> Vec<String> {
        self.cues.iter_mut().filter_map(|cue| cue(now)).collect()
    }
}
