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

#[derive(Debug)]
struct Stack<T> {
    species: String,
    logs: Vec<T>,
}

/// Logs by species, in the order in which each species came first.
#[derive(Debug)]
pub struct Deck<T> {
    stacks: Vec<Stack<T>>,
    places: usize,
}

impl<T: Timber> Deck<T> {
    /// A deck with places for so many logs.
    pub fn new(places: usize) -> Self {
        Deck { stacks: Vec::new(), places }
    }

    pub fn len(&self) -> usize {
        self.stacks.iter().map(|stack| stack.logs.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes in a delivery as a whole, or not at all.
    pub fn receive(&mut self, delivery: Vec<T>) -> Result<(), Vec<T>> {
        if self.len() + delivery.len() > self.places {
            return Err(delivery);
        }
        for log in delivery {
            self.put(log);
        }
        Ok(())
    }

    /// The logs of a species.
    pub fn logs(&self, species: &str) -> &[T] {
        let stack = self.stacks.iter().find(|stack| stack.species == species);
        stack.map_or(&[], |stack| &stack.logs)
    }

    /// Takes out the longest log of a species.
    pub fn take_longest(&mut self, species: &str) -> Option<T> {
        let stack = self.stacks.iter_mut().find(|stack| stack.species == species)?;
        let (best, _) = stack.logs.iter().enumerate().max_by_key(|(_, log)| log.length())?;
        let log = stack.logs.remove(best);
        self.drop_empty();
        Some(log)
    }

    /// Cuts what is longer than `longest`, and returns what was cut off.
    pub fn trim(&mut self, species: &str, longest: u32) -> Vec<T> {
        let mut offcuts = Vec::new();
        for stack in self.stacks.iter_mut().filter(|stack| stack.species == species) {
            let logs = std::mem::take(&mut stack.logs);
            stack.logs.extend(logs.into_iter().map(|log| {
                if log.length() <= longest {
                    return log;
                }
                let (kept, offcut) = log.crosscut(longest);
                offcuts.push(offcut);
                kept
            }));
        }
        offcuts
    }

    /// Takes out all logs shorter than `shortest`.
    pub fn sweep(&mut self, shortest: u32) -> Vec<T> {
        let mut swept = Vec::new();
        for stack in &mut self.stacks {
            let logs = std::mem::take(&mut stack.logs);
            let (short, kept): (Vec<T>, Vec<T>) = logs.into_iter().partition(|log| log.length() < shortest);
            swept.extend(short);
            stack.logs = kept;
        }
        self.drop_empty();
        swept
    }

    /// All logs by length, the longest first.
    pub fn by_length(&self) -> Vec<&T> {
        let mut logs: Vec<&T> = self.stacks.iter().flat_map(|stack| &stack.logs).collect();
        logs.sort_by_key(|log| log.length());
        logs.reverse();
        logs
    }

    /// Makes loads of a length of at most `capacity`.
    pub fn load(self, capacity: u32) -> Vec<Vec<T>> {
        let mut loads: Vec<Vec<T>> = Vec::new();
        let mut room = 0;
        for log in self.stacks.into_iter().flat_map(|stack| stack.logs) {
            match loads.last_mut() {
                Some(load) if log.length() <= room => {
                    room -= log.length();
                    load.push(log);
                }
                _ => {
                    room = capacity.saturating_sub(log.length());
                    loads.push(vec![log]);
                }
            }
        }
        loads
    }

    fn put(&mut self, log: T) {
        let species = log.species().to_string();
        match self.stacks.iter_mut().find(|stack| stack.species == species) {
            Some(stack) => stack.logs.push(log),
            None => self.stacks.push(Stack { species, logs: vec![log] }),
        }
    }

    fn drop_empty(&mut self) {
        self.stacks.retain(|stack| !stack.logs.is_empty());
    }
}
