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
    let mut plan = Plan { minutes: 0, rounds: Vec::new() };
    let (mut from, mut left) = (0, bags);
    while from < orders.len() {
        let plain = count(&orders[from..], u64::from(capacity));
        let large = count(&orders[from..], 2 * u64::from(capacity));
        let bag = left > 0 && large > plain;
        let taken = if bag { large } else { plain };
        if taken == 0 {
            return None;
        }
        let farthest = orders[from..from + taken].iter().map(|order| u64::from(order.minutes)).max()?;
        plan.minutes += 2 * farthest + 3 * taken as u64 + if bag { 5 } else { 0 };
        plan.rounds.push(Round { orders: taken, bag });
        from += taken;
        left -= usize::from(bag);
    }
    Some(plan)
}

/// How many of the orders fit.
fn count(orders: &[Order], room: u64) -> usize {
    let mut boxes = 0;
    let fits = |order: &&Order| {
        boxes += u64::from(order.boxes);
        boxes <= room
    };
    orders.iter().take_while(fits).count()
}
