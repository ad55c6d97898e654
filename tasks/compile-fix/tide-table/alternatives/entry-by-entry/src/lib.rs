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
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                let height = entry(line, heights.len());
                heights.push(height.map_err(|problem| ParseError {
                    line: number,
                    problem,
                })?);
            }
        }
        Ok(TideTable { heights })
    }

    pub fn hours(&self) -> usize {
        self.heights.len()
    }

    /// The height at an hour, which may be before or after those of the table.
    pub fn height_at(&self, hour: i64) -> Option<i32> {
        let hours = i64::try_from(self.heights.len()).ok()?;
        let index = hour.checked_rem_euclid(hours)?;
        self.heights.get(usize::try_from(index).ok()?).copied()
    }

    /// The depth of the water, in centimetres, at a place which is `charted` deep on the chart.
    pub fn depth(&self, charted: u32, hour: i64) -> Option<u32> {
        let depth = i64::from(charted) + i64::from(self.height_at(hour)?);
        u32::try_from(depth.max(0)).ok()
    }

    /// The mean height.
    pub fn mean(&self) -> Option<f64> {
        let (mut sum, mut count) = (0.0, 0.0);
        for &height in &self.heights {
            sum += f64::from(height);
            count += 1.0;
        }
        (count > 0.0).then(|| sum / count)
    }

    /// How many hours after `hour` a ship of this draught can first pass the bar.
    pub fn wait_for(&self, draught: u32, charted: u32, hour: i64) -> Option<u32> {
        for (wait, later) in (0..).zip(hour..).take(self.heights.len()) {
            if self.depth(charted, later)? >= draught {
                return Some(wait);
            }
        }
        None
    }
}

/// Reads a line for the hour `next`; gives the height in centimetres.
fn entry(line: &str, next: usize) -> Result<i32, Problem> {
    let Some((hour, metres)) = line.split_once(' ') else {
        return Err(Problem::Shape);
    };
    if hour.parse() != Ok(next) {
        return Err(Problem::Hour);
    }
    match metres.trim_start().parse::<f64>() {
        Ok(metres) if metres.is_finite() => Ok((metres * 100.0).round() as i32),
        _ => Err(Problem::Height),
    }
}
