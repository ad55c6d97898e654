//! The trees of an orchard: what was grafted onto what, and what bears fruit.

/// Years from the graft to the first fruit.
const PATIENCE: u16 = 3;

/// A limb of a family tree: its variety and the year in which it was grafted.
pub type Limb = (String, u16);

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Grown from its own roots.
    Rootstock { name: String },
    /// One variety upon another tree, which lost its crown for it.
    Graft {
        variety: String,
        year: u16,
        onto: Tree,
    },
    /// Several varieties upon another tree.
    Family { limbs: Vec<Limb>, onto: Tree },
}

impl Tree {
    pub fn rootstock(name: &str) -> Tree {
        Tree::Rootstock {
            name: name.to_string(),
        }
    }

    /// This tree with a new variety for its crown.
    pub fn graft(self, variety: &str, year: u16) -> Tree {
        Tree::Graft {
            variety: variety.to_string(),
            year,
            onto: self,
        }
    }

    /// This tree with one limb of each of those varieties, all of the same year.
    pub fn family(self, varieties: &[&str], year: u16) -> Tree {
        let limbs = varieties
            .iter()
            .map(|name| (name.to_string(), year))
            .collect();
        Tree::Family { limbs, onto: self }
    }

    /// The name of the rootstock that carries it all.
    pub fn roots(&self) -> &str {
        match self {
            Tree::Rootstock { name } => name,
            Tree::Graft { onto, .. } => onto.roots(),
        }
    }

    /// The variety between a crown and its rootstock, where there is exactly one.
    pub fn interstem(&self) -> Option<&str> {
        match self {
            Tree::Graft {
                onto:
                    Tree::Graft {
                        variety,
                        onto: Tree::Rootstock { .. },
                        ..
                    },
                ..
            }
            | Tree::Family {
                onto:
                    Tree::Graft {
                        variety,
                        onto: Tree::Rootstock { .. },
                        ..
                    },
                ..
            } => Some(variety),
            _ => None,
        }
    }

    /// How often the tree was grafted.
    pub fn grafts(&self) -> usize {
        match self {
            Tree::Rootstock { .. } => 0,
            Tree::Graft { onto, .. } => 1 + onto.grafts(),
        }
    }

    /// The varieties that bear fruit in that year.
    pub fn bears(&self, now: u16) -> Vec<&str> {
        match self {
            Tree::Rootstock { .. } => Vec::new(),
            Tree::Graft { variety, year, .. } if year + PATIENCE <= now => vec![variety],
            Tree::Family { limbs, .. } => limbs
                .iter()
                .filter(|(_, year)| year + PATIENCE <= now)
                .map(|(variety, _)| variety.as_str())
                .collect(),
        }
    }

    /// Whether the tree is in fruit, and if it is not, how many years it still takes.
    pub fn years_to_fruit(&self, now: u16) -> Option<u16> {
        let first = match self {
            Tree::Graft { year, .. } => Some(*year),
            Tree::Family { limbs, .. } => limbs.iter().map(|(_, year)| *year).min(),
        };
        Some((first? + PATIENCE).saturating_sub(now))
    }

    /// The tree with its crown grafted anew, if it has one.
    pub fn renewed(self, now: u16) -> Tree {
        match self {
            Tree::Graft { variety, onto, .. } => Tree::Graft {
                variety,
                year: now,
                onto,
            },
        }
    }

    /// Replaces the rootstock's name wherever it stands.
    pub fn rename_roots(&mut self, new: &str) {
        match self {
            Tree::Rootstock { name } => *name = new.to_string(),
            Tree::Graft { onto, .. } => onto.rename_roots(new),
        }
    }
}
