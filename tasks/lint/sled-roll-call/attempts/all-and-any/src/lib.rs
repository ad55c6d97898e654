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
        self.places.iter_mut().flatten().all(Dog::answers)
    }

    /// Calls the dogs and says whether at least one answered.
    pub fn any_answers(&mut self) -> bool {
        self.places.iter_mut().flatten().any(Dog::answers)
    }

    /// The list of the places.
    pub fn list(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, place) in (1..).zip(&self.places) {
            match place {
                Some(dog) => lines.push(format!("{number} {}", dog.name)),
                None if number > 1 => lines.push(format!("{number} -")),
                None => lines.push("no leader".to_string()),
            }
        }
        lines
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
    let mut sum = 0;
    for (place, &pull) in pulls.iter().enumerate().skip(first) {
        sum += u64::from(pull) * (place as u64 + 1);
    }
    sum
}

/// Where the line bends: the first places whose pull is more than the one before, up to `last`.
pub fn bends(pulls: &[u32], last: usize) -> Vec<usize> {
    let mut bends = Vec::new();
    let mut before = u32::MAX;
    for (place, &pull) in pulls[..=last].iter().enumerate() {
        if pull > before {
            bends.push(place);
        }
        before = pull;
    }
    bends
}
