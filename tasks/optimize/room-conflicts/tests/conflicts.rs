use room_conflicts::{Booking, Conflicts, conflicts};

fn in_room(room: u32, times: &[(u32, u32)]) -> Vec<Booking> {
    times.iter().map(|&(start, end)| Booking { room, start, end }).collect()
}

fn found(times: &[(u32, u32)]) -> Vec<(usize, Option<usize>)> {
    conflicts(&in_room(7, times)).into_iter().map(|c| (c.count, c.earliest)).collect()
}

/// "so one may end where another starts."
#[test]
fn neighbours_do_not_collide() {
    assert_eq!(found(&[(10, 20), (20, 30), (0, 10)]), [(0, None); 3]);
    assert_eq!(found(&[(10, 21), (20, 30), (0, 10)]), [(1, Some(1)), (1, Some(0)), (0, None)]);
    assert_eq!(found(&[]), []);
    assert_eq!(found(&[(0, u32::MAX), (u32::MAX - 1, u32::MAX)]), [(1, Some(1)), (1, Some(0))]);
}

/// "A booking whose `end` is not after its `start` takes no minute and collides with nothing, wherever it lies."
#[test]
fn empty_bookings_collide_with_nothing() {
    assert_eq!(found(&[(15, 15), (10, 20), (18, 12), (10, 10), (20, 20)]), [(0, None); 5]);
    assert_eq!(found(&[(15, 15), (10, 20), (18, 12), (11, 12)])[1..], [(1, Some(3)), (0, None), (1, Some(1))]);
}

/// "Two equal bookings collide with each other. No booking collides with itself."
#[test]
fn equal_bookings_collide() {
    assert_eq!(found(&[(5, 9)]), [(0, None)]);
    assert_eq!(found(&[(5, 9), (5, 9), (5, 9)]), [(2, Some(1)), (2, Some(0)), (2, Some(0))]);
}

/// "Two bookings collide when they are for the same room and there is a minute that both take"
#[test]
fn rooms_are_apart() {
    let mut bookings = in_room(3, &[(0, 100), (50, 60)]);
    bookings.extend(in_room(u32::MAX, &[(0, 100), (200, 300)]));
    bookings.extend(in_room(3, &[(55, 70), (250, 260)]));
    let counts: Vec<usize> = conflicts(&bookings).iter().map(|c| c.count).collect();
    assert_eq!(counts, [2, 2, 0, 0, 2, 0]);
}

/// "`earliest` is the index of the one among them with the smallest `start`, and of several with the same `start` the one
/// with the smallest index"
#[test]
fn earliest_goes_by_start_then_index() {
    let times = [(40, 50), (30, 45), (20, 42), (20, 60), (41, 43), (0, 30), (0, 20)];
    let earliest: Vec<Option<usize>> = found(&times).into_iter().map(|(_, earliest)| earliest).collect();
    assert_eq!(earliest, [Some(2), Some(2), Some(5), Some(5), Some(2), Some(6), Some(5)]);
}

/// "`earliest` is the index of the one among them with the smallest `start`"
#[test]
fn earliest_may_reach_over_shorter_ones() {
    let times = [(0, 100), (1, 2), (3, 4), (90, 95), (99, 120), (110, 111), (100, 101)];
    let want = [
        (4, Some(1)), (1, Some(0)), (1, Some(0)), (1, Some(0)), (3, Some(0)), (1, Some(4)), (1, Some(4)),
    ];
    assert_eq!(found(&times), want);
}

/// "The result has one `Conflicts` for each booking, in the order of the bookings."
#[test]
fn agrees_with_all_pairs() {
    let mut state = 3u32;
    let mut next = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 9) % limit
    };
    for span in [6, 30, 200] {
        let bookings: Vec<Booking> = (0..120)
            .map(|_| {
                let start = next(span);
                Booking { room: next(3), start, end: (start + next(9)).saturating_sub(1) }
            })
            .collect();
        let collide = |a: &Booking, b: &Booking| {
            a.room == b.room && a.start.max(b.start) < a.end.min(b.end)
        };
        let want: Vec<Conflicts> = (0..bookings.len())
            .map(|i| {
                let others: Vec<usize> =
                    (0..bookings.len()).filter(|&j| j != i && collide(&bookings[i], &bookings[j])).collect();
                let earliest = others.iter().copied().min_by_key(|&j| (bookings[j].start, j));
                Conflicts { count: others.len(), earliest }
            })
            .collect();
        assert_eq!(conflicts(&bookings), want);
    }
}
