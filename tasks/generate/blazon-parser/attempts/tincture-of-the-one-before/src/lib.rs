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
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        match word.strip_suffix(',') {
            Some(bare) => tokens.extend([bare.to_ascii_lowercase(), ",".to_string()]),
            None => tokens.push(word.to_ascii_lowercase()),
        }
    }
    let mut parser = Parser {
        tokens,
        place: 0,
        mentioned: Vec::new(),
        plain: false,
    };
    let field = parser.field()?;
    let mut items = Vec::new();
    while parser.place < parser.tokens.len() {
        parser.expect(",")?;
        items.push(parser.item()?);
    }
    Ok(Blazon { field, items })
}

struct Parser {
    tokens: Vec<String>,
    place: usize,
    /// Every tincture that has been named, once, in order.
    mentioned: Vec<Tincture>,
    /// Whether the field has one tincture.
    plain: bool,
}

impl Parser {
    fn peek(&self) -> &str {
        self.tokens.get(self.place).map_or("", String::as_str)
    }

    /// The token here cannot stand here.
    fn unfit<T>(&self) -> Result<T, Fault> {
        let end = self.place == self.tokens.len();
        self.fault(
            self.place,
            if end {
                FaultKind::Missing
            } else {
                FaultKind::Unexpected
            },
        )
    }

    fn fault<T>(&self, place: usize, kind: FaultKind) -> Result<T, Fault> {
        Err(Fault { place, kind })
    }

    fn accept(&mut self, word: &str) -> bool {
        let found = self.peek() == word;
        if found {
            self.place += 1;
        }
        found
    }

    fn expect(&mut self, word: &str) -> Result<(), Fault> {
        if self.accept(word) {
            Ok(())
        } else {
            self.unfit()
        }
    }

    fn field(&mut self) -> Result<Field, Fault> {
        let division = if self.accept("quarterly") {
            Division::Quarterly
        } else if self.accept("per") {
            let division = match self.peek() {
                "pale" => Division::Pale,
                "fess" => Division::Fess,
                "bend" => Division::Bend,
                _ => return self.unfit(),
            };
            self.place += 1;
            division
        } else {
            let tincture = self.tincture()?;
            self.plain = true;
            return Ok(Field::Plain(tincture));
        };
        let first = self.tincture()?;
        self.expect("and")?;
        Ok(Field::Parted(division, first, self.tincture()?))
    }

    fn item(&mut self) -> Result<Item, Fault> {
        let mut item = Item {
            groups: Vec::new(),
            upon: Vec::new(),
            around: Vec::new(),
        };
        if self.accept("on") {
            let (count, shape) = self.things(true)?;
            let tincture = self.tincture()?;
            item.groups.push(Group {
                count,
                shape,
                tincture,
            });
            item.upon = self.groups()?;
        } else {
            item.groups = self.groups()?;
        }
        if self.accept("between") {
            item.around = self.groups()?;
        }
        Ok(item)
    }

    fn groups(&mut self) -> Result<Vec<Group>, Fault> {
        let mut groups: Vec<Group> = Vec::new();
        let mut waiting = Vec::new();
        loop {
            waiting.push(self.things(false)?);
            if self.accept("and") {
                continue;
            }
            let tincture = self.tincture()?;
            let before = groups.last().map_or(tincture, |group| group.tincture);
            let last = waiting.len() - 1;
            for (index, (count, shape)) in waiting.drain(..).enumerate() {
                groups.push(Group {
                    count,
                    shape,
                    tincture: if index == last { tincture } else { before },
                });
            }
            if !self.accept("and") {
                return Ok(groups);
            }
        }
    }

    /// How many, and of what; `on` says that it must be one ordinary.
    fn things(&mut self, on: bool) -> Result<(u8, Shape), Fault> {
        let counts = ["a", "an", "two", "three", "four", "five", "six"];
        let Some(index) = counts.iter().position(|count| *count == self.peek()) else {
            return self.unfit();
        };
        let count = index.max(1) as u8;
        if on && count > 1 {
            return self.unfit();
        }
        self.place += 1;
        let (shape, ordinary, plural) = match self.peek() {
            "fess" => (Shape::Fess, true, false),
            "fesses" => (Shape::Fess, true, true),
            "pale" => (Shape::Pale, true, false),
            "pales" => (Shape::Pale, true, true),
            "bend" => (Shape::Bend, true, false),
            "bends" => (Shape::Bend, true, true),
            "cross" => (Shape::Cross, true, false),
            "crosses" => (Shape::Cross, true, true),
            "mullet" => (Shape::Mullet, false, false),
            "mullets" => (Shape::Mullet, false, true),
            "rose" => (Shape::Rose, false, false),
            "roses" => (Shape::Rose, false, true),
            "fleur-de-lys" => (Shape::FleurDeLys, false, false),
            "fleurs-de-lys" => (Shape::FleurDeLys, false, true),
            "lion" => (Shape::Lion(Attitude::Rampant), false, false),
            "lions" => (Shape::Lion(Attitude::Rampant), false, true),
            _ => return self.unfit(),
        };
        if on && !ordinary {
            return self.unfit();
        }
        if plural != (count > 1) {
            return self.fault(self.place, FaultKind::Number);
        }
        self.place += 1;
        if let Shape::Lion(_) = shape {
            let attitude = match self.peek() {
                "rampant" => Attitude::Rampant,
                "passant" => Attitude::Passant,
                _ => return self.unfit(),
            };
            self.place += 1;
            return Ok((count, Shape::Lion(attitude)));
        }
        Ok((count, shape))
    }

    fn tincture(&mut self) -> Result<Tincture, Fault> {
        if self.accept("of") {
            self.expect("the")?;
            let index = match self.peek() {
                "field" if self.plain => 0,
                "field" => return self.fault(self.place, FaultKind::Reference),
                "first" => 0,
                "second" => 1,
                "third" => 2,
                "fourth" => 3,
                _ => return self.unfit(),
            };
            let Some(&tincture) = self.mentioned.get(index) else {
                return self.fault(self.place, FaultKind::Reference);
            };
            self.place += 1;
            return Ok(tincture);
        }
        let tincture = match self.peek() {
            "or" => Tincture::Or,
            "argent" => Tincture::Argent,
            "azure" => Tincture::Azure,
            "gules" => Tincture::Gules,
            "sable" => Tincture::Sable,
            "vert" => Tincture::Vert,
            "ermine" => Tincture::Ermine,
            _ => return self.unfit(),
        };
        if !self.mentioned.contains(&tincture) {
            self.mentioned.push(tincture);
        }
        self.place += 1;
        Ok(tincture)
    }
}

/// Whether a blazon keeps the rule of tincture.
pub fn is_lawful(blazon: &Blazon) -> bool {
    let on_field = |group: &Group| match blazon.field {
        Field::Plain(tincture) => contrast(tincture, group.tincture),
        Field::Parted(_, first, second) => {
            contrast(first, group.tincture) || contrast(second, group.tincture)
        }
    };
    blazon.items.iter().all(|item| {
        let upon = item
            .upon
            .iter()
            .all(|group| contrast(item.groups[0].tincture, group.tincture));
        upon && item.groups.iter().chain(&item.around).all(on_field)
    })
}

/// Whether one tincture may lie on the other.
fn contrast(a: Tincture, b: Tincture) -> bool {
    let is_metal = |tincture| matches!(tincture, Tincture::Or | Tincture::Argent);
    a == Tincture::Ermine || b == Tincture::Ermine || is_metal(a) != is_metal(b)
}
