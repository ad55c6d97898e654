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
    for (position, &index) in room.iter().enumerate() {
        let booking = bookings[index];
        let mut first = position;
        while first > 0 && bookings[room[first - 1]].end > booking.start {
            first -= 1;
        }
        let after = room.partition_point(|&i| bookings[i].start < booking.end);
        let count = after - first - 1;
        let earliest = if first == position { position + 1 } else { first };
        result[index] = Conflicts { count, earliest: (count > 0).then(|| room[earliest]) };
    }
}
