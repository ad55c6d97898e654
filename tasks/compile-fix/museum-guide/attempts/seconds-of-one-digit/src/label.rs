//! What is printed on the sign at a stop.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label(String);

impl From<&str> for Label {
    fn from(sign: &str) -> Label {
        Label(sign.to_string())
    }
}

impl From<String> for Label {
    fn from(sign: String) -> Label {
        Label(sign)
    }
}

impl From<u16> for Label {
    fn from(number: u16) -> Label {
        Label(format!("{number:03}"))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
