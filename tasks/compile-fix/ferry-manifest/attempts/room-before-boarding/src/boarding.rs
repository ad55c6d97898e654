use crate::{Deck, Manifest, Vehicle};

/// Puts the next vehicle for a port on the deck and returns the number of its lane.
pub fn board(
    manifest: &mut Manifest,
    deck: &mut Deck,
    port: &str,
    standby: &Vehicle,
) -> Option<usize> {
    let (number, lane) = deck.roomiest()?;
    let next = manifest.best_for(port, lane.room(), standby);
    if next.length > lane.room() {
        let note = format!("no room for {} with {} left", next.plate, lane.room());
        deck.note(note);
        return None;
    }
    let plate = next.plate.clone();
    let note = format!("{plate} on lane {number}, {} left", lane.room());
    let vehicle = manifest.check_in(&plate);
    lane.vehicles
        .push(vehicle.unwrap_or_else(|| standby.clone()));
    deck.note(note);
    Some(number)
}

/// Lets the vehicles for a port off all lanes and gives the length that is free now.
pub fn call_at(deck: &mut Deck, port: &str) -> (Vec<Vehicle>, u32) {
    let mut gone = Vec::new();
    for number in 0..deck.lanes.len() {
        gone.extend(deck.clear(number, port));
    }
    let free = deck.lanes.iter().map(|lane| lane.room()).sum();
    (gone, free)
}
