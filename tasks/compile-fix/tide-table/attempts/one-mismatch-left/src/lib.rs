//! A harbour's tide table: one height of the water, in centimetres over chart datum, for every hour.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The line is not an hour and a height.
    Shape,
    /// The hour is no number or not the one that comes next.
    Hour,
    /// The height is no number.
    Height,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    /// The number of the line, from 1.
    pub line: usize,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TideTable {
    heights: Vec<i32>,
}

impl TideTable {
    /// Reads lines such as `3 -0.45`: the hour and the height in metres.
    pub fn parse(text: &str) -> Result<TideTable, ParseError> {
        let mut heights = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let error = |problem| ParseError {
                line: index + 1,
                problem,
            };
            let (hour, height) = line.split_once(' ').ok_or(error(Problem::Shape))?;
            let hour: usize = hour.parse().map_err(|_| error(Problem::Hour))?;
            if hour != heights.len() {
                return Err(error(Problem::Hour));
            }
            let metres: f64 = height.trim().parse().map_err(|_| error(Problem::Height))?;
            if !metres.is_finite() {
                return Err(error(Problem::Height));
            }
            heights.push((metres * 100.0).round() as i32);
        }
        Ok(TideTable { heights })
    }

    pub fn hours(&self) -> usize {
        self.heights.len()
    }

    /// The height at an hour, which may be before or after those of the table.
    pub fn height_at(&self, hour: i64) -> Option<i32> {
        if self.heights.is_empty() {
            return None;
        }
        let index = hour.rem_euclid(self.heights.len() as i64) as usize;
        Some(self.heights[index])
    }

    /// The depth of the water, in centimetres, at a place which is `charted` deep on the chart.
    pub fn depth(&self, charted: u32, hour: i64) -> Option<u32> {
        let height = self.height_at(hour)?;
        Some(charted.saturating_add_signed(height))
    }

    /// The mean height.
    pub fn mean(&self) -> Option<f64> {
        if self.heights.is_empty() {
            return None;
        }
        let sum: i64 = self.heights.iter().map(|&h| i64::from(h)).sum();
        Some(sum as f64 / self.heights.len() as f64)
    }

    /// How many hours after `hour` a ship of this draught can first pass the bar.
    pub fn wait_for(&self, draught: u32, charted: u32, hour: i64) -> Option<u32> {
        (0..self.heights.len() as u32)
            .find(|wait| self.depth(charted, hour + wait) >= Some(draught))
    }
}
