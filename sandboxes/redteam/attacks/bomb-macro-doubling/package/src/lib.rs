macro_rules! double {
    ([] $($all:tt)*) => {
        pub const SUM: u64 = 0 $(+ $all)*;
    };
    ([$next:tt $($rest:tt)*] $($all:tt)*) => {
        double!([$($rest)*] $($all)* $($all)*);
    };
}

double!([x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x] 1 1);

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}
