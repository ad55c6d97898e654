//! Pins that reports are told apart, and the signature.

use photo_lab::{develop, Negative, Report};

type Bath = fn(&Negative) -> Option<u8>;
type Progress = fn(usize, Option<u8>) -> bool;
const _: fn(&[Negative], usize, Bath, Progress) -> Report = develop::<Bath, Progress>;

pub fn pins() {
    let report = |prints: &[(usize, u8)], spoiled: &[usize], left| Report {
        prints: prints.to_vec(),
        spoiled: spoiled.to_vec(),
        left,
    };
    let all = [
        report(&[], &[], 0),
        report(&[], &[], 1),
        report(&[], &[1], 0),
        report(&[(0, 1)], &[], 0),
        report(&[(0, 2)], &[], 0),
        report(&[(1, 1)], &[], 0),
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
