//! A strip of lights that is painted stretch by stretch.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Color {
    pub const BLACK: Color = Color {
        red: 0,
        green: 0,
        blue: 0,
    };
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
    /// In order, without a gap; neighbours differ in colour.
    runs: Vec<Run>,
    /// The number of lights of each colour that was ever used.
    counts: Vec<(Color, usize)>,
    /// What each step painted over.
    history: Vec<Vec<Run>>,
}

impl Strip {
    pub fn new(len: usize) -> Self {
        let black = Run {
            start: 0,
            end: len,
            color: Color::BLACK,
        };
        let runs = if len == 0 { Vec::new() } else { vec![black] };
        Strip {
            len,
            runs,
            counts: vec![(Color::BLACK, len)],
            history: Vec::new(),
        }
    }

    /// Paints a stretch of the strip.
    pub fn paint(&mut self, from: usize, to: usize, color: Color) {
        let to = to.min(self.len);
        let covered = if from < to {
            self.replace(&[Run {
                start: from,
                end: to,
                color,
            }])
        } else {
            Vec::new()
        };
        self.history.push(covered);
    }

    /// Takes back the latest step; `false` if there is none.
    pub fn undo(&mut self) -> bool {
        let step = self.history.pop();
        if let Some(covered) = &step {
            self.replace(covered);
        }
        step.is_some()
    }

    pub fn color_at(&self, index: usize) -> Option<Color> {
        let run = self.runs.partition_point(|run| run.end <= index);
        self.runs.get(run).map(|run| run.color)
    }

    /// The number of lights of a colour.
    pub fn count(&self, color: Color) -> usize {
        self.counts
            .iter()
            .find(|(known, _)| *known == color)
            .map_or(0, |&(_, count)| count)
    }

    /// The stretches of one colour, in order.
    pub fn runs(&self) -> Vec<Run> {
        self.runs.clone()
    }

    fn counter(&mut self, color: Color) -> &mut usize {
        let index = match self.counts.iter().position(|(known, _)| *known == color) {
            Some(index) => index,
            None => {
                self.counts.push((color, 0));
                self.counts.len() - 1
            }
        };
        &mut self.counts[index].1
    }

    /// Puts `pieces`, which leave no gap, in the place of what lies there, and returns that.
    fn replace(&mut self, pieces: &[Run]) -> Vec<Run> {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return Vec::new();
        };
        let (from, to) = (first.start, last.end);
        // The runs that overlap the pieces or touch them.
        let begin = self.runs.partition_point(|run| run.end < from);
        let end = self.runs.partition_point(|run| run.start <= to);
        let mut new: Vec<Run> = Vec::with_capacity(pieces.len() + 2);
        let mut covered = Vec::new();
        let mut after = None;
        for index in begin..end {
            let run = self.runs[index];
            if run.start < from {
                new.push(Run {
                    end: run.end.min(from),
                    ..run
                });
            }
            if run.end > to {
                after = Some(Run {
                    start: run.start.max(to),
                    ..run
                });
            }
            let inside = Run {
                start: run.start.max(from),
                end: run.end.min(to),
                ..run
            };
            if inside.start < inside.end {
                *self.counter(run.color) -= inside.end - inside.start;
                covered.push(inside);
            }
        }
        for piece in pieces {
            *self.counter(piece.color) += piece.end - piece.start;
        }
        for &piece in pieces.iter().chain(&after) {
            match new.last_mut() {
                Some(before) if before.color == piece.color => before.end = piece.end,
                _ => new.push(piece),
            }
        }
        self.runs.splice(begin..end, new);
        covered
    }
}
