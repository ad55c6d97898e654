//! Rows that say the same again: exactly, by a hash, or nearly, by MinHash over shingles of the text.
//!
//! The signatures have a fixed seed, and every candidate that the bands find is measured, so the same rows in the same
//! order always give the same verdicts.

use std::collections::HashSet;

use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher64V1, calculate_minhash_params};

/// Hash functions of a signature. The estimated similarity is off by about `1 / sqrt` of it.
const HASHES: usize = 128;

/// Tokens of a shingle.
const SHINGLE: usize = 5;

/// The most texts of one task that are compared nearly: each takes a few kilobytes. Beyond, only exact duplicates are
/// found.
const COMPARED: usize = 10_000;

/// What a text is beside those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not seen yet.
    New,
    /// The very same text was there.
    Exact,
    /// A text at least as similar as asked for was there.
    Near,
}

/// The texts of one task so far.
pub(super) struct Seen {
    near: f64,
    exact: HashSet<[u8; 32]>,
    hasher: MinHasher64V1<fnv_like::Builder>,
    index: Option<MinHashIndex<u64, u32>>,
    compared: usize,
    /// Texts that came when the index was full.
    pub(super) unchecked: u64,
}

impl Seen {
    pub(super) fn new(near: f64) -> Self {
        Self {
            near,
            exact: HashSet::new(),
            hasher: MinHasher64V1::new_with_hasher(HASHES, fnv_like::Builder),
            index: None,
            compared: 0,
            unchecked: 0,
        }
    }

    /// Forgets everything but the count of what was not checked.
    pub(super) fn clear(&mut self) {
        self.exact = HashSet::new();
        self.index = None;
        self.compared = 0;
    }

    /// What `text` is beside those before it. It is remembered if it is new.
    pub(super) fn judge(&mut self, text: &str) -> Verdict {
        if !self.exact.insert(*blake3::hash(text.as_bytes()).as_bytes()) {
            return Verdict::Exact;
        }
        if self.near >= 1.0 {
            return Verdict::New;
        }
        if self.compared >= COMPARED {
            self.unchecked += 1;
            return Verdict::New;
        }
        let tokens = tokens(text);
        let width = SHINGLE.min(tokens.len()).max(1);
        let signature = self.hasher.create_signature(tokens.windows(width));
        let near = self.near;
        let index = self.index.get_or_insert_with(|| {
            let (bands, width) = calculate_minhash_params(near, HASHES);
            MinHashIndex::new(bands, width, near)
        });
        let signature = signature[..index.num_hashes()].to_vec();
        if !index.query(&signature).is_empty() {
            return Verdict::Near;
        }
        index.insert(u32::try_from(self.compared).unwrap_or(u32::MAX), signature);
        self.compared += 1;
        Verdict::New
    }
}

/// Words, and every other sign that is no space, in order.
fn tokens(text: &str) -> Vec<&str> {
    let word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut tokens = Vec::new();
    let mut begun = None;
    for (at, sign) in text.char_indices() {
        if word(sign) {
            begun.get_or_insert(at);
            continue;
        }
        tokens.extend(begun.take().map(|start| &text[start..at]));
        if !sign.is_whitespace() {
            tokens.push(&text[at..at + sign.len_utf8()]);
        }
    }
    tokens.extend(begun.map(|start| &text[start..]));
    tokens
}

/// A hasher that is the same in every process: FNV-1a, finished with a mix, since the signatures multiply.
mod fnv_like {
    use std::hash::{BuildHasher, Hasher};

    #[derive(Clone)]
    pub(super) struct Builder;

    impl BuildHasher for Builder {
        type Hasher = Fnv;

        fn build_hasher(&self) -> Fnv {
            Fnv(0xcbf2_9ce4_8422_2325)
        }
    }

    pub(super) struct Fnv(u64);

    impl Hasher for Fnv {
        fn write(&mut self, bytes: &[u8]) {
            for byte in bytes {
                self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }

        fn finish(&self) -> u64 {
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
            mixed ^ (mixed >> 33)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: usize, changed: &[usize]) -> String {
        let word = |at: usize| match changed.contains(&at) {
            true => format!("other{at} "),
            false => format!("word{at} "),
        };
        (0..words).map(word).collect()
    }

    #[test]
    fn exact_near_and_different_texts_are_told_apart() {
        let mut seen = Seen::new(0.9);
        assert_eq!(seen.judge(&text(400, &[])), Verdict::New);
        assert_eq!(seen.judge(&text(400, &[])), Verdict::Exact);
        // One changed word of 400 touches 5 of 396 shingles: a similarity of 0.975.
        assert_eq!(seen.judge(&text(400, &[200])), Verdict::Near);
        // Ten touch 50: 0.77.
        let far: Vec<usize> = (0..10).map(|at| at * 37).collect();
        assert_eq!(seen.judge(&text(400, &far)), Verdict::New);
        seen.clear();
        assert_eq!(seen.judge(&text(400, &[])), Verdict::New);
    }

    #[test]
    fn short_and_empty_texts_are_texts() {
        let mut seen = Seen::new(0.9);
        for text in ["", "a", "b", "a b", "a < b", "a <= b"] {
            assert_eq!(seen.judge(text), Verdict::New, "{text:?}");
        }
        assert_eq!(seen.judge("a  <=\tb"), Verdict::Near);
    }

    #[test]
    fn a_similarity_of_one_asks_for_exact_duplicates_alone() {
        let mut seen = Seen::new(1.0);
        assert_eq!(seen.judge("a b c"), Verdict::New);
        assert_eq!(seen.judge("a b  c"), Verdict::New);
        assert_eq!(seen.judge("a b c"), Verdict::Exact);
    }

    #[test]
    fn tokens_are_words_and_signs() {
        assert_eq!(
            tokens("fn f_1(x: &é) {}"),
            ["fn", "f_1", "(", "x", ":", "&", "é", ")", "{", "}"]
        );
    }
}
