//! Reads subtitle files without copying their text.
//!
//! A file is a series of blocks parted by blank lines. A block is a number, a time line such as
//! `00:01:05,250 --> 00:01:07,000`, and one or more lines of text.

/// One subtitle. The lines belong to the file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue<'a> {
    pub number: u32,
    /// Milliseconds from the beginning of the film.
    pub start: u64,
    pub end: u64,
    pub lines: Vec<&'a str>,
}

/// The cues of a file, one after the other.
pub struct Cues<'a> {
    rest: &'a str,
}

impl<'a> Cues<'a> {
    pub fn new(file: &'a str) -> Cues<'a> {
        Cues { rest: file }
    }

    /// The part of the file that has not been read yet.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// Cuts the next line off the rest.
    fn line(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = match self.rest.split_once('\n') {
            Some(parts) => parts,
            None => (self.rest, ""),
        };
        self.rest = rest;
        Some(line.trim_end())
    }
}

impl<'a> Iterator for Cues<'a> {
    type Item = Cue<'a>;

    fn next(&mut self) -> Option<Cue<'a>> {
        loop {
            let mut block = Vec::new();
            while let Some(line) = self.line() {
                if !line.is_empty() {
                    block.push(line);
                } else if !block.is_empty() {
                    break;
                }
            }
            if block.is_empty() {
                return None;
            }
            let cue = parse(&block);
            if cue.is_some() {
                return cue;
            }
        }
    }
}

/// Reads a block; `None` if it is not a subtitle.
fn parse<'a>(block: &[&'a str]) -> Option<Cue<'a>> {
    let [number, times, lines @ ..] = block else {
        return None;
    };
    let (start, end) = times.split_once(" --> ")?;
    let start = millis(start)?;
    let end = millis(end)?;
    if lines.is_empty() || end < start {
        return None;
    }
    Some(Cue {
        number: number.parse().ok()?,
        start,
        end,
        lines: lines.to_vec(),
    })
}

/// Reads a time such as `01:02:03,450`.
fn millis(time: &str) -> Option<u64> {
    let (clock, fraction) = time.trim().split_once(',')?;
    let mut seconds = 0;
    for field in clock.split(':') {
        seconds = seconds * 60 + field.parse::<u64>().ok()?;
    }
    Some(seconds * 1000 + fraction.parse::<u64>().ok()?)
}

/// The cue that is on the screen at a time; if there are several, the one that began last.
pub fn showing<'c, 'a>(cues: &'c [Cue<'a>], time: u64) -> Option<&'c Cue<'a>> {
    cues.iter()
        .filter(|cue| cue.start <= time && time < cue.end)
        .max_by_key(|cue| cue.start)
}

/// The longest line of the cues; of equally long ones the first. `none` if there is no line.
pub fn longest_line<'a>(cues: &[Cue<'a>], none: &'a str) -> &'a str {
    let mut longest = none;
    for line in cues.iter().flat_map(|cue| &cue.lines) {
        if line.len() > longest.len() {
            longest = line;
        }
    }
    longest
}
