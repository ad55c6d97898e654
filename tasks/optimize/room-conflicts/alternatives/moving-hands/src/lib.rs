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
    let mut by_start: Vec<Taken> = Vec::with_capacity(bookings.len());
    for (index, &Booking { room, start, end }) in bookings.iter().enumerate() {
        if start < end {
            by_start.push(Taken {
                room,
                start,
                index,
                end,
            });
        }
    }
    by_start.sort_unstable_by_key(|booking| (booking.room, booking.start, booking.index));
    for room in by_start.chunk_by(|a, b| a.room == b.room) {
        count(room, &mut result);
        find_earliest(room, &mut result);
    }
    result
}

/// A booking that takes at least a minute.
#[derive(Debug, Clone, Copy)]
struct Taken {
    room: u32,
    start: u32,
    index: usize,
    end: u32,
}

/// Counts the conflicts in a room: all that begin before the end of a booking, without those that are over before its start.
fn count(room: &[Taken], result: &mut [Conflicts]) {
    let mut by_end: Vec<(u32, usize)> = room
        .iter()
        .map(|booking| (booking.end, booking.index))
        .collect();
    by_end.sort_unstable();
    let mut begun = 0;
    for &(end, index) in &by_end {
        while begun < room.len() && room[begun].start < end {
            begun += 1;
        }
        result[index].count = begun - 1;
    }
    let mut over = 0;
    for booking in room {
        while by_end[over].0 <= booking.start {
            over += 1;
        }
        result[booking.index].count -= over;
    }
}

/// Finds the earliest conflict of each booking of a room, which are in order of their starts.
fn find_earliest(room: &[Taken], result: &mut [Conflicts]) {
    let mut earliest = 0;
    for (position, booking) in room.iter().enumerate() {
        while room[earliest].end <= booking.start {
            earliest += 1;
        }
        if result[booking.index].count > 0 {
            let other = if earliest == position {
                position + 1
            } else {
                earliest
            };
            result[booking.index].earliest = Some(room[other].index);
        }
    }
}
