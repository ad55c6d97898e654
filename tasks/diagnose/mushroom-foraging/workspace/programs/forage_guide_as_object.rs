//! Guides know mushrooms; walks are led by whatever guide is at hand.

pub trait Guide {
    const FEE: u32 = 5;

    fn knows(&self, mushroom: &str) -> bool;

    fn teach(&self, other: &mut dyn FnMut(&str));
}

pub struct Walk {
    pub guide: Box<dyn Guide>,
    pub finds: Vec<String>,
}

impl Walk {
    pub fn sure(&self) -> usize {
        let known = self.finds.iter().filter(|find| self.guide.knows(find));
        known.count()
    }

    pub fn lesson(&self) -> usize {
        let mut words = 0;
        self.guide.teach(&mut |_| words += 1);
        words
    }
}
