//! Postal codes: short ones lie in the value itself, long ones in memory of their own.

use std::alloc::{alloc, dealloc, Layout};
use std::{ptr, slice, str};

/// The most bytes that lie in the value itself.
const SHORT: usize = 7;

union Place {
    short: [u8; SHORT],
    long: *mut u8,
}

pub struct Code {
    len: usize,
    place: Place,
}

impl Code {
    /// Takes a code over as it is.
    pub fn new(text: &str) -> Code {
        let len = text.len();
        let mut code = Code {
            len,
            place: Place { short: [0; SHORT] },
        };
        unsafe {
            if len > SHORT {
                code.place.long = alloc(Layout::array::<u8>(len).unwrap());
            }
            ptr::copy_nonoverlapping(text.as_ptr(), code.bytes_mut(), len);
        }
        code
    }

    pub fn as_str(&self) -> &str {
        unsafe {
            let bytes = if self.len > SHORT {
                self.place.long.cast_const()
            } else {
                self.place.short.as_ptr()
            };
            str::from_utf8_unchecked(slice::from_raw_parts(bytes, self.len))
        }
    }

    /// Whether the code lies in the value itself.
    pub fn is_short(&self) -> bool {
        self.len <= SHORT
    }

    /// Adds a part at the end, after a hyphen.
    pub fn extend(&mut self, part: &str) {
        let whole = format!("{}-{}", self.as_str(), part);
        *self = Code::new(&whole);
    }

    /// Leaves only the first characters.
    pub fn shorten(&mut self, characters: usize) {
        let end = self.as_str().char_indices().nth(characters);
        if let Some((end, _)) = end {
            if end > SHORT {
                *self = Code::new(&self.as_str()[..end]);
            } else {
                let text = self.as_str()[..end].to_string();
                self.len = end;
                unsafe { ptr::copy_nonoverlapping(text.as_ptr(), self.bytes_mut(), end) };
            }
        }
    }

    /// The part before the first hyphen as a code of its own.
    pub fn area(&self) -> Code {
        let text = self.as_str();
        Code::new(text.split('-').next().unwrap_or(text))
    }

    fn bytes_mut(&mut self) -> *mut u8 {
        unsafe {
            if self.len > SHORT {
                self.place.long
            } else {
                self.place.short.as_mut_ptr()
            }
        }
    }
}

impl Clone for Code {
    fn clone(&self) -> Code {
        Code::new(self.as_str())
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        if self.len > SHORT {
            unsafe { dealloc(self.place.long, Layout::array::<u8>(self.len).unwrap()) };
        }
    }
}
