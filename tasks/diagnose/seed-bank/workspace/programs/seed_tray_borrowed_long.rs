//! Trays of a seed bank; a tray lists the names of its seeds.

pub struct Tray<'t> {
    pub names: Vec<&'t str>,
}

impl<'t> Tray<'t> {
    pub fn add(&'t mut self, name: &'t str) -> usize {
        self.names.push(name);
        self.names.len()
    }

    pub fn longest(&self) -> Option<&'t str> {
        self.names.iter().copied().max_by_key(|name| name.len())
    }
}

pub fn sow(first: &str, second: &str) -> usize {
    let mut tray = Tray { names: Vec::new() };
    let count = tray.add(first);
    count + tray.add(second)
}
