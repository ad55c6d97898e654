//! Berths in the waiting area above a lock.

#[derive(Default)]
pub struct Berth {
    pub boat: Option<String>,
    pub nights: u32,
}

#[derive(Default)]
pub struct Quay {
    berths: Vec<Berth>,
    built: u32,
}

impl Quay {
    /// A free berth; one is built if there is none.
    pub fn free_berth(&mut self) -> &mut Berth {
        for place in 0..self.berths.len() {
            let berth = &mut self.berths[place];
            if berth.boat.is_none() {
                return &mut self.berths[place];
            }
            berth.nights += 1;
        }
        self.built += 1;
        self.berths.push(Berth::default());
        let last = self.berths.len() - 1;
        &mut self.berths[last]
    }
}
