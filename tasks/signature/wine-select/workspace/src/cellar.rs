//! What lies in the cellar.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wine {
    pub grower: String,
    pub name: String,
    pub year: u16,
    pub bottles: u32,
}

#[derive(Debug, Default)]
pub struct Cellar {
    wines: Vec<Wine>,
}

impl Cellar {
    pub fn new() -> Cellar {
        Cellar::default()
    }

    /// Lays bottles down behind those that lie there.
    pub fn lay_down(&mut self, grower: &str, name: &str, year: u16, bottles: u32) {
        self.wines.push(Wine {
            grower: grower.to_string(),
            name: name.to_string(),
            year,
            bottles,
        });
    }

    /// All wines, in the order in which they were laid down.
    pub fn wines(&self) -> &[Wine] {
        &self.wines
    }
}
