use canal_staircase::Staircase;

fn volumes(stairs: &Staircase) -> Vec<u32> {
    stairs.chambers().iter().map(|c| c.volume).collect()
}

/// "Whatever leaves the source arrives in the target, so the total volume of all chambers never changes."
#[test]
fn water_leaves_the_source_and_arrives() {
    let mut stairs = Staircase::new();
    let top = stairs.add_chamber("top", 100, 120);
    let bottom = stairs.add_chamber("bottom", 10, 80);
    stairs.add_sluice(top, bottom, 25);
    assert_eq!(stairs.step(), 25);
    assert_eq!(volumes(&stairs), [75, 35]);
}

/// "A sluice may lead from a chamber with a higher number to one with a lower number as well as the other way round."
#[test]
fn sluices_may_lead_to_a_lower_number() {
    let mut stairs = Staircase::new();
    let basin = stairs.add_chamber("basin", 5, 60);
    let reservoir = stairs.add_chamber("reservoir", 40, 50);
    stairs.add_sluice(reservoir, basin, 30);
    assert_eq!(stairs.step(), 30);
    assert_eq!(volumes(&stairs), [35, 10]);
}

/// "at most its `bore`, at most what the source chamber holds, and at most what the target chamber has room for"
#[test]
fn a_pass_is_limited_three_ways() {
    let mut stairs = Staircase::new();
    let a = stairs.add_chamber("a", 7, 20);
    let b = stairs.add_chamber("b", 0, 100);
    let c = stairs.add_chamber("c", 50, 50);
    let d = stairs.add_chamber("d", 37, 40);
    stairs.add_sluice(a, b, 10);
    stairs.add_sluice(c, d, 10);
    assert_eq!(stairs.step(), 10);
    assert_eq!(volumes(&stairs), [0, 7, 47, 40]);
}

/// "`openings` counts the steps in which the sluice passed any water."
#[test]
fn openings_are_remembered() {
    let mut stairs = Staircase::new();
    let a = stairs.add_chamber("a", 30, 30);
    let b = stairs.add_chamber("b", 0, 30);
    let full = stairs.add_chamber("full", 9, 9);
    let working = stairs.add_sluice(a, b, 10);
    let blocked = stairs.add_sluice(b, full, 10);
    for _ in 0..5 {
        stairs.step();
    }
    assert_eq!(stairs.sluices()[working].openings, 3);
    assert_eq!(stairs.sluices()[blocked].openings, 0);
}

/// "Water which an earlier sluice delivered is available to a later sluice in the same step."
#[test]
fn water_can_run_down_several_sluices_in_one_step() {
    let mut stairs = Staircase::new();
    let a = stairs.add_chamber("a", 12, 12);
    let b = stairs.add_chamber("b", 0, 12);
    let c = stairs.add_chamber("c", 0, 12);
    stairs.add_sluice(a, b, 8);
    stairs.add_sluice(b, c, 6);
    assert_eq!(stairs.step(), 14);
    assert_eq!(volumes(&stairs), [4, 2, 6]);
}

/// "A sluice that leads back to its own chamber passes no water and never counts as opened."
#[test]
fn a_sluice_to_itself_is_idle() {
    let mut stairs = Staircase::new();
    let a = stairs.add_chamber("a", 5, 10);
    let only = stairs.add_sluice(a, a, 3);
    assert_eq!(stairs.step(), 0);
    assert_eq!(volumes(&stairs), [5]);
    assert_eq!(stairs.sluices()[only].openings, 0);
}

/// "`settle` repeats `step` until a step moves no water, but at most `limit` times, and returns all the water moved."
#[test]
fn settle_stops_when_nothing_moves() {
    let mut stairs = Staircase::new();
    let a = stairs.add_chamber("a", 0, 40);
    let b = stairs.add_chamber("b", 33, 40);
    let sluice = stairs.add_sluice(b, a, 10);
    assert_eq!(stairs.settle(2), 20);
    assert_eq!(volumes(&stairs), [20, 13]);
    assert_eq!(stairs.settle(100), 13);
    assert_eq!(volumes(&stairs), [33, 0]);
    assert_eq!(stairs.sluices()[sluice].openings, 4);
}
