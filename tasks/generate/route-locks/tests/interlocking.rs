use route_locks::{Event, Interlocking, LayoutError, MoveError, Position, Refusal, Route};
use Event::{Ended, Intruded, Released, Stopped};
use Position::{Normal, Reverse};

fn route(sections: &[usize], points: &[(usize, Position)]) -> Route {
    Route {
        sections: sections.to_vec(),
        points: points.to_vec(),
    }
}

/// Six sections and three points.
fn yard() -> Interlocking {
    let routes = vec![
        route(&[0, 1, 2], &[(0, Reverse), (1, Normal)]),
        route(&[3, 4], &[(1, Normal), (2, Reverse)]),
        route(&[5], &[(1, Reverse)]),
        route(&[2, 5], &[]),
    ];
    Interlocking::new(6, 3, routes).unwrap()
}

fn layout(routes: Vec<Route>) -> Option<LayoutError> {
    Interlocking::new(3, 2, routes).err()
}

/// The routes that have locked the sections of the yard.
fn locks(yard: &Interlocking) -> [Option<usize>; 6] {
    [0, 1, 2, 3, 4, 5].map(|section| yard.locked_by(section))
}

fn points(yard: &Interlocking) -> [(Position, bool); 3] {
    [0, 1, 2].map(|point| (yard.position(point), yard.is_locked(point)))
}

/// "The first bad route counts, and in it the first of these that applies: `NoSections`, then the first bad section, then the first
/// bad point."
#[test]
fn interlocking_layouts() {
    let good = || route(&[2, 0, 1], &[(1, Normal), (0, Reverse)]);
    assert_eq!(layout(vec![good(), good()]), None);
    assert_eq!(layout(vec![]), None);
    assert_eq!(
        layout(vec![good(), route(&[], &[(7, Normal)])]),
        Some(LayoutError::NoSections(1))
    );
    assert_eq!(
        layout(vec![route(&[0, 3, 4], &[(2, Normal)]), route(&[], &[])]),
        Some(LayoutError::BadSection(0, 3))
    );
    assert_eq!(
        layout(vec![good(), good(), route(&[2, 1, 2, 9], &[])]),
        Some(LayoutError::BadSection(2, 2))
    );
    assert_eq!(
        layout(vec![route(&[0], &[(1, Normal), (2, Normal), (1, Normal)])]),
        Some(LayoutError::BadPoint(0, 2))
    );
    assert_eq!(
        layout(vec![route(&[0], &[(1, Normal), (0, Normal), (1, Normal)])]),
        Some(LayoutError::BadPoint(0, 1))
    );
}

/// "At first nothing is set or locked, no train is there, all signals are at stop and all points are in the position `Normal`."
#[test]
fn interlocking_at_first() {
    let mut yard = yard();
    assert_eq!(
        (locks(&yard), points(&yard)),
        ([None; 6], [(Normal, false); 3])
    );
    assert!((0..4).all(|route| !yard.is_clear(route)));
    assert!((0..6).all(|section| yard.leave(section) == Err(MoveError::NotOccupied)));
}

/// "Otherwise all its sections and points are locked, the points move to their positions, and the signal of the route becomes clear.
/// Several routes may lock a point in the same position."
#[test]
fn interlocking_sets_routes() {
    let mut yard = yard();
    assert_eq!(yard.set(0), Ok(()));
    assert_eq!(locks(&yard), [Some(0), Some(0), Some(0), None, None, None]);
    assert_eq!(
        points(&yard),
        [(Reverse, true), (Normal, true), (Normal, false)]
    );
    assert_eq!(yard.set(1), Ok(()));
    assert_eq!(
        locks(&yard),
        [Some(0), Some(0), Some(0), Some(1), Some(1), None]
    );
    assert_eq!(
        points(&yard),
        [(Reverse, true), (Normal, true), (Reverse, true)]
    );
    assert_eq!(
        [0, 1, 2, 3].map(|route| yard.is_clear(route)),
        [true, true, false, false]
    );
}

/// "the first of these reasons counts. A refused route changes nothing."
#[test]
fn interlocking_refuses_routes() {
    let mut yard = yard();
    yard.set(0).unwrap();
    assert_eq!(yard.set(4), Err(Refusal::NoSuchRoute));
    assert_eq!(yard.set(0), Err(Refusal::AlreadySet));
    assert_eq!(yard.set(2), Err(Refusal::PointLocked(1)));
    assert_eq!(yard.set(3), Err(Refusal::SectionTaken(2)));
    yard.enter(5).unwrap();
    assert_eq!(yard.set(2), Err(Refusal::SectionTaken(5)));
    assert_eq!(locks(&yard), [Some(0), Some(0), Some(0), None, None, None]);
    assert_eq!(
        points(&yard),
        [(Reverse, true), (Normal, true), (Normal, false)]
    );
    assert!(!yard.is_clear(2) && !yard.is_clear(3) && yard.is_clear(0));
    let mut free = Interlocking::new(
        2,
        2,
        vec![
            route(&[0], &[(0, Reverse)]),
            route(&[1], &[(1, Reverse), (0, Normal)]),
        ],
    )
    .unwrap();
    free.set(0).unwrap();
    assert_eq!(
        (free.set(1), free.position(1), free.is_locked(1)),
        (Err(Refusal::PointLocked(0)), Normal, false)
    );
}

