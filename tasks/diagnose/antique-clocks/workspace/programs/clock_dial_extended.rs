//! The dial of a clock is looked at through a view that borrows everything.

pub struct Dial {
    pub numerals: String,
}

pub struct View<'d> {
    pub dial: &'d Dial,
    pub hands: &'d [f32],
}

fn dial(numerals: &str) -> Dial {
    Dial {
        numerals: numerals.to_string(),
    }
}

pub fn width(roman: bool) -> usize {
    let view = View {
        dial: &dial(if roman { "XII" } else { "12" }),
        hands: &[1.5, f32::from(roman)],
    };
    let first = &view.hands.to_vec()[0];
    let numerals: &str = &dial("IV").numerals;
    view.dial.numerals.len() + numerals.len() + *first as usize
}
