pub fn count_primes(limit: u32) -> u32 {
    let mut composite = vec![false; limit as usize];
    let mut count = 0;
    for n in 2..limit as usize {
        if !composite[n] {
            count += 1;
            for multiple in (n * n..limit as usize).step_by(n) {
                composite[multiple] = true;
            }
        }
    }
    count
}
