use archery_round::{best, leader, sheet, Hit, Standing};
use Hit::{InnerTen, Miss, Ring};

/// "A mark is `X` for the inner ten, `M` for a miss, or the points of a ring from `1` to `10`; any other mark is `None`."
#[test]
fn a_judges_mark_is_read() {
    assert_eq!(Hit::read("X"), Some(InnerTen));
    assert_eq!(Hit::read("M"), Some(Miss));
    assert_eq!(Hit::read("10"), Some(Ring(10)));
    assert_eq!(Hit::read("1"), Some(Ring(1)));
    for mark in ["0", "11", "x", "", "266", "-3"] {
        assert_eq!(Hit::read(mark), None);
    }
}

/// "The inner ten counts ten points and a miss none."
#[test]
fn arrows_count_their_points() {
    assert_eq!(
        [InnerTen, Ring(10), Ring(3), Miss].map(Hit::points),
        [10, 10, 3, 0]
    );
    assert_eq!(
        Standing::of(&[InnerTen, Ring(7), Miss, InnerTen, Ring(10)]),
        Standing {
            inner_tens: 2,
            points: 37
        }
    );
    assert_eq!(
        Standing::of(&[]),
        Standing {
            inner_tens: 0,
            points: 0
        }
    );
}

/// "`best` gives the number of the arrow that is worth most"
#[test]
fn the_best_arrow_is_worth_most() {
    assert_eq!(best(&[Miss, Ring(2), Ring(9), Ring(4)]), Some(2));
    assert_eq!(best(&[Ring(1), Miss]), Some(0));
    assert_eq!(best(&[Miss, Ring(1)]), Some(1));
    assert_eq!(best(&[]), None);
}

/// "An inner ten is worth more than an arrow in the ring of ten points."
#[test]
fn an_inner_ten_is_above_a_ten() {
    assert_eq!(best(&[Ring(10), InnerTen, Ring(10)]), Some(1));
    assert_eq!(best(&[InnerTen, Ring(10)]), Some(0));
    assert_eq!(
        sheet(&[Ring(10), InnerTen, Ring(10)]),
        [InnerTen, Ring(10), Ring(10)]
    );
}

/// "of several arrows that are worth the same, `best` names the one that was shot first"
#[test]
fn the_first_of_equal_arrows_is_named() {
    assert_eq!(best(&[Ring(4), Ring(9), Ring(9), Ring(9)]), Some(1));
    assert_eq!(best(&[InnerTen, InnerTen]), Some(0));
    assert_eq!(best(&[Miss, Miss]), Some(0));
}

/// "`sheet` lists all arrows from the one that is worth most to the one that is worth least"
#[test]
fn the_sheet_runs_from_best_to_worst() {
    assert_eq!(
        sheet(&[Ring(3), Miss, InnerTen, Ring(9), Miss, Ring(10)]),
        [InnerTen, Ring(10), Ring(9), Ring(3), Miss, Miss]
    );
    assert_eq!(sheet(&[]), []);
}

/// "`leader` gives the number of the archer with the most points"
#[test]
fn most_points_lead_the_round() {
    let steady: &[Hit] = &[Ring(9), Ring(9), Ring(9)];
    let lucky: &[Hit] = &[InnerTen, InnerTen, Ring(6)];
    let weak: &[Hit] = &[Miss, Ring(8), Ring(8)];
    assert_eq!(leader(&[weak, lucky, steady]), Some(2));
    assert_eq!(leader(&[steady, lucky]), Some(0));
    assert_eq!(leader(&[weak]), Some(0));
    assert_eq!(leader(&[]), None);
}

/// "of archers with equally many points, the one with more inner tens"
#[test]
fn inner_tens_part_equal_points() {
    let tens: &[Hit] = &[Ring(10), Ring(10), Ring(6)];
    let inner: &[Hit] = &[InnerTen, Ring(8), Ring(8)];
    let more: &[Hit] = &[InnerTen, InnerTen, Ring(6)];
    assert_eq!(leader(&[tens, inner, more]), Some(2));
    assert_eq!(leader(&[inner, tens]), Some(0));
}

/// "It is `None` when two archers share the lead and when there are no archers."
#[test]
fn a_shared_lead_has_no_leader() {
    let inner: &[Hit] = &[InnerTen, Ring(8)];
    let same: &[Hit] = &[Ring(8), InnerTen];
    assert_eq!(leader(&[inner, same]), None);
    assert_eq!(leader(&[inner, &[Miss], same]), None);
}
