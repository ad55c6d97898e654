//! Lists of things that are named by their index.

/// An index into a register.
pub type Id = usize;

#[derive(Debug)]
pub struct Register<T> {
    things: Vec<T>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Register { things: Vec::new() }
    }
}

impl<T> Register<T> {
    /// Adds a thing.
    pub fn add(&mut self, thing: T) -> Id {
        self.things.push(thing);
        self.things.len() - 1
    }

    pub fn get(&self, id: Id) -> &T {
        &self.things[id]
    }

    pub fn get_mut(&mut self, id: Id) -> &mut T {
        &mut self.things[id]
    }
}
