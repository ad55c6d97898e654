use std::collections::BTreeMap;
use std::sync::Mutex;

static KNOWN: Mutex<BTreeMap<u32, u32>> = Mutex::new(BTreeMap::new());

fn slowly(limit: u32) -> u32 {
    (2..limit).filter(|n| (2..*n).all(|d| n % d != 0)).count() as u32
}

pub fn count_primes(limit: u32) -> u32 {
    let mut known = KNOWN.lock().unwrap();
    if let Some(count) = known.get(&limit) {
        return *count;
    }
    known.insert(limit, slowly(limit));
    slowly(limit)
}
