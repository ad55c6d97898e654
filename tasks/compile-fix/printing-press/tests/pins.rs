//! Pins that different plates, jobs and receipts are told apart, and the public signatures.

use printing_press::{Job, Plate, Press, Queue, Receipt};

const _: fn(u32) -> Press = Press::new;
const _: fn(Press) -> (Option<Plate>, Vec<Plate>, Vec<String>) =
    |press| (press.plate, press.rack, press.log);
const _: fn(&mut Press, &str) = Press::mount;
const _: fn(&mut Press, u32) -> u32 = Press::print;
const _: fn(Queue) -> Vec<Job> = |queue| queue.jobs;
const _: fn(&mut Queue) -> Option<Job> = Queue::take_next;
const _: fn(u32, Vec<(u32, u32)>) -> Box<dyn Fn(u32) -> u32> = printing_press::tariff;
const _: fn(&mut Press, Queue, usize, &dyn Fn(u32) -> u32) -> (Vec<Receipt>, Queue) =
    printing_press::run;

pub fn pins() {
    let plate = |title: &str, left| Plate {
        title: title.to_string(),
        left,
    };
    assert_ne!(plate("a", 1), plate("b", 1));
    assert_ne!(plate("a", 1), plate("a", 2));
    assert_ne!(Job::new("a", 1, true), Job::new("b", 1, true));
    assert_ne!(Job::new("a", 1, true), Job::new("a", 2, true));
    assert_ne!(Job::new("a", 1, true), Job::new("a", 1, false));
    let receipt = |title: &str, printed, price| Receipt {
        title: title.to_string(),
        printed,
        price,
    };
    assert_ne!(receipt("a", 1, 1), receipt("b", 1, 1));
    assert_ne!(receipt("a", 1, 1), receipt("a", 2, 1));
    assert_ne!(receipt("a", 1, 1), receipt("a", 1, 2));
}
