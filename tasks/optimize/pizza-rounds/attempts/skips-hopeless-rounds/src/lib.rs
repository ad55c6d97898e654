//! Splits the orders of a pizzeria into the rounds of its courier.

/// An order: the way there, and the boxes that it fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub minutes: u32,
    pub boxes: u32,
}

/// A round: how many of the next orders go along, and whether the big bag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub orders: usize,
    pub bag: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub minutes: u64,
    pub rounds: Vec<Round>,
}

/// The best plan for the orders, which are brought out in their order; `None` if there is no way.
pub fn plan(orders: &[Order], capacity: u32, bags: usize) -> Option<Plan> {
    if orders.is_empty() {
        return Some(Plan { minutes: 0, rounds: Vec::new() });
    }
    let mut best: Option<Plan> = None;
    for bag in [false, true] {
        if bag && bags == 0 {
            continue;
        }
        for count in 1..=orders.len() {
            let (now, later) = orders.split_at(count);
            if !fits(now, capacity, bag) {
                break;
            }
            // No round is better than the minutes that it takes itself.
            let least = minutes(now, bag);
            if best.as_ref().is_some_and(|best| least > best.minutes) {
                continue;
            }
            let Some(rest) = plan(later, capacity, bags - usize::from(bag)) else {
                continue;
            };
            let mut rounds = vec![Round { orders: count, bag }];
            rounds.extend(rest.rounds);
            let found = Plan { minutes: least + rest.minutes, rounds };
            if best.as_ref().is_none_or(|best| is_better(&found, best)) {
                best = Some(found);
            }
        }
    }
    best
}

/// Whether the orders fit into one round.
fn fits(orders: &[Order], capacity: u32, bag: bool) -> bool {
    let room = u64::from(capacity) * if bag { 2 } else { 1 };
    orders.iter().map(|order| u64::from(order.boxes)).sum::<u64>() <= room
}

/// The minutes of one round.
fn minutes(orders: &[Order], bag: bool) -> u64 {
    let farthest = orders.iter().map(|order| u64::from(order.minutes)).max().unwrap_or(0);
    2 * farthest + 3 * orders.len() as u64 + if bag { 5 } else { 0 }
}

/// Whether a plan is better than another one for the same orders.
fn is_better(plan: &Plan, other: &Plan) -> bool {
    (plan.minutes, plan.rounds.len(), other.rounds[0].orders)
        < (other.minutes, other.rounds.len(), plan.rounds[0].orders)
}
