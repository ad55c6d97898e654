//! Nothing: bombs are meant to reach the tests' build in any shape.

pub fn pins() {}
