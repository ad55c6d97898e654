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
        let mut sorted = self.marks.clone();
        sorted.sort_unstable();
        match sorted.as_slice() {
            [_, inner @ .., _] if !inner.is_empty() => inner.iter().sum(),
            few => few.iter().sum(),
        }
    }

    pub fn ribbon(&self) -> &'static str {
        match self.total() {
            40.. => "gold",
            25..40 => "silver",
            10..25 if self.marks.iter().all(|mark| *mark >= 0) => "bronze",
            _ => "white",
        }
    }
}

/// The flight with the best total.
pub fn winner(flights: &[Flight]) -> Option<&Flight> {
    flights.iter().rev().max_by_key(|flight| flight.total())
}
