use crate::Leg;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    pub name: String,
    pub depth: i32,
}

/// All stations whose depth is known.
#[derive(Debug)]
pub struct Map {
    pub stations: Vec<Station>,
}

impl Map {
    pub fn new(entrance: &str) -> Self {
        Map {
            stations: vec![Station {
                name: entrance.to_string(),
                depth: 0,
            }],
        }
    }

    pub fn find(&self, name: &str) -> Option<&Station> {
        self.stations.iter().find(|station| station.name == name)
    }

    /// Draws a leg and returns the deeper one of its ends.
    pub fn draw(&mut self, leg: &Leg) -> Option<&Station> {
        let place = |name: &str, stations: &[Station]| stations.iter().position(|s| s.name == name);
        let from = place(&leg.from, &self.stations)?;
        let to = place(&leg.to, &self.stations).unwrap_or(self.stations.len());
        if to == self.stations.len() {
            let depth = self.stations[from].depth + leg.drop;
            self.stations.push(Station {
                name: leg.to.clone(),
                depth,
            });
        }
        let deeper = self.stations[to].depth > self.stations[from].depth;
        self.stations.get(if deeper { to } else { from })
    }
}
