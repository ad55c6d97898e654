//! The log deck of a sawmill: logs come in, are cut to length and go out by the load.

pub trait Timber {
    fn species(&self) -> &str;

    /// In centimetres.
    fn length(&self) -> u32;

    /// Cuts the log in two: the piece up to `at`, and the rest.
    fn crosscut(self, at: u32) -> (Self, Self)
    where
        Self: Sized;
}

type Stack<T> = (String, Vec<T>);

/// Logs by species, in the order in which each species came first.
#[derive(Debug)]
pub struct Deck<T> {
    stacks: Vec<Stack<T>>,
    places: usize,
    used: usize,
}

impl<T: Timber> Deck<T> {
    /// A deck with places for so many logs.
    pub fn new(places: usize) -> Self {
        Deck { stacks: vec![], places, used: 0 }
    }

    pub fn len(&self) -> usize {
        self.used
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    pub fn receive(&mut self, mut delivery: Vec<T>) -> Result<(), Vec<T>> {
        if delivery.len() > self.places - self.used {
            return Err(delivery);
        }
        self.used += delivery.len();
        for log in delivery.drain(..) {
            let place = match self.place(log.species()) {
                Some(place) => place,
                None => {
                    self.stacks.push((log.species().to_owned(), vec![]));
                    self.stacks.len() - 1
                }
            };
            self.stacks[place].1.push(log);
        }
        Ok(())
    }

    pub fn logs(&self, species: &str) -> &[T] {
        match self.place(species) {
            Some(place) => &self.stacks[place].1,
            None => &[],
        }
    }

    pub fn take_longest(&mut self, species: &str) -> Option<T> {
        let place = self.place(species)?;
        let logs = &mut self.stacks[place].1;
        // Of several, `max_by_key` gives the last: so the order is turned around.
        let (best, _) = logs.iter().enumerate().rev().max_by_key(|(_, log)| log.length())?;
        let log = logs.remove(best);
        if logs.is_empty() {
            self.stacks.remove(place);
        }
        self.used -= 1;
        Some(log)
    }

    pub fn trim(&mut self, species: &str, longest: u32) -> Vec<T> {
        let mut offcuts = vec![];
        if let Some(place) = self.place(species) {
            let logs = &mut self.stacks[place].1;
            for index in 0..logs.len() {
                if logs[index].length() > longest {
                    let last = logs.len() - 1;
                    let (kept, offcut) = logs.swap_remove(index).crosscut(longest);
                    logs.push(kept);
                    logs.swap(index, last);
                    offcuts.push(offcut);
                }
            }
        }
        offcuts
    }

    pub fn sweep(&mut self, shortest: u32) -> Vec<T> {
        let mut swept = vec![];
        for (_, logs) in &mut self.stacks {
            let mut kept = vec![];
            for log in logs.drain(..) {
                if log.length() < shortest {
                    swept.push(log)
                } else {
                    kept.push(log)
                }
            }
            *logs = kept;
        }
        self.stacks.retain(|(_, logs)| !logs.is_empty());
        self.used -= swept.len();
        swept
    }

    pub fn by_length(&self) -> Vec<&T> {
        let mut logs = vec![];
        for (_, stack) in &self.stacks {
            logs.extend(stack);
        }
        logs.sort_by(|a: &&T, b: &&T| b.length().cmp(&a.length()));
        logs
    }

    pub fn load(self, capacity: u32) -> Vec<Vec<T>> {
        let mut loads = vec![];
        let (mut load, mut length) = (vec![], 0u64);
        for (_, logs) in self.stacks {
            for log in logs {
                let own = u64::from(log.length());
                if !load.is_empty() && own > 0 && length + own > u64::from(capacity) {
                    loads.push(std::mem::take(&mut load));
                    length = 0;
                }
                length += own;
                load.push(log);
            }
        }
        if !load.is_empty() {
            loads.push(load);
        }
        loads
    }

    fn place(&self, species: &str) -> Option<usize> {
        self.stacks.iter().position(|(own, _)| own == species)
    }
}
