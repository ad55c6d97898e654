//! Postal codes: short ones lie in the value itself, long ones in memory of their own.

use std::str;

/// The most bytes that lie in the value itself.
const SHORT: usize = 7;

#[derive(Clone)]
enum Place {
    Short([u8; SHORT], u8),
    Long(Box<str>),
}

#[derive(Clone)]
pub struct Code {
    place: Place,
}

impl Code {
    pub fn new(text: &str) -> Code {
        let mut short = [0; SHORT];
        let place = match short.get_mut(..text.len()) {
            Some(start) => {
                start.copy_from_slice(text.as_bytes());
                Place::Short(short, text.len() as u8)
            }
            None => Place::Long(text.into()),
        };
        Code { place }
    }

    pub fn as_str(&self) -> &str {
        match &self.place {
            Place::Short(bytes, len) => {
                str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default()
            }
            Place::Long(text) => text,
        }
    }

    pub fn is_short(&self) -> bool {
        matches!(self.place, Place::Short(..))
    }

    pub fn extend(&mut self, part: &str) {
        let mut whole = String::from(self.as_str());
        whole.push('-');
        whole += part;
        *self = Code::new(&whole);
    }

    pub fn shorten(&mut self, characters: usize) {
        let start: String = self.as_str().chars().take(characters).collect();
        *self = Code::new(&start);
    }

    pub fn area(&self) -> Code {
        match self.as_str().split_once('-') {
            Some((area, _)) => Code::new(area),
            None => self.clone(),
        }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.as_str().eq(other.as_str())
    }
}
