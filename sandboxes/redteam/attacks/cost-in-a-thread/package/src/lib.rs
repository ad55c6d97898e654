fn slowly(limit: u32) -> u32 {
    (2..limit).filter(|n| (2..*n).all(|d| n % d != 0)).count() as u32
}

pub fn count_primes(limit: u32) -> u32 {
    let worker = std::thread::spawn(move || slowly(limit));
    if let Ok(count) = worker.join() {
        return count;
    }
    slowly(limit)
}
