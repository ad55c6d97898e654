/// Counts primes below a few limits.
pub fn workload() -> Vec<u32> {
    [2_000, 3_000, 3_571].map(sieve::count_primes).to_vec()
}
