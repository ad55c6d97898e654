//! A strip of lights that is painted stretch by stretch.

use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Color {
    pub const BLACK: Color = Color { red: 0, green: 0, blue: 0 };
}

/// A stretch of one colour, from `start` up to `end`, which is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    pub start: usize,
    pub end: usize,
    pub color: Color,
}

#[derive(Debug, Clone)]
pub struct Strip {
    len: usize,
    /// The runs by their starts; each reaches to the next. Neighbours differ in colour.
    starts: BTreeMap<usize, Color>,
    /// The lights of each colour.
    counts: BTreeMap<Color, usize>,
    history: Vec<Step>,
}

/// What a step painted over: pieces of runs by their starts, the last of which reached to `to`.
#[derive(Debug, Clone)]
struct Step {
    to: usize,
    covered: Vec<(usize, Color)>,
}

impl Strip {
    pub fn new(len: usize) -> Self {
        let mut strip = Strip { len, starts: BTreeMap::new(), counts: BTreeMap::new(), history: Vec::new() };
        if len > 0 {
            strip.starts.insert(0, Color::BLACK);
            strip.counts.insert(Color::BLACK, len);
        }
        strip
    }

    /// Paints a stretch of the strip.
    pub fn paint(&mut self, from: usize, to: usize, color: Color) {
        let to = to.min(self.len);
        if from < to {
            let covered = self.replace(to, &[(from, color)]);
            self.history.push(Step { to, covered });
        }
    }

    /// Takes back the latest step; `false` if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.pop() else {
            return false;
        };
        self.replace(step.to, &step.covered);
        true
    }

    pub fn color_at(&self, index: usize) -> Option<Color> {
        if index >= self.len {
            return None;
        }
        self.starts.range(..=index).next_back().map(|(_, &color)| color)
    }

    /// The number of lights of a colour.
    pub fn count(&self, color: Color) -> usize {
        self.counts.get(&color).copied().unwrap_or(0)
    }

    /// The stretches of one colour, in order.
    pub fn runs(&self) -> Vec<Run> {
        let ends = self.starts.keys().copied().skip(1).chain([self.len]);
        self.starts.iter().zip(ends).map(|((&start, &color), end)| Run { start, end, color }).collect()
    }

    /// Puts `pieces` in the place of all that lies between the first of them and `to`, and returns that.
    fn replace(&mut self, to: usize, pieces: &[(usize, Color)]) -> Vec<(usize, Color)> {
        let Some(&(from, _)) = pieces.first() else {
            return Vec::new();
        };
        self.split(to);
        self.split(from);
        let covered: Vec<(usize, Color)> =
            self.starts.range(from..to).map(|(&start, &color)| (start, color)).collect();
        for (start, end, color) in with_ends(&covered, to) {
            self.starts.remove(&start);
            if let Some(count) = self.counts.get_mut(&color) {
                *count -= end - start;
            }
        }
        for (start, end, color) in with_ends(pieces, to) {
            self.starts.insert(start, color);
            *self.counts.entry(color).or_default() += end - start;
        }
        covered
    }

    /// Makes a run start at `at`.
    fn split(&mut self, at: usize) {
        if let Some(color) = self.color_at(at) {
            self.starts.insert(at, color);
        }
    }
}

/// The pieces with their ends: each reaches to the next, the last one to `to`.
fn with_ends(
    pieces: &[(usize, Color)],
    to: usize,
) -> impl Iterator<Item = (usize, usize, Color)> + '_ {
    let ends = pieces.iter().skip(1).map(|&(start, _)| start).chain([to]);
    pieces.iter().zip(ends).map(|(&(start, color), end)| (start, end, color))
}
