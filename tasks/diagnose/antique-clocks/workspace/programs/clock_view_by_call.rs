//! The dial of a clock is looked at through a view that a function makes.

pub struct Dial {
    pub numerals: String,
}

pub struct View<'d> {
    pub dial: &'d Dial,
}

impl<'d> View<'d> {
    pub fn of(dial: &'d Dial) -> Self {
        View { dial }
    }
}

fn dial(numerals: &str) -> Dial {
    Dial {
        numerals: numerals.to_string(),
    }
}

pub fn width() -> usize {
    let plain = View::of(&dial("XII")).dial.numerals.len();
    let view = View::of(&dial("IV"));
    plain + view.dial.numerals.len()
}
