//! Reads blazons, the descriptions of coats of arms.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tincture {
    Or,
    Argent,
    Azure,
    Gules,
    Sable,
    Vert,
    Ermine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    Pale,
    Fess,
    Bend,
    Quarterly,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Plain(Tincture),
    Parted(Division, Tincture, Tincture),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attitude {
    Rampant,
    Passant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    // The ordinaries.
    Fess,
    Pale,
    Bend,
    Cross,
    // The others.
    Mullet,
    Rose,
    FleurDeLys,
    Lion(Attitude),
}

/// Things of one shape and tincture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub count: u8,
    pub shape: Shape,
    pub tincture: Tincture,
}

/// What stands between two commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub groups: Vec<Group>,
    /// What is on an ordinary.
    pub upon: Vec<Group>,
    /// What is around the groups.
    pub around: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blazon {
    pub field: Field,
    pub items: Vec<Item>,
}

/// What is wrong, and at which of the words and commas, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub place: usize,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    Unexpected,
    Missing,
    /// One thing in the plural, or several in the singular.
    Number,
    /// There are not so many tinctures, or not one of the field.
    Reference,
}

/// Reads a blazon.
pub fn parse(text: &str) -> Result<Blazon, Fault> {
    todo!()
}

/// Whether a blazon keeps the rule of tincture.
pub fn is_lawful(blazon: &Blazon) -> bool {
    todo!()
}
