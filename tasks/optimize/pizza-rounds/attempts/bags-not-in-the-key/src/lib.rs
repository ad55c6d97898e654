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

/// What is known about an order from which to go on: minutes and rounds to the end, and the first round.
type Known = Option<(u64, usize, Round)>;

struct Planner<'a> {
    orders: &'a [Order],
    capacity: u64,
    known: Vec<Option<Known>>,
}

/// The best plan for the orders, which are brought out in their order; `None` if there is no way.
pub fn plan(orders: &[Order], capacity: u32, bags: usize) -> Option<Plan> {
    let mut bags = bags.min(orders.len());
    let known = vec![None; orders.len()];
    let mut planner = Planner { orders, capacity: u64::from(capacity), known };
    let mut from = 0;
    let mut plan = Plan { minutes: planner.best(0, bags)?.0, rounds: Vec::new() };
    while from < orders.len() {
        let (_, _, round) = planner.best(from, bags)?;
        plan.rounds.push(round);
        from += round.orders;
        bags -= usize::from(round.bag);
    }
    Some(plan)
}

impl Planner<'_> {
    fn best(&mut self, from: usize, bags: usize) -> Known {
        if from == self.orders.len() {
            return Some((0, 0, Round { orders: 0, bag: false }));
        }
        let place = from;
        if let Some(known) = self.known[place] {
            return known;
        }
        let mut best: Known = None;
        for bag in [false, true] {
            let Some(bags) = bags.checked_sub(usize::from(bag)) else {
                continue;
            };
            let mut room = if bag { 2 * self.capacity } else { self.capacity };
            let mut minutes = if bag { 5 } else { 0 };
            let mut farthest = 0;
            for next in from..self.orders.len() {
                let Order { minutes: way, boxes } = self.orders[next];
                let Some(left) = room.checked_sub(u64::from(boxes)) else {
                    break;
                };
                room = left;
                minutes += 3;
                farthest = farthest.max(2 * u64::from(way));
                let Some((later, rounds, _)) = self.best(next + 1, bags) else {
                    continue;
                };
                let orders = next + 1 - from;
                let total = minutes + farthest + later;
                // Longer rounds are tried later.
                let better = match best {
                    None => true,
                    Some((least, fewest, round)) => {
                        (total, rounds + 1) < (least, fewest)
                            || ((total, rounds + 1) == (least, fewest) && orders > round.orders)
                    }
                };
                if better {
                    best = Some((total, rounds + 1, Round { orders, bag }));
                }
            }
        }
        self.known[place] = Some(best);
        best
    }
}
