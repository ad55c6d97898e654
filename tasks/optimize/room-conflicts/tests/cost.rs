use room_conflicts::{Booking, conflicts};

pub fn workload() -> Vec<usize> {
    let mut state = 11u32;
    let mut next = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % limit
    };
    let bookings: Vec<Booking> = (0..2_000)
        .map(|_| {
            let start = next(10_000);
            Booking { room: next(4), start, end: start + next(2_500) }
        })
        .collect();
    conflicts(&bookings).iter().map(|c| c.count).collect()
}
