//! A team of sled dogs, from the leader to the wheel dogs.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dog {
    pub name: String,
    /// What the dog can pull, in kilograms.
    pub pull: u32,
    pub asleep: bool,
    /// How often the dog was called.
    pub calls: u32,
}

impl Dog {
    fn answers(&mut self) -> bool {
        self.calls += 1;
        !self.asleep
    }
}

/// The places at the line; a place may be empty.
#[derive(Debug, Clone, Default)]
pub struct Team {
    pub places: Vec<Option<Dog>>,
}

impl Team {
    /// Calls the dogs and says whether all of them answered.
    pub fn all_answer(&mut self) -> bool {
        let dogs = self.places.iter_mut().flatten();
        dogs.filter_map(|dog| (!dog.answers()).then_some(()))
            .count()
            == 0
    }

    /// Calls the dogs and says whether at least one answered.
    pub fn any_answers(&mut self) -> bool {
        let answers: Vec<bool> = self.places.iter_mut().flatten().map(Dog::answers).collect();
        answers.contains(&true)
    }

    /// The list of the places.
    pub fn list(&self) -> Vec<String> {
        let line = |(index, place): (usize, &Option<Dog>)| match (index, place) {
            (_, Some(dog)) => format!("{} {}", index + 1, dog.name),
            (0, None) => "no leader".to_string(),
            (_, None) => format!("{} -", index + 1),
        };
        self.places.iter().enumerate().map(line).collect()
    }

    /// What all dogs together can pull.
    pub fn pull(&self) -> u32 {
        self.places.iter().flatten().map(|dog| dog.pull).sum()
    }

    /// The first dog that can pull that much.
    pub fn strong(&self, least: u32) -> Option<&Dog> {
        self.places.iter().flatten().find(|dog| dog.pull >= least)
    }
}

/// The strain on the line from the place `first` on: each pull counts as many times as the number of its place says.
pub fn strain(pulls: &[u32], first: usize) -> u64 {
    let numbered = pulls.iter().zip(1u64..).skip(first);
    numbered
        .map(|(&pull, number)| u64::from(pull) * number)
        .sum()
}

/// Where the line bends: the first places whose pull is more than the one before, up to `last`.
pub fn bends(pulls: &[u32], last: usize) -> Vec<usize> {
    let pairs = pulls[..last + 1].windows(2).enumerate();
    let rising = pairs.filter(|(_, pair)| pair[0] < pair[1]);
    rising.map(|(index, _)| index + 1).collect()
}
