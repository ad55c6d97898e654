//! Pins that different entries are told apart, and the public signatures.

use lighthouse_log::{Entry, Log};

const _: fn(&str, u32, u32) -> Log = Log::open;
const _: fn(&Log) -> &str = Log::keeper;
const _: fn(&Log) -> u32 = Log::oil;
const _: fn(&Log) -> &[String] = Log::reports;
const _: fn(&mut Log, u32, u32) = Log::observe;
const _: for<'a> fn(&'a mut Log, &str, u32) -> Option<&'a str> = Log::relieve;
const _: fn(&Log) -> Vec<Entry> = Log::sudden_fogs;
const _: fn(&mut Log, &[u32]) -> usize = Log::light;

pub fn pins() {
    let entry = |hour, visibility| Entry { hour, visibility };
    assert_ne!(entry(1, 2), entry(3, 2));
    assert_ne!(entry(1, 2), entry(1, 3));
}
