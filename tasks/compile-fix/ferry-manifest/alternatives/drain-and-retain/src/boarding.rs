use crate::{Deck, Manifest, Vehicle};

/// Puts the next vehicle for a port on the deck and returns the number of its lane.
pub fn board(
    manifest: &mut Manifest,
    deck: &mut Deck,
    port: &str,
    standby: &Vehicle,
) -> Option<usize> {
    let (number, lane) = deck.roomiest()?;
    let room = lane.room();
    let next = manifest.best_for(port, room, standby).clone();
    let Some(left) = room.checked_sub(next.length) else {
        deck.note(format!("no room for {} with {room} left", next.plate));
        return None;
    };
    manifest
        .waiting
        .retain(|vehicle| vehicle.plate != next.plate);
    deck.note(format!("{} on lane {number}, {left} left", next.plate));
    deck.lanes[number].vehicles.push(next);
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
