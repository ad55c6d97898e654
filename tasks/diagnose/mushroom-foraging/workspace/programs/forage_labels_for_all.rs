//! Whatever can be shown can be labelled; baskets have labels of their own.

use std::fmt::Display;

pub trait Label {
    fn label(&self) -> String;
}

impl<T: Display> Label for T {
    fn label(&self) -> String {
        format!("<{self}>")
    }
}

pub struct Basket {
    pub mushrooms: Vec<String>,
}

impl Label for Basket {
    fn label(&self) -> String {
        let labels: Vec<String> = self.mushrooms.iter().map(Label::label).collect();
        labels.join(" ")
    }
}

impl Label for [Basket] {
    fn label(&self) -> String {
        self.len().label()
    }
}
