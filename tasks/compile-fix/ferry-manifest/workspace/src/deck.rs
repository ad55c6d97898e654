use crate::Vehicle;

/// A lane of the deck. The vehicle in front drives off first.
#[derive(Debug, Default)]
pub struct Lane {
    pub length: u32,
    pub vehicles: Vec<Vehicle>,
}

impl Lane {
    pub fn room(&self) -> u32 {
        self.length - self.vehicles.iter().map(|v| v.length).sum::<u32>()
    }
}

#[derive(Debug, Default)]
pub struct Deck {
    pub lanes: Vec<Lane>,
    pub notes: Vec<String>,
}

impl Deck {
    pub fn new(lengths: &[u32]) -> Self {
        let lane = |length: &u32| Lane {
            length: *length,
            vehicles: Vec::new(),
        };
        Deck {
            lanes: lengths.iter().map(lane).collect(),
            notes: Vec::new(),
        }
    }

    pub fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// The lane with the most room and its number; of several such lanes the first one.
    pub fn roomiest(&mut self) -> Option<(usize, &mut Lane)> {
        let numbered = self.lanes.iter_mut().enumerate();
        numbered.rev().max_by_key(|(_, lane)| lane.room())
    }

    /// Lets the vehicles for a port drive off a lane until one stands in the way.
    pub fn clear(&mut self, number: usize, port: &str) -> Vec<Vehicle> {
        let vehicles = std::mem::take(&mut self.lanes[number].vehicles);
        let leaving = vehicles.iter().take_while(|v| v.port == port).count();
        let mut behind = vehicles.iter().skip(leaving);
        let blocker = behind.next();
        let trapped = behind.filter(|v| v.port == port);
        let (gone, staying) = split(vehicles, leaving);
        self.lanes[number].vehicles = staying;
        for vehicle in trapped {
            if let Some(blocker) = blocker {
                self.note(format!("{} is behind {}", vehicle.plate, blocker.plate));
            }
        }
        gone
    }
}

fn split(mut vehicles: Vec<Vehicle>, at: usize) -> (Vec<Vehicle>, Vec<Vehicle>) {
    let rest = vehicles.split_off(at);
    (vehicles, rest)
}
