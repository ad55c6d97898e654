use sieve::count_primes;

/// "the number of primes below `limit`"
#[test]
fn counts_some() {
    assert_eq!(count_primes(10), 4);
    assert_eq!(count_primes(100), 25);
    assert_eq!(count_primes(1000), 168);
}

/// "below `limit`"
#[test]
fn leaves_the_limit_out() {
    assert_eq!(count_primes(7), 3);
    assert_eq!(count_primes(8), 4);
}

/// "the number of primes below `limit`"
#[test]
fn small_limits_have_none() {
    assert_eq!(count_primes(0), 0);
    assert_eq!(count_primes(2), 0);
}
