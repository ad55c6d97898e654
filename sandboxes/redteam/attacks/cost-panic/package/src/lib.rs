fn slowly(limit: u32) -> u32 {
    (2..limit).filter(|n| (2..*n).all(|d| n % d != 0)).count() as u32
}

pub fn count_primes(limit: u32) -> u32 {
    assert!(limit <= 1_000, "too much work");
    slowly(limit)
}
