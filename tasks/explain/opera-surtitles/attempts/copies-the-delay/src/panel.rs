//! A panel that shows titles.

use crate::score::Title;

/// Gives its title when it is due.
type Cue = Box<dyn FnMut(i32) -> Option<String>>;

pub struct Panel {
    cues: Vec<Cue>,
    /// How many seconds the performance is behind the score.
    delay: i32,
}

impl Panel {
    /// A panel for these titles, each of which is shown for some seconds.
    pub fn new(titles: &[Title], seconds: i32) -> Panel {
        let delay = 0;
        let mut cues: Vec<Cue> = Vec::new();
        for title in titles {
            let title = title.clone();
            let mut times = 0;
            cues.push(Box::new(move |now| {
                let since = now - delay - title.at;
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
        Panel { cues, delay }
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
        self.cues.iter_mut().filter_map(|cue| cue(now)).collect()
    }
}
