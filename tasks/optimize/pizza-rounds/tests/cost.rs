use pizza_rounds::{plan, Order};

pub fn workload() -> Vec<(u64, Vec<(usize, bool)>)> {
    let orders: Vec<Order> =
        (0..10).map(|n| Order { minutes: 4 + n * 11 % 19, boxes: 1 + n * 7 % 5 }).collect();
    let mut plans = Vec::new();
    for bags in 0..4 {
        if let Some(plan) = plan(&orders, 8, bags) {
            plans.push((plan.minutes, plan.rounds.iter().map(|round| (round.orders, round.bag)).collect()));
        }
    }
    plans
}
