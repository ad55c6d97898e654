use crate::{Tram, Yard};

/// The kilometres of all trams of a line and the number of these trams.
pub fn distance(yard: &Yard, line: u8) -> (u32, usize) {
    let mut km = 0;
    let mut trams = 0;
    yard.visit(&|tram| {
        if tram.line == line {
            km += tram.km;
            trams += 1;
        }
    });
    (km, trams)
}

/// The first tram in the yard that has run at least `limit` kilometres.
pub fn first_due(yard: &Yard, limit: u32) -> Option<Tram> {
    let mut due = None;
    yard.visit(&|tram| {
        if due.is_none() && tram.km >= limit {
            due = Some(tram.clone());
        }
    });
    due
}

/// Labels the trams of the yard `<line>-1`, `<line>-2` and so on, and returns the number of labels that changed.
pub fn number_cars(yard: &mut Yard) -> usize {
    let mut counts = [0; 256];
    let mut changed = 0;
    yard.work(&|tram| {
        let count = &mut counts[tram.line as usize];
        *count += 1;
        let label = format!("{}-{count}", tram.line);
        if tram.label != label {
            tram.label = label;
            changed += 1;
        }
    });
    changed
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
