//! The console of a pipe organ: divisions with their stops, and the wind that all of them share.

/// What makes the sound of a stop.
pub trait Voice {
    /// Sounds a key and returns the wind that it takes.
    fn sound(&mut self, key: u8) -> u32;
}

/// A stop, which sounds only while it is drawn.
#[derive(Debug, Clone)]
pub struct Stop<V> {
    pub name: String,
    pub drawn: bool,
    pub voice: V,
}

/// The stops that one manual plays.
#[derive(Debug, Clone)]
pub struct Division<V> {
    pub name: String,
    pub stops: Vec<Stop<V>>,
    /// The division that sounds along.
    pub coupled: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Organ<V> {
    divisions: Vec<Division<V>>,
    wind: u32,
}

impl<V: Voice + Clone> Organ<V> {
    pub fn new(wind: u32) -> Self {
        Organ { divisions: Vec::new(), wind }
    }

    /// Adds a division and returns its number.
    pub fn add(&mut self, division: Division<V>) -> usize {
        self.divisions.push(division);
        self.divisions.len() - 1
    }

    /// The wind that is left.
    pub fn wind(&self) -> u32 {
        self.wind
    }

    pub fn pump(&mut self, wind: u32) {
        self.wind = self.wind.saturating_add(wind);
    }

    /// A copy of a division.
    pub fn division(&self, number: usize) -> Option<Division<V>> {
        self.divisions.get(number).cloned()
    }

    /// Puts a changed copy back.
    pub fn set_division(&mut self, number: usize, division: Division<V>) -> bool {
        match self.divisions.get_mut(number) {
            Some(place) => {
                *place = division;
                true
            }
            None => false,
        }
    }

    /// Presses a key of a division and returns how many stops sounded.
    pub fn press(&mut self, number: usize, key: u8) -> usize {
        let Some(division) = self.division(number) else {
            return 0;
        };
        let mut sounded = self.sound(number, key);
        if let Some(other) = division.coupled {
            if other != number {
                sounded += self.sound(other, key);
            }
        }
        sounded
    }

    /// Draws in `to` what is drawn in `from`, by name, and returns how many stops moved.
    pub fn copy_registration(&mut self, from: usize, to: usize) -> usize {
        let (Some(source), Some(mut target)) = (self.division(from), self.division(to)) else {
            return 0;
        };
        let mut moved = 0;
        for stop in &mut target.stops {
            let Some(model) = source.stops.iter().find(|model| model.name == stop.name) else {
                continue;
            };
            if model.drawn != stop.drawn {
                stop.drawn = model.drawn;
                moved += 1;
            }
        }
        self.set_division(to, target);
        moved
    }

    /// Sounds a key on the drawn stops of one division, as long as there is wind.
    fn sound(&mut self, number: usize, key: u8) -> usize {
        let Some(mut division) = self.division(number) else {
            return 0;
        };
        let mut sounded = 0;
        for stop in &mut division.stops {
            if !stop.drawn {
                continue;
            }
            if self.wind == 0 {
                break;
            }
            self.wind = self.wind.saturating_sub(stop.voice.sound(key));
            sounded += 1;
        }
        self.set_division(number, division);
        sounded
    }
}
