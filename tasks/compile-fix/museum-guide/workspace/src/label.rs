//! What is printed on the sign at a stop.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label(String);

impl<T: fmt::Display> From<T> for Label {
    fn from(sign: T) -> Label {
        Label(format!("{sign:0>3}"))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
