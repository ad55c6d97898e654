use crate::{Job, Press, Queue};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub title: String,
    pub printed: u32,
    pub price: u32,
}

/// The price of a number of sheets. Each step says from how many sheets on so many percent are taken off.
pub fn tariff(per_sheet: u32, steps: Vec<(u32, u32)>) -> Box<dyn Fn(u32) -> u32> {
    Box::new(|sheets| {
        let reached = steps.iter().filter(|(from, _)| *from <= sheets);
        let percent = reached
            .max_by_key(|(from, _)| *from)
            .map_or(0, |(_, percent)| *percent);
        sheets * per_sheet * (100 - percent) / 100
    })
}

/// Works on the queue until it is empty, or until `rounds` times a job was taken from it.
pub fn run(
    press: &mut Press,
    queue: Queue,
    rounds: usize,
    price: &dyn Fn(u32) -> u32,
) -> (Vec<Receipt>, Queue) {
    let mut receipts = Vec::new();
    let mut waiting = queue;
    for _ in 0..rounds {
        let Some(job) = waiting.take_next() else {
            break;
        };
        press.mount(&job.title);
        let printed = press.print(job.sheets);
        receipts.push(Receipt {
            title: job.title,
            printed,
            price: price(printed),
        });
        if printed < job.sheets {
            queue.jobs.push(Job {
                sheets: job.sheets - printed,
                ..job
            });
        }
    }
    (receipts, queue)
}
