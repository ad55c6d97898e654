//! The console of a pipe organ: divisions with their stops, and the wind that all of them share.

/// What makes the sound of a stop.
pub trait Voice {
    /// Sounds a key and returns the wind that it takes.
    fn sound(&mut self, key: u8) -> u32;
}

/// A stop, which sounds only while it is drawn.
#[derive(Debug)]
pub struct Stop<V> {
    pub name: String,
    pub drawn: bool,
    pub voice: V,
}

/// The stops that one manual plays.
#[derive(Debug)]
pub struct Division<V> {
    pub name: String,
    pub stops: Vec<Stop<V>>,
    /// The division that sounds along.
    pub coupled: Option<usize>,
}

#[derive(Debug)]
pub struct Organ<V> {
    divisions: Vec<Division<V>>,
    wind: u32,
}

impl<V: Voice> Division<V> {
    /// Sounds a key on the drawn stops, as long as there is wind, and returns how many sounded.
    pub fn sound(&mut self, key: u8, wind: &mut u32) -> usize {
        let mut sounded = 0;
        for stop in self.stops.iter_mut().filter(|stop| stop.drawn) {
            if *wind == 0 {
                break;
            }
            *wind = wind.saturating_sub(stop.voice.sound(key));
            sounded += 1;
        }
        sounded
    }
}

impl<V> Organ<V> {
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

    pub fn division(&self, number: usize) -> Option<&Division<V>> {
        self.divisions.iter().nth(number)
    }

    pub fn division_mut(&mut self, number: usize) -> Option<&mut Division<V>> {
        self.divisions.iter_mut().nth(number)
    }

    pub fn pair_mut(&mut self, first: usize, second: usize) -> Option<(&mut Division<V>, &mut Division<V>)> {
        if first == second || first.max(second) >= self.divisions.len() {
            return None;
        }
        let (low, high) = self.divisions.split_at_mut(first.max(second));
        if first < second {
            Some((&mut low[first], &mut high[0]))
        } else {
            Some((&mut high[0], &mut low[second]))
        }
    }

    pub fn parts(&mut self) -> (&mut [Division<V>], &mut u32) {
        let Organ { divisions, wind } = self;
        (divisions.as_mut_slice(), wind)
    }

    pub fn copy_registration(&mut self, from: usize, to: usize) -> usize {
        let mut moved = 0;
        if from == to {
            let Some(division) = self.division_mut(to) else {
                return 0;
            };
            for i in 1..division.stops.len() {
                let (before, rest) = division.stops.split_at_mut(i);
                if let Some(model) = before.iter().find(|model| model.name == rest[0].name) {
                    moved += follow(&mut rest[0].drawn, model.drawn);
                }
            }
        } else if let Some((source, target)) = self.pair_mut(from, to) {
            for stop in &mut target.stops {
                if let Some(model) = source.stops.iter().find(|model| model.name == stop.name) {
                    moved += follow(&mut stop.drawn, model.drawn);
                }
            }
        }
        moved
    }
}

/// 1 if the stop moved.
fn follow(drawn: &mut bool, model: bool) -> usize {
    if *drawn == model {
        return 0;
    }
    *drawn = model;
    1
}

impl<V: Voice> Organ<V> {
    pub fn press(&mut self, number: usize, key: u8) -> usize {
        let mut sounded = 0;
        let mut next = Some(number);
        for step in 0..2 {
            let Some(division) = next.and_then(|number| self.divisions.get_mut(number)) else {
                break;
            };
            sounded += division.sound(key, &mut self.wind);
            next = division.coupled.filter(|&other| step == 0 && other != number);
        }
        sounded
    }
}
