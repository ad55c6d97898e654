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
pub struct Cues<'f> {
    file: &'f str,
    /// How much of the file has been read.
    read: usize,
}

impl<'f> Cues<'f> {
    pub fn new(file: &'f str) -> Self {
        Cues { file, read: 0 }
    }

    /// The part of the file that has not been read yet.
    pub fn rest(&self) -> &'f str {
        &self.file[self.read..]
    }

    /// The lines of the next block; empty at the end of the file.
    fn block(&mut self) -> Vec<&'f str> {
        let mut block = Vec::new();
        for line in self.rest().split_inclusive('\n') {
            self.read += line.len();
            let line = line.trim_end();
            match (line.is_empty(), block.is_empty()) {
                (true, true) => {}
                (true, false) => break,
                (false, _) => block.push(line),
            }
        }
        block
    }
}

impl<'f> Iterator for Cues<'f> {
    type Item = Cue<'f>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut block = self.block();
        while !block.is_empty() {
            if let Some(cue) = Cue::from_block(&block) {
                return Some(cue);
            }
            block = self.block();
        }
        None
    }
}

impl<'f> Cue<'f> {
    /// `None` if the block is not a subtitle.
    fn from_block(block: &[&'f str]) -> Option<Self> {
        let number = block.first()?.parse().ok()?;
        let (start, end) = block.get(1)?.split_once(" --> ")?;
        let cue = Cue {
            number,
            start: millis(start)?,
            end: millis(end)?,
            lines: block.iter().skip(2).copied().collect(),
        };
        (!cue.lines.is_empty() && cue.start <= cue.end).then_some(cue)
    }
}

/// Reads a time such as `01:02:03,450`.
fn millis(time: &str) -> Option<u64> {
    let (clock, fraction) = time.trim().split_once(',')?;
    let seconds = clock.split(':').try_fold(0, |seconds, field| {
        let field: u64 = field.parse().ok()?;
        Some(seconds * 60 + field)
    })?;
    let fraction: u64 = fraction.parse().ok()?;
    Some(seconds * 1000 + fraction)
}

/// The cue that is on the screen at a time; if there are several, the one that began last.
pub fn showing<'c, 'f>(cues: &'c [Cue<'f>], time: u64) -> Option<&'c Cue<'f>> {
    let mut latest: Option<&Cue> = None;
    for cue in cues {
        let on_screen = (cue.start..cue.end).contains(&time);
        if on_screen && latest.is_none_or(|other| cue.start >= other.start) {
            latest = Some(cue);
        }
    }
    latest
}

/// The longest line of the cues; of equally long ones the first. `none` if there is no line.
pub fn longest_line<'f>(cues: &[Cue<'f>], none: &'f str) -> &'f str {
    // Of several maxima the last one counts, hence the reversal.
    cues.iter()
        .flat_map(|cue| cue.lines.iter().copied())
        .rev()
        .max_by_key(|line| line.chars().count())
        .unwrap_or(none)
}
