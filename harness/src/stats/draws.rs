//! Random numbers that are the same for a seed on every machine and in every version.

/// A generator of random numbers: SplitMix64 (Steele, Lea and Flood 2014), which passes the usual tests of randomness and
/// is ten lines long. The generators of the crate `rand` may give other numbers in its next version, and with them a
/// report would change of which no episode has.
#[derive(Debug, Clone)]
pub struct Draws(u64);

impl Draws {
    /// The stream `stream` of a seed. Streams of a seed have nothing to do with each other.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut first = Self(seed);
        let start = first.bits();
        let mut second = Self(start ^ stream.wrapping_mul(0xA24B_AED4_963E_E407));
        Self(second.bits())
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, but not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from 0 up to, but not including, `count`; 0 if that is 0.
    pub fn below(&mut self, count: usize) -> usize {
        // Favours some numbers by less than count / 2^64.
        ((u128::from(self.bits()) * count as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence() {
        // The first numbers of SplitMix64 with the seed 1234567.
        let mut draws = Draws(1_234_567);
        let found = [draws.bits(), draws.bits(), draws.bits()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(found, published);
    }

    #[test]
    fn numbers_stay_in_range_and_streams_differ() {
        let mut draws = Draws::new(0, 0);
        let mut seen = [0_usize; 7];
        for _ in 0..7000 {
            seen[draws.below(7)] += 1;
            let unit = draws.unit();
            assert!((0.0..1.0).contains(&unit));
        }
        assert!(seen.iter().all(|n| (900..1100).contains(n)), "{seen:?}");
        assert_eq!(draws.below(0), 0);
        assert_ne!(Draws::new(0, 1).bits(), Draws::new(0, 2).bits());
        assert_ne!(Draws::new(1, 0).bits(), Draws::new(0, 0).bits());
    }
}
