//! Whatever can be shown can be labelled; lists of places have labels of their own.

use std::fmt::Display;

pub trait Label {
    fn label(&self) -> String;
}

pub struct Place(pub u32, pub u32);

impl<T: Display> Label for T {
    fn label(&self) -> String {
        format!("<{self}>")
    }
}

impl Label for Place {
    fn label(&self) -> String {
        format!("{}:{}", self.0, self.1)
    }
}

impl Label for Vec<u8> {
    fn label(&self) -> String {
        self.len().label()
    }
}
