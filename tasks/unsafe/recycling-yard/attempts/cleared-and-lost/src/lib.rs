//! The yard of a recycling plant: places for batches, which are given out again once a batch is gone.

use std::mem::ManuallyDrop;

/// A batch of one material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub material: String,
    pub kilos: u32,
}

/// Where a batch lies. A ticket is good for one batch only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    place: usize,
    turn: u32,
}

struct Place {
    batch: ManuallyDrop<Batch>,
    taken: bool,
    /// How many batches have lain here before.
    turn: u32,
}

#[derive(Default)]
pub struct Yard {
    places: Vec<Place>,
    free: Vec<usize>,
}

impl Yard {
    pub fn new() -> Yard {
        Yard::default()
    }

    /// Puts a batch on the place that became free last, or on a new one.
    pub fn deliver(&mut self, material: &str, kilos: u32) -> Ticket {
        let batch = ManuallyDrop::new(Batch {
            material: material.to_string(),
            kilos,
        });
        match self.free.pop() {
            Some(place) => {
                let slot = &mut self.places[place];
                slot.batch = batch;
                slot.taken = true;
                Ticket {
                    place,
                    turn: slot.turn,
                }
            }
            None => {
                self.places.push(Place {
                    batch,
                    taken: true,
                    turn: 0,
                });
                Ticket {
                    place: self.places.len() - 1,
                    turn: 0,
                }
            }
        }
    }

    pub fn get(&self, ticket: Ticket) -> Option<&Batch> {
        let slot = self.places.get(ticket.place)?;
        (slot.turn == ticket.turn).then_some(&*slot.batch)
    }

    /// Takes a batch out of the yard.
    pub fn fetch(&mut self, ticket: Ticket) -> Option<Batch> {
        let slot = self.places.get_mut(ticket.place)?;
        if slot.turn != ticket.turn {
            return None;
        }
        slot.taken = false;
        slot.turn += 1;
        self.free.push(ticket.place);
        Some(unsafe { ManuallyDrop::take(&mut slot.batch) })
    }

    /// Puts another batch in the place of one, under the same ticket. Returns the old one.
    pub fn exchange(&mut self, ticket: Ticket, batch: Batch) -> Option<Batch> {
        let slot = self.places.get_mut(ticket.place)?;
        if slot.turn != ticket.turn {
            return None;
        }
        let old = unsafe { ManuallyDrop::take(&mut slot.batch) };
        slot.batch = ManuallyDrop::new(batch);
        Some(old)
    }

    /// Adds one batch to another of the same material.
    pub fn merge(&mut self, into: Ticket, from: Ticket) -> bool {
        let (Some(target), Some(source)) = (self.get(into), self.get(from)) else {
            return false;
        };
        if into == from || target.material != source.material {
            return false;
        }
        let kilos = source.kilos;
        self.fetch(from);
        self.places[into.place].batch.kilos += kilos;
        true
    }

    /// Throws away all batches of a material. Returns their weight.
    pub fn clear(&mut self, material: &str) -> u32 {
        let mut kilos = 0;
        for (place, slot) in self.places.iter_mut().enumerate() {
            if slot.taken && slot.batch.material == material {
                kilos += slot.batch.kilos;
                slot.taken = false;
                slot.turn += 1;
                self.free.push(place);
            }
        }
        kilos
    }

    /// All batches, by their places.
    pub fn batches(&self) -> Vec<&Batch> {
        let taken = self.places.iter().filter(|slot| slot.taken);
        taken.map(|slot| &*slot.batch).collect()
    }
}

impl Drop for Yard {
    fn drop(&mut self) {
        for slot in &mut self.places {
            if slot.taken {
                unsafe { ManuallyDrop::drop(&mut slot.batch) };
            }
        }
    }
}
