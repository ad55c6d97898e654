//! Splits the orders of a pizzeria into the rounds of its courier.

use std::cmp::Reverse;

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

/// The best way to go on from some order with some bags.
#[derive(Clone, Copy)]
struct Step {
    minutes: u64,
    rounds: usize,
    /// The first of the rounds; without orders at the end.
    first: Round,
}

impl Step {
    /// Less is better.
    fn rank(&self) -> (u64, Reverse<usize>) {
        (self.minutes, Reverse(self.first.orders))
    }
}

/// The best plan for the orders, which are brought out in their order; `None` if there is no way.
pub fn plan(orders: &[Order], capacity: u32, bags: usize) -> Option<Plan> {
    // More bags than rounds are never needed.
    let bags = bags.min(orders.len());
    let end = Step { minutes: 0, rounds: 0, first: Round { orders: 0, bag: false } };
    let mut steps: Vec<Vec<Option<Step>>> = vec![vec![None; bags + 1]; orders.len()];
    steps.push(vec![Some(end); bags + 1]);
    for from in (0..orders.len()).rev() {
        for left in 0..=bags {
            steps[from][left] = best(&orders[from..], capacity, left, &steps[from..]);
        }
    }
    let mut step = steps[0][bags]?;
    let mut plan = Plan { minutes: step.minutes, rounds: Vec::new() };
    let (mut from, mut left) = (0, bags);
    while from < orders.len() {
        plan.rounds.push(step.first);
        from += step.first.orders;
        left -= usize::from(step.first.bag);
        step = steps[from][left]?;
    }
    Some(plan)
}

/// The best first round for `orders`; `steps` tells for each count how to go on after it.
fn best(orders: &[Order], capacity: u32, bags: usize, steps: &[Vec<Option<Step>>]) -> Option<Step> {
    let capacity = u64::from(capacity);
    let mut best: Option<Step> = None;
    for (bag, mut room, mut minutes) in [(false, capacity, 0), (true, 2 * capacity, 5)] {
        let Some(bags) = bags.checked_sub(usize::from(bag)) else {
            break;
        };
        let mut farthest = 0;
        for (order, count) in orders.iter().zip(1..) {
            let Some(left) = room.checked_sub(u64::from(order.boxes)) else {
                break;
            };
            room = left;
            minutes += 3;
            farthest = farthest.max(u64::from(order.minutes));
            if let Some(rest) = steps[count][bags] {
                let minutes = minutes + 2 * farthest + rest.minutes;
                let step = Step { minutes, rounds: 1 + rest.rounds, first: Round { orders: count, bag } };
                best = best.into_iter().chain([step]).min_by_key(Step::rank);
            }
        }
    }
    best
}
