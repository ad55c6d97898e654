use std::panic::{{repeat 30_000 "{"}}Location{{repeat 30_000 "}"}};

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}
