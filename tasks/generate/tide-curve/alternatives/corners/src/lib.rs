//! The height of the tide between high and low water.

/// High or low water: a time in minutes, and a height in centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Water {
    pub minute: i64,
    pub height: i64,
}

/// What is wrong with a table of waters, and at which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    TooShort,
    NotLater(usize),
    NotTurning(usize),
}

/// A fraction in lowest terms, with a denominator greater than 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    pub numerator: i64,
    pub denominator: i64,
}

/// A corner of the curve: the time in sixths of a minute, the height in twelfths of a centimetre.
#[derive(Debug, Clone, Copy)]
struct Corner {
    time: i64,
    height: i64,
}

/// A curve through all waters of a table.
#[derive(Debug, Clone)]
pub struct Curve {
    corners: Vec<Corner>,
}

fn ratio(numerator: i64, denominator: i64) -> Ratio {
    let (mut a, mut b) = (denominator, numerator.abs());
    while b > 0 {
        (a, b) = (b, a % b);
    }
    Ratio {
        numerator: numerator / a,
        denominator: denominator / a,
    }
}

impl Curve {
    pub fn new(waters: Vec<Water>) -> Result<Self, TableError> {
        let [first, rest @ ..] = waters.as_slice() else {
            return Err(TableError::TooShort);
        };
        if rest.is_empty() {
            return Err(TableError::TooShort);
        }
        let mut corners = vec![Corner {
            time: first.minute * 6,
            height: first.height * 12,
        }];
        for index in 1..waters.len() {
            let (from, to) = (waters[index - 1], waters[index]);
            if from.minute >= to.minute {
                return Err(TableError::NotLater(index));
            }
            let same_way =
                index > 1 && (waters[index - 2].height < from.height) == (from.height < to.height);
            if same_way || from.height == to.height {
                return Err(TableError::NotTurning(index));
            }
            for (sixth, twelfths) in (1..).zip([1, 3, 6, 9, 11, 12]) {
                let time = from.minute * 6 + sixth * (to.minute - from.minute);
                let height = from.height * 12 + twelfths * (to.height - from.height);
                corners.push(Corner { time, height });
            }
        }
        Ok(Curve { corners })
    }

    /// The line on which a time lies; a corner belongs to the line behind it, if there is one.
    fn line(&self, minute: i64) -> Option<(Corner, Corner)> {
        let time = minute * 6;
        let behind = self.corners.partition_point(|corner| corner.time <= time);
        let last = self.corners.len() - 1;
        if behind == 0 || time > self.corners[last].time {
            return None;
        }
        let to = behind.min(last);
        Some((self.corners[to - 1], self.corners[to]))
    }

    /// A height in twelfths, times a span in sixths of a minute, and that span.
    fn scaled(&self, minute: i64) -> Option<(i64, i64)> {
        let (from, to) = self.line(minute)?;
        let span = to.time - from.time;
        Some((
            from.height * span + (to.height - from.height) * (6 * minute - from.time),
            span,
        ))
    }

    /// The height at a time, in whole centimetres.
    pub fn height(&self, minute: i64) -> Option<i64> {
        let (scaled, span) = self.scaled(minute)?;
        let doubled = 2 * scaled + 12 * span;
        Some(doubled.div_euclid(24 * span))
    }

    /// How fast the water rises at a time, in centimetres an hour.
    pub fn speed(&self, minute: i64) -> Option<Ratio> {
        let (from, to) = self.line(minute)?;
        Some(ratio(
            (to.height - from.height) * 60 * 6,
            12 * (to.time - from.time),
        ))
    }

    /// When the water is at this height or above it: the first and the last minute of each time.
    pub fn windows(&self, height: i64) -> Vec<(i64, i64)> {
        let first = self.corners[0].time / 6;
        let last = self.corners[self.corners.len() - 1].time / 6;
        let mut windows: Vec<(i64, i64)> = Vec::new();
        for minute in first..=last {
            match self.scaled(minute) {
                Some((scaled, span)) if scaled >= 12 * height * span => {}
                _ => continue,
            }
            match windows.last_mut() {
                Some((_, end)) if *end == minute - 1 => *end = minute,
                _ => windows.push((minute, minute)),
            }
        }
        windows
    }

    /// How long the windows for a height are that lie in a span of time, the last minute of the span included.
    pub fn minutes_afloat(&self, height: i64, from: i64, to: i64) -> i64 {
        let mut minutes = 0;
        for (first, last) in self.windows(height) {
            if first <= to && from <= last {
                minutes += last.min(to) + 1 - first.max(from);
            }
        }
        minutes.max(0)
    }

    /// The mean height over the whole table.
    pub fn mean(&self) -> Ratio {
        let area: i64 = self
            .corners
            .windows(2)
            .map(|pair| (pair[0].height + pair[1].height) * (pair[1].time - pair[0].time))
            .sum();
        let time = self.corners[self.corners.len() - 1].time - self.corners[0].time;
        ratio(area, 24 * time)
    }
}
