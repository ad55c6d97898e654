//! The gates along an irrigation canal, from the river downwards.

struct Gate {
    name: String,
    flow: u32,
}

#[derive(Default)]
pub struct Canal {
    gates: Vec<Gate>,
}

impl Canal {
    pub fn new() -> Canal {
        Canal::default()
    }

    pub fn count(&self) -> usize {
        self.gates.len()
    }

    /// Builds a gate below all others.
    pub fn append(&mut self, name: &str, flow: u32) {
        self.build(self.gates.len(), name, flow);
    }

    /// Builds a gate right above another one.
    pub fn insert_above(&mut self, below: &str, name: &str, flow: u32) -> bool {
        match self.place(below) {
            Some(place) => {
                self.build(place, name, flow);
                true
            }
            None => false,
        }
    }

    /// Tears a gate down and returns its flow.
    pub fn remove(&mut self, name: &str) -> Option<u32> {
        let place = self.place(name)?;
        Some(self.gates.remove(place).flow)
    }

    pub fn names(&self) -> Vec<String> {
        self.gates.iter().map(|gate| gate.name.clone()).collect()
    }

    pub fn above(&self, name: &str) -> Vec<u32> {
        let place = self.place(name).unwrap_or(0);
        self.gates[..place]
            .iter()
            .rev()
            .map(|gate| gate.flow)
            .collect()
    }

    /// Cuts the canal above a gate. That gate and all below it become a canal of their own.
    pub fn cut(&mut self, name: &str) -> Option<Canal> {
        let place = self.place(name)?;
        let gates = self.gates.split_off(place);
        Some(Canal { gates })
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.gates.iter().position(|gate| gate.name == name)
    }

    fn build(&mut self, place: usize, name: &str, flow: u32) {
        let name = name.to_string();
        self.gates.insert(place, Gate { name, flow });
    }
}
