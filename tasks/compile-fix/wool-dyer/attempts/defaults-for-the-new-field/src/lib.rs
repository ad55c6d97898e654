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
            dye: self.dye * wool,
            ..Bath::default()
        }
    }

    /// The same recipe with another share of dye, in percent of this one's.
    pub fn shade(&self, percent: u32) -> Recipe {
        Recipe {
            name: format!("{} {percent}%", self.name),
            water: self.water,
            alum: self.alum,
            tartar: self.tartar,
            dye: self.dye * percent / 100,
            heat: self.heat,
        }
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
        let Bath {
            water,
            alum,
            tartar,
            dye,
        } = other;
        Bath {
            water: self.water + water,
            alum: self.alum + alum,
            tartar: self.tartar + tartar,
            dye: self.dye + dye,
        }
    }

    /// The weight of all that is in the pot, in milligrams.
    pub fn weight(&self) -> u64 {
        let Bath {
            water,
            alum,
            tartar,
            dye,
        } = self;
        u64::from(*water) * 1000
            + [alum, tartar, dye]
                .into_iter()
                .map(|&part| u64::from(part))
                .sum::<u64>()
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
        Some(Bath {
            water: wanted.water.checked_sub(self.water)?,
            alum: wanted.alum.checked_sub(self.alum)?,
            dye: wanted.dye.checked_sub(self.dye)?,
            ..Bath::default()
        })
    }
}
