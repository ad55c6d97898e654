pub fn count_primes(limit: u32) -> u32 {
    (2..limit).filter(|n| (2..*n).all(|d| n % d != 0)).count() as u32
}
