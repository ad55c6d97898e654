//! Mushrooms are turned into spores, one by one or all at once.

pub struct Mushroom {
    pub spores: Vec<u64>,
}

pub struct Spore(pub u64);

impl From<Mushroom> for Vec<Spore> {
    fn from(mushroom: Mushroom) -> Self {
        mushroom.spores.into_iter().map(Spore).collect()
    }
}

impl<T: From<u64>> From<Mushroom> for Box<[T]> {
    fn from(mushroom: Mushroom) -> Self {
        mushroom.spores.into_iter().map(T::from).collect()
    }
}

impl Extend<Mushroom> for Mushroom {
    fn extend<I: IntoIterator<Item = Mushroom>>(&mut self, others: I) {
        for mushroom in others {
            self.spores.extend(mushroom.spores);
        }
    }
}

impl PartialEq<Spore> for u64 {
    fn eq(&self, spore: &Spore) -> bool {
        *self == spore.0
    }
}
