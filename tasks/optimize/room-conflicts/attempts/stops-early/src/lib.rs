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
    let mut result = vec![Conflicts::default(); bookings.len()];
    let mut order: Vec<usize> = (0..bookings.len()).filter(|&i| !bookings[i].is_empty()).collect();
    order.sort_unstable_by_key(|&i| (bookings[i].room, bookings[i].start, i));
    for room in order.chunk_by(|&a, &b| bookings[a].room == bookings[b].room) {
        conflicts_in_room(bookings, room, &mut result);
    }
    result
}

/// `room` holds the indices of the bookings of one room, by start and then by index.
fn conflicts_in_room(bookings: &[Booking], room: &[usize], result: &mut [Conflicts]) {
    for &index in room {
        let booking = bookings[index];
        let mut found = Conflicts::default();
        for &other_index in room {
            let other = bookings[other_index];
            if other.start >= booking.end {
                break;
            }
            if other_index != index && booking.start < other.end {
                found.count += 1;
                found.earliest = found.earliest.or(Some(other_index));
            }
        }
        result[index] = found;
    }
}
