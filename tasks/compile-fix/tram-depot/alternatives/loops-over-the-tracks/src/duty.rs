use crate::{Tram, Yard};

/// The kilometres of all trams of a line and the number of these trams.
pub fn distance(yard: &Yard, line: u8) -> (u32, usize) {
    let trams = yard.tracks().iter().flatten();
    trams
        .filter(|tram| tram.line == line)
        .fold((0, 0), |(km, trams), tram| (km + tram.km, trams + 1))
}

/// The first tram in the yard that has run at least `limit` kilometres.
pub fn first_due(yard: &Yard, limit: u32) -> Option<Tram> {
    yard.tracks()
        .iter()
        .flatten()
        .find(|tram| tram.km >= limit)
        .cloned()
}

/// Labels the trams of the yard `<line>-1`, `<line>-2` and so on, and returns the number of labels that changed.
pub fn number_cars(yard: &mut Yard) -> usize {
    let mut counts = std::collections::HashMap::new();
    let mut changed = 0;
    for tram in yard.tracks_mut().iter_mut().flatten() {
        let count = counts.entry(tram.line).or_insert(0);
        *count += 1;
        let label = format!("{}-{count}", tram.line);
        changed += usize::from(tram.label != label);
        tram.label = label;
    }
    changed
}

/// Services the trams that stand in front and returns the labels of the trams that were serviced.
pub fn service(yard: &mut Yard, limit: u32, mut hours: u32) -> Vec<String> {
    let mut serviced = Vec::new();
    for track in yard.tracks_mut() {
        if let Some(tram) = track.first_mut() {
            let needed = if tram.km >= 2 * limit { 3 } else { 1 };
            if tram.km >= limit && hours >= needed {
                hours -= needed;
                tram.km = 0;
                serviced.push(tram.label.clone());
            }
        }
    }
    serviced
}
