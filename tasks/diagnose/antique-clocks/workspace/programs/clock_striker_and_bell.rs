//! A striker hits a bell; it rings once more when it is taken out of the case.

use std::cell::Cell;

pub struct Bell {
    pub rings: Cell<u32>,
}

pub struct Striker<'b> {
    bell: Option<&'b Bell>,
}

impl Drop for Striker<'_> {
    fn drop(&mut self) {
        if let Some(bell) = self.bell {
            bell.rings.set(bell.rings.get() + 1);
        }
    }
}

pub fn strike(hour: u32) -> u32 {
    let mut strikers = Vec::new();
    let bell = Bell {
        rings: Cell::new(0),
    };
    for _ in 0..hour {
        strikers.push(Striker { bell: None });
    }
    if let Some(first) = strikers.first_mut() {
        first.bell = Some(&bell);
    }
    strikers.clear();
    bell.rings.get()
}
