//! Pins that different cues are told apart, and the types of their fields.

use subtitles::Cue;

pub fn pins() {
    let (number, start, end): (u32, u64, u64) = (1, 2, 3);
    let lines: Vec<&str> = vec!["a"];
    let cue = Cue { number, start, end, lines: lines.clone() };
    assert_ne!(cue, Cue { number: 2, start, end, lines: lines.clone() });
    assert_ne!(cue, Cue { number, start: 1, end, lines: lines.clone() });
    assert_ne!(cue, Cue { number, start, end: 4, lines });
    assert_ne!(cue, Cue { number, start, end, lines: vec!["b"] });
    assert_ne!(cue, Cue { number, start, end, lines: vec!["a", "a"] });
}
