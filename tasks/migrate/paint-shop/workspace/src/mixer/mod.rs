//! Version 2.0. Recipes for paints.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheen {
    #[default]
    Matt,
    Satin,
    Gloss,
}

/// What somebody would like to have mixed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    pub base: String,
    pub millilitres: u32,
    pub sheen: Sheen,
    /// Pigments and their drops for each litre.
    pub pigments: Vec<(String, u32)>,
}

/// Why a plan cannot be mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no such base.
    Base,
    /// There is nothing to fill, or too much to stand in a can.
    Volume,
    /// A pigment stands there twice, or without drops.
    Pigments,
    /// There are more drops for a litre than the base can take.
    TooMuch,
}

/// A plan that can be mixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    plan: Plan,
}

impl Recipe {
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The drops of all pigments in the whole can.
    pub fn drops(&self) -> u32 {
        let drops: u32 = self.plan.pigments.iter().map(|(_, drops)| drops).sum();
        drops * self.plan.millilitres / 1000
    }
}

impl TryFrom<Plan> for Recipe {
    type Error = Refused;

    fn try_from(plan: Plan) -> Result<Self, Refused> {
        let most = match plan.base.as_str() {
            "white" => 40,
            "cream" => 60,
            "clear" => 120,
            _ => return Err(Refused::Base),
        };
        if plan.millilitres == 0 {
            return Err(Refused::Volume);
        }
        let mut sum = 0u32;
        for (at, (name, drops)) in plan.pigments.iter().enumerate() {
            if *drops == 0 || plan.pigments[..at].iter().any(|(other, _)| other == name) {
                return Err(Refused::Pigments);
            }
            sum = sum.saturating_add(*drops);
        }
        if sum > most {
            Err(Refused::TooMuch)
        } else {
            Ok(Recipe { plan })
        }
    }
}
