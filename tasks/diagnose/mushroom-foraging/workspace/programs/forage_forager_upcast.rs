//! Foragers have names and may be compared by them.

pub trait Named {
    fn name(&self) -> &str;
}

pub trait Forager: Named {
    fn finds(&self) -> u32;

    fn beats(&self, other: &Self) -> bool
    where
        Self: Sized,
    {
        self.finds() > other.finds()
    }

    fn twins(self) -> (Self, Self)
    where
        Self: Clone + Sized,
    {
        (self.clone(), self)
    }
}

fn longest<'n>(people: &[&'n dyn Named]) -> Option<&'n str> {
    people
        .iter()
        .map(|person| person.name())
        .max_by_key(|name| name.len())
}

pub fn announce(foragers: &[Box<dyn Forager>]) -> Option<&str> {
    let people: Vec<&dyn Named> = foragers.iter().map(|f| f.as_ref() as &dyn Named).collect();
    let finds: u32 = foragers.iter().map(|forager| forager.finds()).sum();
    longest(&people).filter(|_| finds > 0)
}
