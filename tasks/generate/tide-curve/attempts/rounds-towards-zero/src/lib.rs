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

impl Ratio {
    fn new(numerator: i64, denominator: i64) -> Self {
        let divisor = gcd(numerator.abs(), denominator);
        Ratio {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 {
        a
    } else {
        gcd(b, a % b)
    }
}

/// The twelfths of each sixth of the time, and the twelfths before it.
const TWELFTHS: [i64; 6] = [1, 2, 3, 3, 2, 1];
const BEFORE: [i64; 6] = [0, 1, 3, 6, 9, 11];

/// A curve through all waters of a table.
#[derive(Debug, Clone)]
pub struct Curve {
    waters: Vec<Water>,
}

/// A place on the curve.
struct Place {
    from: Water,
    rise: i64,
    minutes: i64,
    sixth: usize,
    /// How much of the sixth has gone by, out of `minutes`.
    part: i64,
}

impl Curve {
    pub fn new(waters: Vec<Water>) -> Result<Self, TableError> {
        if waters.len() < 2 {
            return Err(TableError::TooShort);
        }
        let mut before = 0;
        for (index, pair) in waters.windows(2).enumerate() {
            if pair[1].minute <= pair[0].minute {
                return Err(TableError::NotLater(index + 1));
            }
            let turn = (pair[1].height - pair[0].height).signum();
            if turn == before || turn == 0 {
                return Err(TableError::NotTurning(index + 1));
            }
            before = turn;
        }
        Ok(Curve { waters })
    }

    fn place(&self, minute: i64) -> Option<Place> {
        let pair = self
            .waters
            .windows(2)
            .rfind(|pair| pair[0].minute <= minute)?;
        let minutes = pair[1].minute - pair[0].minute;
        let elapsed = 6 * (minute - pair[0].minute);
        if elapsed > 6 * minutes {
            return None;
        }
        let sixth = (elapsed / minutes).min(5);
        let part = elapsed - sixth * minutes;
        Some(Place {
            from: pair[0],
            rise: pair[1].height - pair[0].height,
            minutes,
            sixth: sixth as usize,
            part,
        })
    }

    /// The height as a numerator and a denominator.
    fn exact(&self, minute: i64) -> Option<(i64, i64)> {
        let place = self.place(minute)?;
        let twelfths = BEFORE[place.sixth] * place.minutes + TWELFTHS[place.sixth] * place.part;
        let denominator = 12 * place.minutes;
        Some((
            place.from.height * denominator + place.rise * twelfths,
            denominator,
        ))
    }

    /// The height at a time, in whole centimetres.
    pub fn height(&self, minute: i64) -> Option<i64> {
        let (numerator, denominator) = self.exact(minute)?;
        // Denominators are even.
        Some((numerator + denominator / 2) / denominator)
    }

    /// How fast the water rises at a time, in centimetres an hour.
    pub fn speed(&self, minute: i64) -> Option<Ratio> {
        let place = self.place(minute)?;
        Some(Ratio::new(
            30 * TWELFTHS[place.sixth] * place.rise,
            place.minutes,
        ))
    }

    fn is_afloat(&self, height: i64, minute: i64) -> bool {
        self.exact(minute)
            .is_some_and(|(numerator, denominator)| numerator >= height * denominator)
    }

    /// When the water is at this height or above it: the first and the last minute of each time.
    pub fn windows(&self, height: i64) -> Vec<(i64, i64)> {
        let mut windows = Vec::new();
        let mut begin = None;
        // One minute more, which is not on the curve, ends the last window.
        for minute in self.waters[0].minute..=self.waters[self.waters.len() - 1].minute + 1 {
            match (self.is_afloat(height, minute), begin) {
                (true, None) => begin = Some(minute),
                (false, Some(first)) => {
                    windows.push((first, minute - 1));
                    begin = None;
                }
                _ => {}
            }
        }
        windows
    }

    /// How long the windows for a height are that lie in a span of time, the last minute of the span included.
    pub fn minutes_afloat(&self, height: i64, from: i64, to: i64) -> i64 {
        let inside = |(first, last): (i64, i64)| (last.min(to) - first.max(from) + 1).max(0);
        self.windows(height).into_iter().map(inside).sum()
    }

    /// The mean height over the whole table.
    pub fn mean(&self) -> Ratio {
        let mut area = 0;
        let mut minutes = 0;
        for pair in self.waters.windows(2) {
            // The curve from one water to the next is as much above the straight line as below it.
            area += (pair[0].height + pair[1].height) * (pair[1].minute - pair[0].minute);
            minutes += pair[1].minute - pair[0].minute;
        }
        Ratio::new(area, 2 * minutes)
    }
}
