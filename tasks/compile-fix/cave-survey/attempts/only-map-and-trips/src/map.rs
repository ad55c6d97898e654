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
        let depth = self.find(&leg.from)?.depth + leg.drop;
        if self.find(&leg.to).is_none() {
            self.stations.push(Station {
                name: leg.to.clone(),
                depth,
            });
        }
        let from = self.find(&leg.from)?;
        let to = self.find(&leg.to)?;
        if to.depth > from.depth {
            Some(to)
        } else {
            Some(from)
        }
    }
}
