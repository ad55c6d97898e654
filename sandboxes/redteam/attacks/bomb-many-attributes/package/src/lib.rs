{{repeat 20 "#[allow(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(x(y))))))))))))))))))))))))))))))))))))))))]\nfn _f() {}\n"}}{{repeat 400 "#[cfg("}}{{repeat 20_000 "a, "}}{{repeat 400 ")]"}}
fn nothing() {}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}
