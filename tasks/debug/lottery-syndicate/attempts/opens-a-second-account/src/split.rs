//! Dividing money by shares.

/// Divides an amount so that nothing is left over; cents that cannot be divided go to those who stand first.
pub fn by_shares(cents: u64, shares: &[u64]) -> Vec<u64> {
    let all: u64 = shares.iter().sum();
    let mut parts: Vec<u64> = shares.iter().map(|share| cents * share / all).collect();
    let left = cents - parts.iter().sum::<u64>();
    for part in parts.iter_mut().take(left as usize) {
        *part += 1;
    }
    parts
}
