//! Conflicts between the bookings of meeting rooms.

/// A room from minute `start` up to minute `end`, which is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    pub room: u32,
    pub start: u32,
    pub end: u32,
}

impl Booking {
    fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    fn collides(&self, other: &Booking) -> bool {
        self.room == other.room
            && !self.is_empty()
            && !other.is_empty()
            && self.start < other.end
            && other.start < self.end
    }
}

/// What one booking collides with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Conflicts {
    /// The number of other bookings.
    pub count: usize,
    /// The index of the one that starts first.
    pub earliest: Option<usize>,
}

/// The conflicts of each booking.
pub fn conflicts(bookings: &[Booking]) -> Vec<Conflicts> {
    let mut result = Vec::new();
    for (index, booking) in bookings.iter().enumerate() {
        let mut found = Conflicts::default();
        for (other_index, other) in bookings.iter().enumerate() {
            if other_index == index || !booking.collides(other) {
                continue;
            }
            found.count += 1;
            if found.earliest.is_none_or(|earliest| other.start < bookings[earliest].start) {
                found.earliest = Some(other_index);
            }
        }
        result.push(found);
    }
    result
}
