//! Pins that different orders are told apart, and the public signatures.

use bakery_racks::{Bakery, Order};

const _: fn(&str) -> Option<Order> = bakery_racks::read_order;
const _: fn(usize) -> Bakery = Bakery::new;
const _: fn(&Bakery, &str) -> Option<usize> = Bakery::proof;
const _: fn(&Bakery, &Order) -> Vec<usize> = Bakery::fetch;
const _: fn(&Bakery, usize) -> Vec<String> = Bakery::on_rack;

fn order(oven: &str, loaf: &str, count: usize) -> Order {
    Order {
        oven: oven.to_string(),
        loaf: loaf.to_string(),
        count,
    }
}

pub fn pins() {
    assert_ne!(order("a", "b", 1), order("c", "b", 1));
    assert_ne!(order("a", "b", 1), order("a", "c", 1));
    assert_ne!(order("a", "b", 1), order("a", "b", 2));
}
