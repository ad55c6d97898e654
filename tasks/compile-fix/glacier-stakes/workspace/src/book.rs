//! The field book of a glacier survey. Other programs use it as it is.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stake {
    pub name: String,
    /// How much ice there is beneath the mark, in centimetres.
    pub ice: u32,
    pub visits: u32,
}

#[derive(Debug, Default)]
pub struct FieldBook {
    stakes: Vec<Stake>,
    lines: Vec<String>,
    day: u32,
}

impl FieldBook {
    pub fn new() -> Self {
        Self::default()
    }

    /// Drills a stake and returns its number.
    pub fn drill(&mut self, name: &str, ice: u32) -> usize {
        self.stakes.push(Stake {
            name: name.to_string(),
            ice,
            visits: 0,
        });
        self.stakes.len() - 1
    }

    pub fn stakes(&self) -> &[Stake] {
        &self.stakes
    }

    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The last day on which anything was entered.
    pub fn day(&self) -> u32 {
        self.day
    }

    pub fn stake_mut(&mut self, number: usize) -> Option<&mut Stake> {
        self.stakes.get_mut(number)
    }

    /// The stake with the least ice, of several such stakes the first one.
    pub fn thinnest_mut(&mut self) -> Option<&mut Stake> {
        self.stakes.iter_mut().min_by_key(|stake| stake.ice)
    }

    pub fn note(&mut self, text: &str) {
        self.lines.push(text.to_string());
    }

    /// Enters the ice at a stake as it was read on a day. Returns whether there is such a stake.
    pub fn enter(&mut self, day: u32, number: usize, ice: u32) -> bool {
        let Some(stake) = self.stakes.get_mut(number) else {
            return false;
        };
        stake.ice = ice;
        stake.visits += 1;
        self.day = self.day.max(day);
        true
    }
}