/// "Otherwise the route is no longer set, and what it locked is locked by it no more. The points stay in their positions."
#[test]
fn interlocking_cancels_routes() {
    let mut yard = yard();
    assert_eq!(
        [yard.cancel(4), yard.cancel(0)],
        [Err(Refusal::NoSuchRoute), Err(Refusal::NotSet)]
    );
    yard.set(0).unwrap();
    yard.set(1).unwrap();
    assert_eq!(yard.cancel(0), Ok(()));
    assert_eq!(
        (locks(&yard), yard.is_clear(0), yard.is_clear(1)),
        ([None, None, None, Some(1), Some(1), None], false, true)
    );
    assert_eq!(
        points(&yard),
        [(Reverse, false), (Normal, true), (Reverse, true)]
    );
    assert_eq!(
        (yard.cancel(0), yard.set(3), yard.set(2)),
        (Err(Refusal::NotSet), Ok(()), Err(Refusal::SectionTaken(5)))
    );
    yard.enter(4).unwrap();
    assert_eq!(yard.cancel(1), Err(Refusal::InUse));
    yard.leave(4).unwrap();
    assert_eq!(
        (yard.cancel(1), locks(&yard)[4]),
        (Err(Refusal::InUse), Some(1))
    );
}

/// "Such an error changes nothing."
#[test]
fn interlocking_train_errors() {
    let mut yard = yard();
    assert_eq!(
        [yard.enter(6), yard.leave(6)],
        [Err(MoveError::NoSuchSection), Err(MoveError::NoSuchSection)]
    );
    assert_eq!(yard.enter(1), Ok(vec![Intruded(1)]));
    assert_eq!(yard.enter(1), Err(MoveError::Occupied));
    assert_eq!(
        (yard.leave(1), yard.leave(1)),
        (Ok(vec![]), Err(MoveError::NotOccupied))
    );
    yard.set(0).unwrap();
    assert_eq!(
        (yard.leave(0), yard.is_clear(0)),
        (Err(MoveError::NotOccupied), true)
    );
}

/// "the points are locked by it no more (and not earlier), and `Ended` follows."
#[test]
fn interlocking_releases_behind_a_train() {
    let mut yard = yard();
    yard.set(0).unwrap();
    assert_eq!(yard.enter(0), Ok(vec![Stopped(0)]));
    assert!(!yard.is_clear(0));
    assert_eq!(yard.enter(1), Ok(vec![]));
    assert_eq!(
        (yard.leave(0), yard.locked_by(0)),
        (Ok(vec![Released(0)]), None)
    );
    assert_eq!(
        (yard.set(0), yard.set(2)),
        (Err(Refusal::AlreadySet), Err(Refusal::PointLocked(1)))
    );
    assert_eq!(
        (yard.enter(2), yard.leave(1)),
        (Ok(vec![]), Ok(vec![Released(1)]))
    );
    assert_eq!(
        points(&yard),
        [(Reverse, true), (Normal, true), (Normal, false)]
    );
    assert_eq!(yard.leave(2), Ok(vec![Released(2), Ended(0)]));
    assert_eq!(
        (locks(&yard), points(&yard)),
        (
            [None; 6],
            [(Reverse, false), (Normal, false), (Normal, false)]
        )
    );
    assert_eq!(
        [yard.set(2), yard.set(0), yard.cancel(2), yard.set(0)],
        [Ok(()), Err(Refusal::PointLocked(1)), Ok(()), Ok(())]
    );
    assert_eq!(
        (yard.enter(0), yard.leave(0)),
        (Ok(vec![Stopped(0)]), Ok(vec![Released(0)]))
    );
}

/// "So a section that was passed out of order waits for those before it."
#[test]
fn interlocking_waits_for_earlier_sections() {
    let mut yard = yard();
    yard.set(0).unwrap();
    assert_eq!(
        (yard.enter(2), yard.enter(0)),
        (Ok(vec![Stopped(0)]), Ok(vec![]))
    );
    assert_eq!((yard.leave(2), yard.locked_by(2)), (Ok(vec![]), Some(0)));
    assert_eq!(
        (yard.leave(0), yard.enter(1)),
        (Ok(vec![Released(0)]), Ok(vec![]))
    );
    assert_eq!(yard.leave(1), Ok(vec![Released(1), Released(2), Ended(0)]));
    yard.set(0).unwrap();
    for section in [1, 0] {
        yard.enter(section).unwrap();
    }
    assert_eq!((yard.leave(1), yard.enter(1)), (Ok(vec![]), Ok(vec![])));
    // It was passed, but a train is there again.
    assert_eq!(yard.leave(0), Ok(vec![Released(0)]));
    assert_eq!(
        (yard.locked_by(1), yard.leave(1), yard.locked_by(2)),
        (Some(0), Ok(vec![Released(1)]), Some(0))
    );
}

/// "A section that a route has locked is passed, if a train has entered it since it was locked and it is free again."
#[test]
fn interlocking_forgets_earlier_trains() {
    let mut yard = yard();
    for _ in 0..2 {
        yard.set(0).unwrap();
        assert_eq!(
            (yard.enter(1), yard.leave(1)),
            (Ok(vec![Stopped(0)]), Ok(vec![]))
        );
        assert_eq!(
            (yard.enter(0), yard.leave(0)),
            (Ok(vec![]), Ok(vec![Released(0), Released(1)]))
        );
        // A train in a section that was released is nobody's.
        assert_eq!(
            (yard.enter(0), yard.enter(1)),
            (Ok(vec![Intruded(0)]), Ok(vec![Intruded(1)]))
        );
        assert_eq!((yard.leave(1), yard.leave(0)), (Ok(vec![]), Ok(vec![])));
        yard.enter(2).unwrap();
        assert_eq!(yard.leave(2), Ok(vec![Released(2), Ended(0)]));
    }
    assert_eq!(
        [yard.enter(3), yard.leave(3)],
        [Ok(vec![Intruded(3)]), Ok(vec![])]
    );
    yard.set(1).unwrap();
    assert_eq!(
        (yard.enter(4), yard.leave(4)),
        (Ok(vec![Stopped(1)]), Ok(vec![]))
    );
}
