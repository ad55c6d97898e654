//! A strip of lights that is painted stretch by stretch.

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
    lights: Vec<Color>,
    /// All lights before each step.
    history: Vec<Vec<Color>>,
}

impl Strip {
    pub fn new(len: usize) -> Self {
        Strip { lights: vec![Color::BLACK; len], history: Vec::new() }
    }

    /// Paints a stretch of the strip.
    pub fn paint(&mut self, from: usize, to: usize, color: Color) {
        self.history.push(self.lights.clone());
        for index in from..to.min(self.lights.len()) {
            self.lights[index] = color;
        }
    }

    /// Takes back the latest step; `false` if there is none.
    pub fn undo(&mut self) -> bool {
        match self.history.pop() {
            Some(lights) => {
                self.lights = lights;
                true
            }
            None => false,
        }
    }

    pub fn color_at(&self, index: usize) -> Option<Color> {
        self.lights.get(index).copied()
    }

    /// The number of lights of a colour.
    pub fn count(&self, color: Color) -> usize {
        self.lights.iter().filter(|&&light| light == color).count()
    }

    /// The stretches of one colour, in order.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (index, &color) in self.lights.iter().enumerate() {
            match runs.last_mut() {
                Some(run) if run.color == color => run.end = index + 1,
                _ => runs.push(Run { start: index, end: index + 1, color }),
            }
        }
        runs
    }
}
