//! Conflicts between the bookings of meeting rooms.

/// A room from minute `start` up to minute `end`, which is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    pub room: u32,
    pub start: u32,
    pub end: u32,
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
    let mut order: Vec<usize> = (0..bookings.len()).collect();
    order.sort_unstable_by_key(|&i| (bookings[i].room, bookings[i].start, i));
    for room in order.chunk_by(|&a, &b| bookings[a].room == bookings[b].room) {
        conflicts_in_room(bookings, room, &mut result);
    }
    result
}

/// `room` holds the indices of the bookings of one room, by start and then by index.
fn conflicts_in_room(bookings: &[Booking], room: &[usize], result: &mut [Conflicts]) {
    let mut ends: Vec<u32> = room.iter().map(|&i| bookings[i].end).collect();
    // The latest end up to each position: it never falls, so it can be searched.
    let latest: Vec<u32> = ends
        .iter()
        .scan(0, |latest, &end| {
            *latest = end.max(*latest);
            Some(*latest)
        })
        .collect();
    ends.sort_unstable();

    for (position, &index) in room.iter().enumerate() {
        let Booking { start, end, .. } = bookings[index];
        let begun = room.partition_point(|&i| bookings[i].start < end);
        let over = ends.partition_point(|&other| other <= start);
        let count = begun.saturating_sub(over + 1);
        // The first one that is not over yet; if that is the booking itself, all that follow are not over either.
        let first = latest.partition_point(|&other| other <= start);
        let first = if first == position { position + 1 } else { first };
        result[index] = Conflicts { count, earliest: (count > 0).then(|| room[first]) };
    }
}
