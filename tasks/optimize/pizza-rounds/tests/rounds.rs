use pizza_rounds::{plan, Order, Plan, Round};

fn orders(list: &[(u32, u32)]) -> Vec<Order> {
    list.iter().map(|&(minutes, boxes)| Order { minutes, boxes }).collect()
}

/// Minutes and rounds, with `b` for a bag.
fn best(list: &[(u32, u32)], capacity: u32, bags: usize) -> Option<(u64, String)> {
    let Plan { minutes, rounds } = plan(&orders(list), capacity, bags)?;
    let rounds: Vec<String> = rounds
        .iter()
        .map(|Round { orders, bag }| format!("{orders}{}", if *bag { "b" } else { "" }))
        .collect();
    Some((minutes, rounds.join(" ")))
}

fn some(minutes: u64, rounds: &str) -> Option<(u64, String)> {
    Some((minutes, rounds.to_string()))
}

/// "Without orders the plan has no rounds and takes 0 minutes."
#[test]
fn an_evening_without_orders() {
    assert_eq!(plan(&[], 0, 0), Some(Plan { minutes: 0, rounds: Vec::new() }));
    assert_eq!(best(&[], 9, usize::MAX), some(0, ""));
}

/// "A round takes twice the minutes to the farthest of its orders, 3 more for each order, and 5 more if the bag goes along."
#[test]
fn the_minutes_of_a_round() {
    assert_eq!(best(&[(10, 2)], 2, 0), some(23, "1"));
    assert_eq!(best(&[(10, 1), (30, 1), (20, 1)], 3, 0), some(69, "3"));
    assert_eq!(best(&[(10, 3)], 2, 1), some(28, "1b"));
    assert_eq!(best(&[(10, 2), (12, 2)], 2, 1), some(35, "2b"));
    assert_eq!(best(&[(1, 2), (1, 2)], 2, 1), some(10, "1 1"));
}

/// "A round may take orders with up to `capacity` boxes together. With the big bag it may take twice as many"
#[test]
fn boxes_of_a_round_must_fit() {
    assert_eq!(best(&[(10, 2), (10, 3)], 5, 1), some(26, "2"));
    assert_eq!(best(&[(10, 2), (10, 4)], 5, 0), some(46, "1 1"));
    assert_eq!(best(&[(10, 2), (10, 8)], 5, 1), some(31, "2b"));
    assert_eq!(best(&[(10, 3), (10, 8)], 5, 1), some(51, "1 1b"));
    assert_eq!(best(&[(7, 0), (9, 0)], 0, 0), some(24, "2"));
}

/// "`None` when there is no plan at all, because an order is too large or because there are too few bags."
#[test]
fn some_evenings_have_no_plan() {
    assert_eq!(best(&[(1, 1), (1, 11), (1, 1)], 5, 9), None);
    assert_eq!(best(&[(1, 6)], 5, 0), None);
    assert_eq!(best(&[(1, 6), (1, 1), (1, 7), (1, 8)], 5, 2), None);
    assert_eq!(best(&[(1, 6), (1, 1), (1, 7), (1, 8)], 5, 3), some(33, "2b 1b 1b"));
    assert_eq!(best(&[(1, 1)], 0, 4), None);
}

/// "each round takes one or more of the next ones"
#[test]
fn fuller_rounds_are_not_always_better() {
    // The far order is not worth being taken along by the first round.
    assert_eq!(best(&[(5, 1), (5, 1), (60, 2), (60, 2)], 4, 0), some(142, "2 2"));
    assert_eq!(best(&[(40, 2), (4, 1), (4, 1), (4, 1), (4, 1)], 4, 0), some(103, "3 2"));
    assert_eq!(best(&[(4, 1), (40, 3), (40, 1), (4, 2)], 4, 0), some(108, "1 2 1"));
}

/// "at most `bags` rounds have it."
#[test]
fn bags_go_where_they_help_most() {
    let list = [(10, 3), (11, 3), (50, 3), (52, 3), (20, 3), (21, 3)];
    assert_eq!(best(&list, 3, 0), some(346, "1 1 1 1 1 1"));
    assert_eq!(best(&list, 3, 1), some(251, "1 1 2b 1 1"));
    assert_eq!(best(&list, 3, 2), some(216, "1 1 2b 2b"));
    assert_eq!(best(&list, 3, 3), some(201, "2b 2b 2b"));
    assert_eq!(best(&list, 3, usize::MAX), some(201, "2b 2b 2b"));
    assert_eq!(best(&list, 6, 1), some(149, "2 4b"));
}

/// "of these the one with the fewest rounds."
#[test]
fn equal_minutes_go_to_fewer_rounds() {
    assert_eq!(best(&[(10, 2), (10, 1), (5, 1), (0, 3), (5, 1)], 3, 1), some(50, "2 3b"));
    assert_eq!(best(&[(10, 3), (5, 2), (0, 2), (5, 2), (10, 3), (0, 3)], 3, 1), some(73, "1 3b 1 1"));
    assert_eq!(best(&[(0, 2), (0, 2), (0, 2)], 2, 0), some(9, "1 1 1"));
    assert_eq!(best(&[(0, 1), (0, 1), (0, 1)], 2, 0), some(9, "2 1"));
}

/// "Of these the one whose first round has the most orders; of these the one whose second round has the most orders"
#[test]
fn equal_plans_go_to_a_longer_first_round() {
    assert_eq!(best(&[(8, 1), (8, 1), (8, 1)], 2, 0), some(41, "2 1"));
    assert_eq!(best(&[(8, 1), (8, 1), (8, 1), (8, 1), (8, 1)], 3, 0), some(47, "3 2"));
    assert_eq!(best(&[(9, 2), (9, 2), (9, 2)], 2, 1), some(50, "2b 1"));
    assert_eq!(best(&[(9, 1), (9, 1), (9, 3), (9, 3)], 3, 1), some(53, "3b 1"));
}

/// "`capacity` and `boxes` may be as large as a `u32` can be, `bags` as large as a `usize`."
#[test]
fn large_numbers_do_no_harm() {
    let most = u32::MAX;
    assert_eq!(best(&[(most, most), (1, most)], most, 1), some(2 * u64::from(most) + 8, "1 1"));
    assert_eq!(best(&[(1, most), (1, most), (1, 1)], most, 0), some(15, "1 1 1"));
}

/// "The best plan is the one with the fewest minutes"
#[test]
fn a_busy_evening_is_planned() {
    let list: Vec<(u32, u32)> = (0..11).map(|n| (5 + n * 7 % 23, 1 + n * 5 % 4)).collect();
    assert_eq!(best(&list, 8, 2), some(139, "7b 4b"));
    assert_eq!(best(&list, 8, 1), some(146, "7b 3 1"));
    assert_eq!(best(&list[..10], 5, 3), some(164, "2 4b 4b"));
}
