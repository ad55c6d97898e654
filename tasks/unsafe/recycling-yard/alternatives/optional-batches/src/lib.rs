//! The yard of a recycling plant: places for batches, which are given out again once a batch is gone.

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
    number: u64,
}

#[derive(Default)]
pub struct Yard {
    places: Vec<Option<(u64, Batch)>>,
    free: Vec<usize>,
    delivered: u64,
}

impl Yard {
    pub fn new() -> Yard {
        Yard::default()
    }

    pub fn deliver(&mut self, material: &str, kilos: u32) -> Ticket {
        self.delivered += 1;
        let number = self.delivered;
        let place = self.free.pop().unwrap_or(self.places.len());
        if place == self.places.len() {
            self.places.push(None);
        }
        let material = material.to_string();
        self.places[place] = Some((number, Batch { material, kilos }));
        Ticket { place, number }
    }

    pub fn get(&self, ticket: Ticket) -> Option<&Batch> {
        match self.places.get(ticket.place)? {
            Some((number, batch)) if *number == ticket.number => Some(batch),
            _ => None,
        }
    }

    pub fn fetch(&mut self, ticket: Ticket) -> Option<Batch> {
        self.get(ticket)?;
        self.free.push(ticket.place);
        self.places[ticket.place].take().map(|(_, batch)| batch)
    }

    pub fn exchange(&mut self, ticket: Ticket, batch: Batch) -> Option<Batch> {
        self.get(ticket)?;
        let old = self.places[ticket.place].replace((ticket.number, batch));
        old.map(|(_, batch)| batch)
    }

    pub fn merge(&mut self, into: Ticket, from: Ticket) -> bool {
        let alike = match (self.get(into), self.get(from)) {
            (Some(target), Some(source)) => target.material == source.material,
            _ => false,
        };
        if into == from || !alike {
            return false;
        }
        let source = self.fetch(from).map_or(0, |batch| batch.kilos);
        if let Some((_, target)) = &mut self.places[into.place] {
            target.kilos += source;
        }
        true
    }

    pub fn clear(&mut self, material: &str) -> u32 {
        let mut kilos = 0;
        for (place, slot) in self.places.iter_mut().enumerate() {
            if let Some((_, batch)) = slot.take_if(|(_, batch)| batch.material == material) {
                kilos += batch.kilos;
                self.free.push(place);
            }
        }
        kilos
    }

    pub fn batches(&self) -> Vec<&Batch> {
        self.places
            .iter()
            .flatten()
            .map(|(_, batch)| batch)
            .collect()
    }
}
