//! Boats wait one behind the other, each knows the one behind it.

pub struct Boat {
    pub draught: u32,
    behind: Option<Box<Boat>>,
}

#[derive(Default)]
pub struct Row {
    first: Option<Box<Boat>>,
}

impl Row {
    pub fn join(&mut self, draught: u32) {
        let mut place = &mut self.first;
        while let Some(boat) = place {
            place = &mut boat.behind;
        }
        *place = Some(Box::new(Boat {
            draught,
            behind: None,
        }));
    }

    /// A boat with little draught goes before the first one that has more.
    pub fn squeeze_in(&mut self, draught: u32) {
        let mut place = &mut self.first;
        while let Some(boat) = place {
            if boat.draught > draught {
                break;
            }
            place = &mut boat.behind;
        }
        let boat = Box::new(Boat {
            draught,
            behind: None,
        });
        place.get_or_insert(boat).draught += 1;
    }
}
