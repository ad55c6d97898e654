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
        self.divisions.get(number)
    }

    pub fn division_mut(&mut self, number: usize) -> Option<&mut Division<V>> {
        self.divisions.get_mut(number)
    }

    /// Two different divisions, in the order asked for.
    pub fn pair_mut(&mut self, first: usize, second: usize) -> Option<(&mut Division<V>, &mut Division<V>)> {
        if first == second {
            return None;
        }
        let (low, high) = (first.min(second), first.max(second));
        let (head, tail) = self.divisions.split_at_mut_checked(high)?;
        Some((&mut head[low], tail.first_mut()?))
    }

    /// All divisions, and the wind that is left.
    pub fn parts(&mut self) -> (&mut [Division<V>], &mut u32) {
        (&mut self.divisions, &mut self.wind)
    }

    /// Draws in `to` what is drawn in `from`, by name, and returns how many stops moved.
    pub fn copy_registration(&mut self, from: usize, to: usize) -> usize {
        let Some(source) = self.division(from) else {
            return 0;
        };
        let drawn: Vec<(String, bool)> =
            source.stops.iter().map(|stop| (stop.name.clone(), stop.drawn)).collect();
        let Some(target) = self.division_mut(to) else {
            return 0;
        };
        let mut moved = 0;
        for stop in &mut target.stops {
            let model = drawn.iter().find(|(name, _)| *name == stop.name);
            if let Some(&(_, drawn)) = model {
                moved += usize::from(stop.drawn != drawn);
                stop.drawn = drawn;
            }
        }
        moved
    }
}

impl<V: Voice> Organ<V> {
    /// Presses a key of a division and returns how many stops sounded.
    pub fn press(&mut self, number: usize, key: u8) -> usize {
        let (divisions, wind) = self.parts();
        let Some(division) = divisions.get_mut(number) else {
            return 0;
        };
        let sounded = division.sound(key, wind);
        match division.coupled.filter(|&other| other != number) {
            Some(other) => sounded + divisions.get_mut(other).map_or(0, |other| other.sound(key, wind)),
            None => sounded,
        }
    }
}
