use crate::{Tram, Yard};
use std::cell::{Cell, RefCell};

/// The kilometres of all trams of a line and the number of these trams.
pub fn distance(yard: &Yard, line: u8) -> (u32, usize) {
    let km = Cell::new(0);
    let trams = Cell::new(0);
    yard.visit(&|tram| {
        if tram.line == line {
            km.set(km.get() + tram.km);
            trams.set(trams.get() + 1);
        }
    });
    (km.get(), trams.get())
}

/// The first tram in the yard that has run at least `limit` kilometres.
pub fn first_due(yard: &Yard, limit: u32) -> Option<Tram> {
    let due = RefCell::new(None);
    yard.visit(&|tram| {
        if due.borrow().is_none() && tram.km >= limit {
            due.replace(Some(tram.clone()));
        }
    });
    due.into_inner()
}

/// Labels the trams of the yard `<line>-1`, `<line>-2` and so on, and returns the number of labels that changed.
pub fn number_cars(yard: &mut Yard) -> usize {
    let counts = RefCell::new([0; 256]);
    let changed = Cell::new(0);
    yard.work(&|tram| {
        let count = &mut counts.borrow_mut()[tram.line as usize];
        *count += 1;
        let label = format!("{}-{count}", tram.line);
        if tram.label != label {
            tram.label = label;
            changed.set(changed.get() + 1);
        }
    });
    changed.get()
}

/// Services the trams that stand in front and returns the labels of the trams that were serviced.
pub fn service(yard: &mut Yard, limit: u32, mut hours: u32) -> Vec<String> {
    let mut serviced = Vec::new();
    for track in yard.tracks_mut() {
        if let Some(tram) = track.first_mut() {
            let needed = if tram.km >= 2 * limit { 3 } else { 1 };
            if tram.km < limit || needed > hours {
                continue;
            }
            hours -= needed;
            tram.km = 0;
            serviced.push(tram.label.clone());
        }
    }
    serviced
}
