use ski_lifts::{clear, ChairLift, Gondola, RopeTow};

/// "A `ChairLift` has 20 chairs with 4 seats each"
#[test]
fn chairs_bring_four_skiers_up() {
    let mut lift = ChairLift::new();
    lift.arrive(6);
    let off: Vec<usize> = (0..13).map(|_| lift.step()).collect();
    assert_eq!(off, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 2, 0]);
}

/// "a `Gondola` 12 cabins with 8 seats each"
#[test]
fn cabins_bring_eight_skiers_up() {
    let mut lift = Gondola::new();
    lift.arrive(8);
    lift.arrive(1);
    let off: Vec<usize> = (0..9).map(|_| lift.step()).collect();
    assert_eq!(off, [0, 0, 0, 0, 0, 0, 8, 1, 0]);
}

/// "a `RopeTow` 30 bars for 2 skiers each"
#[test]
fn bars_pull_two_skiers_up() {
    let mut lift = RopeTow::new();
    lift.arrive(5);
    let off: Vec<usize> = (0..19).map(|_| lift.step()).collect();
    assert_eq!(off[..15], [0; 15]);
    assert_eq!(off[15..], [2, 2, 1, 0]);
}

/// "the carrier at the bottom takes whole groups from the head of the queue, as long as the next one has room"
#[test]
fn groups_stay_together() {
    let mut lift = ChairLift::new();
    for skiers in [1, 2, 2, 4, 3] {
        lift.arrive(skiers);
    }
    let mut waiting = Vec::new();
    for _ in 0..5 {
        waiting.push(lift.waiting());
        lift.step();
    }
    assert_eq!(waiting, [12, 9, 7, 3, 0]);
}

/// "A group that is larger than a carrier is parted: it fills the seats that are free, and the rest of it stays at the head of the queue."
#[test]
fn large_groups_are_parted() {
    let mut lift = ChairLift::new();
    lift.arrive(3);
    lift.arrive(6);
    lift.arrive(1);
    lift.step();
    assert_eq!(lift.waiting(), 6);
    lift.step();
    assert_eq!(lift.waiting(), 2);
    lift.step();
    assert_eq!(lift.waiting(), 0);
    let off: Vec<usize> = (0..11).map(|_| lift.step()).collect();
    assert_eq!(off, [0, 0, 0, 0, 0, 0, 0, 4, 4, 2, 0]);
}

/// "A group without skiers changes nothing."
#[test]
fn nobody_does_not_queue() {
    let mut lift = RopeTow::new();
    lift.arrive(0);
    assert_eq!(lift.waiting(), 0);
    assert_eq!(lift.step(), 0);
    lift.arrive(1);
    assert_eq!(lift.waiting(), 1);
}

/// "`clear` steps a lift, of whatever kind, until nobody waits, and returns the number of steps"
#[test]
fn a_queue_is_cleared_on_any_lift() {
    let mut chairs = ChairLift::new();
    let mut cabins = Gondola::new();
    let mut bars = RopeTow::new();
    chairs.arrive(30);
    cabins.arrive(30);
    bars.arrive(30);
    assert_eq!(
        [clear(&mut chairs), clear(&mut cabins), clear(&mut bars)],
        [8, 4, 15]
    );
    assert_eq!(
        [clear(&mut chairs), clear(&mut cabins), clear(&mut bars)],
        [0, 0, 0]
    );
}

/// "Skiers who have got off are gone"
#[test]
fn carriers_come_down_empty() {
    let mut lift = Gondola::new();
    lift.arrive(8);
    let off: usize = (0..40).map(|_| lift.step()).sum();
    assert_eq!(off, 8);
}
