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

use FaultKind::{Missing, Number, Reference, Unexpected};

type Words<'a> = &'a [String];

/// Reads from the front of a slice of words; the rest is what is left of it.
struct Reader<'a> {
    rest: Words<'a>,
    all: usize,
    known: Vec<Tincture>,
    parted: bool,
}

const TINCTURES: [(&str, Tincture); 7] = [
    ("or", Tincture::Or),
    ("argent", Tincture::Argent),
    ("azure", Tincture::Azure),
    ("gules", Tincture::Gules),
    ("sable", Tincture::Sable),
    ("vert", Tincture::Vert),
    ("ermine", Tincture::Ermine),
];

const SHAPES: [(&str, &str, Shape); 8] = [
    ("fess", "fesses", Shape::Fess),
    ("pale", "pales", Shape::Pale),
    ("bend", "bends", Shape::Bend),
    ("cross", "crosses", Shape::Cross),
    ("mullet", "mullets", Shape::Mullet),
    ("rose", "roses", Shape::Rose),
    ("fleur-de-lys", "fleurs-de-lys", Shape::FleurDeLys),
    ("lion", "lions", Shape::Lion(Attitude::Rampant)),
];

impl<'a> Reader<'a> {
    fn err(&self, kind: FaultKind) -> Fault {
        Fault {
            place: self.all - self.rest.len(),
            kind,
        }
    }

    fn bad(&self) -> Fault {
        self.err(if self.rest.is_empty() {
            Missing
        } else {
            Unexpected
        })
    }

    fn skip(&mut self, word: &str) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if first == word => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes the next word if the table has it.
    fn choose<T: Copy>(&mut self, table: &[(&str, T)]) -> Result<T, Fault> {
        for (word, value) in table {
            if self.skip(word) {
                return Ok(*value);
            }
        }
        Err(self.bad())
    }

    fn need(&mut self, word: &str) -> Result<(), Fault> {
        self.choose(&[(word, ())])
    }

    fn tincture(&mut self) -> Result<Tincture, Fault> {
        if self.skip("of") {
            self.need("the")?;
            let before = self.rest;
            let which = self.choose(&[
                ("field", None),
                ("first", Some(0)),
                ("second", Some(1)),
                ("third", Some(2)),
                ("fourth", Some(3)),
            ])?;
            let found = match which {
                None if self.parted => None,
                which => self.known.get(which.unwrap_or(0)).copied(),
            };
            return found.ok_or_else(|| {
                self.rest = before;
                self.err(Reference)
            });
        }
        let tincture = self.choose(&TINCTURES)?;
        if self.known.iter().all(|known| *known != tincture) {
            self.known.push(tincture);
        }
        Ok(tincture)
    }

    fn field(&mut self) -> Result<Field, Fault> {
        self.parted = true;
        let division = if self.skip("quarterly") {
            Division::Quarterly
        } else if self.skip("per") {
            self.choose(&[
                ("pale", Division::Pale),
                ("fess", Division::Fess),
                ("bend", Division::Bend),
            ])?
        } else {
            self.parted = false;
            return self.tincture().map(Field::Plain);
        };
        let one = self.tincture()?;
        self.need("and")?;
        let other = self.tincture()?;
        Ok(Field::Parted(division, one, other))
    }

    fn count(&mut self, most: usize) -> Result<u8, Fault> {
        let counts = [
            ("a", 1),
            ("an", 1),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("five", 5),
            ("six", 6),
        ];
        self.choose(&counts[..most])
    }

    fn shape(&mut self, count: u8, shapes: &[(&str, &str, Shape)]) -> Result<Shape, Fault> {
        for &(one, many, shape) in shapes {
            let (right, wrong) = if count == 1 { (one, many) } else { (many, one) };
            if self.rest.first().is_some_and(|word| word == wrong) {
                return Err(self.err(Number));
            }
            if self.skip(right) {
                if shape != Shape::Lion(Attitude::Rampant) {
                    return Ok(shape);
                }
                let attitude = self.choose(&[
                    ("rampant", Attitude::Rampant),
                    ("passant", Attitude::Passant),
                ])?;
                return Ok(Shape::Lion(attitude));
            }
        }
        Err(self.bad())
    }

    fn groups(&mut self, into: &mut Vec<Group>) -> Result<(), Fault> {
        let mut dressed = into.len();
        loop {
            let count = self.count(7)?;
            let shape = self.shape(count, &SHAPES)?;
            into.push(Group {
                count,
                shape,
                tincture: Tincture::Ermine,
            });
            if !self.skip("and") {
                let tincture = self.tincture()?;
                for group in &mut into[dressed..] {
                    group.tincture = tincture;
                }
                dressed = into.len();
                if !self.skip("and") {
                    return Ok(());
                }
            }
        }
    }
}

/// Reads a blazon.
pub fn parse(text: &str) -> Result<Blazon, Fault> {
    let mut words = Vec::new();
    for word in text.to_lowercase().split_whitespace() {
        let bare = word.strip_suffix(',').unwrap_or(word);
        words.push(bare.to_string());
        if bare != word {
            words.push(",".to_string());
        }
    }
    let mut reader = Reader {
        rest: &words,
        all: words.len(),
        known: vec![],
        parted: false,
    };
    let mut blazon = Blazon {
        field: reader.field()?,
        items: vec![],
    };
    while !reader.rest.is_empty() {
        reader.need(",")?;
        let mut item = Item {
            groups: vec![],
            upon: vec![],
            around: vec![],
        };
        if reader.skip("on") {
            let count = reader.count(2)?;
            let shape = reader.shape(count, &SHAPES[..4])?;
            let tincture = reader.tincture()?;
            item.groups = vec![Group {
                count,
                shape,
                tincture,
            }];
            reader.groups(&mut item.upon)?;
        } else {
            reader.groups(&mut item.groups)?;
        }
        if reader.skip("between") {
            reader.groups(&mut item.around)?;
        }
        blazon.items.push(item);
    }
    Ok(blazon)
}

#[derive(PartialEq)]
enum Kind {
    Metal,
    Colour,
    Fur,
}

fn kind(tincture: Tincture) -> Kind {
    match tincture {
        Tincture::Or | Tincture::Argent => Kind::Metal,
        Tincture::Ermine => Kind::Fur,
        _ => Kind::Colour,
    }
}

/// Whether a blazon keeps the rule of tincture.
pub fn is_lawful(blazon: &Blazon) -> bool {
    let grounds = match blazon.field {
        Field::Plain(tincture) => vec![tincture],
        Field::Parted(_, one, other) => vec![one, other],
    };
    let clash = |ground: Tincture, group: &Group| {
        kind(ground) == kind(group.tincture) && kind(ground) != Kind::Fur
    };
    for item in &blazon.items {
        for group in item.groups.iter().chain(&item.around) {
            if grounds.iter().all(|ground| clash(*ground, group)) {
                return false;
            }
        }
        if item
            .upon
            .iter()
            .any(|group| clash(item.groups[0].tincture, group))
        {
            return false;
        }
    }
    true
}
