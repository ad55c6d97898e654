//! Recipes of a wool dyer, and the baths that are mixed from them.

/// What is in the pot. Water in millilitres, everything else in milligrams.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bath {
    pub water: u32,
    pub alum: u32,
    pub tartar: u32,
    pub dye: u32,
}

/// What a gram of wool asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    pub name: String,
    /// Millilitres of water.
    pub water: u32,
    /// Milligrams of alum, the mordant.
    pub alum: u32,
    /// Milligrams of cream of tartar, which keeps the wool soft.
    pub tartar: u32,
    /// Milligrams of dye.
    pub dye: u32,
    /// Degrees at which the wool goes in and to which the pot is heated.
    pub heat: (u8, u8),
}

impl Recipe {
    /// The bath for so many grams of dry wool.
    pub fn bath(&self, wool: u32) -> Bath {
        Bath {
            water: self.water * wool,
            alum: self.alum * wool,
            tartar: self.tartar * wool,
            dye: self.dye * wool,
        }
    }

    /// The same recipe with another share of dye, in percent of this one's.
    pub fn shade(&self, percent: u32) -> Recipe {
        let mut shade = self.clone();
        shade.name = format!("{} {percent}%", self.name);
        shade.dye = self.dye * percent / 100;
        shade
    }

    /// Whether wool may go from this recipe's pot into the other's without a rest.
    pub fn leads_to(&self, next: &Recipe) -> bool {
        let Recipe {
            heat: (_, reached), ..
        } = self;
        let Recipe {
            heat: (start, _), ..
        } = next;
        start <= reached && self.tartar >= next.tartar
    }
}

impl Bath {
    /// Both baths poured together.
    pub fn join(self, other: Bath) -> Bath {
        let mut sum = self;
        sum.water += other.water;
        sum.alum += other.alum;
        sum.tartar += other.tartar;
        sum.dye += other.dye;
        sum
    }

    /// The weight of all that is in the pot, in milligrams.
    pub fn weight(&self) -> u64 {
        let powders = u64::from(self.alum) + u64::from(self.tartar) + u64::from(self.dye);
        u64::from(self.water) * 1000 + powders
    }

    /// What is left when the wool has been taken out.
    pub fn spent(self) -> Bath {
        let Bath {
            water,
            tartar,
            alum,
            dye: _,
        } = self;
        Bath {
            water: water - water / 8,
            tartar: tartar / 2,
            alum: alum / 10,
            dye: 0,
        }
    }

    /// What has to be added to this bath to make it the `wanted` one, or `None` if it has too much of something.
    pub fn missing(&self, wanted: &Bath) -> Option<Bath> {
        let enough = self.water <= wanted.water
            && self.alum <= wanted.alum
            && self.tartar <= wanted.tartar
            && self.dye <= wanted.dye;
        enough.then(|| Bath {
            water: wanted.water - self.water,
            alum: wanted.alum - self.alum,
            tartar: wanted.tartar - self.tartar,
            dye: wanted.dye - self.dye,
        })
    }
}
