//! The programme of an evening.

use crate::scene::Scene;

pub struct Show<L> {
    scenes: Vec<Box<dyn Scene<Light = L>>>,
}

impl<L> Default for Show<L> {
    fn default() -> Show<L> {
        Show { scenes: Vec::new() }
    }
}

impl<L> Show<L> {
    pub fn add(&mut self, scene: impl Scene<Light = L> + 'static) {
        self.scenes.push(Box::new(scene));
    }

    /// The light of all frames of the evening.
    pub fn frames(&self) -> Vec<L> {
        let lights = |scene: &Box<dyn Scene<Light = L>>| -> Vec<L> {
            (0..scene.length())
                .map(|frame| scene.light(frame))
                .collect()
        };
        self.scenes.iter().flat_map(lights).collect()
    }

    /// The numbers of the frames, over the whole evening, that are as they are in the other show.
    pub fn alike(&self, other: &Show<L>) -> Vec<usize>
    where
        L: PartialEq,
    {
        let pairs = self.frames().into_iter().zip(other.frames());
        pairs
            .enumerate()
            .filter(|(_, (own, theirs))| own == theirs)
            .map(|(number, _)| number)
            .collect()
    }
}
