pub struct Entry;
pub struct Malformed;

pub fn parse(_: &[u8]) {}
pub fn total(_: i8) {}
pub fn winner() {}
pub fn votes() {}
