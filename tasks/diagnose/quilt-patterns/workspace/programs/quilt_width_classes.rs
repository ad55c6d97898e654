//! Strips are sorted by their width in millimetres.

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Narrow,
    Usual,
    Wide,
}

pub fn class(width: u8) -> Class {
    match width {
        0..30 => Class::Narrow,
        30..=90 => Class::Usual,
        91.. => Class::Wide,
    }
}

pub fn seam(left: u8, right: i8) -> Option<Class> {
    match (left, right) {
        (_, i8::MIN..0) => None,
        (0..=127, 0..) => Some(class(left)),
        (128..255, 0..=127) => Some(Class::Wide),
    }
}
