//! The results of a kite contest. Judges add marks and take them away again for every crash, so a total may be negative.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flight {
    pub kite: String,
    pub marks: Vec<i32>,
}

impl Flight {
    pub fn new(kite: &str, marks: &[i32]) -> Self {
        Flight {
            kite: kite.to_string(),
            marks: marks.to_vec(),
        }
    }

    /// The sum of the marks without the highest and the lowest one.
    pub fn total(&self) -> i32 {
        let mut high = i32::MIN;
        let mut low = i32::MAX;
        let mut sum = 0;
        for mark in &self.marks {
            high = high.max(*mark);
            low = low.min(*mark);
            sum += mark;
        }
        if self.marks.len() < 3 {
            sum
        } else {
            sum - high - low
        }
    }

    pub fn ribbon(&self) -> &'static str {
        let mut colour = "bronze";
        let total = self.total();
        if total >= 40 {
            colour = "gold";
        } else if total >= 25 {
            colour = "silver";
        } else if total < 10 {
            colour = "white";
        }
        colour
    }
}

/// The flight with the best total.
pub fn winner(flights: &[Flight]) -> Option<&Flight> {
    let mut best = flights.first()?;
    for flight in flights {
        if flight.total() > best.total() {
            best = flight;
        }
    }
    Some(best)
}
