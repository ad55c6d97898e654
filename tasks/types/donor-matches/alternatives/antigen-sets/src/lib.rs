//! Bags of blood and who may get them.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abo {
    O,
    A,
    B,
    Ab,
}

impl Abo {
    /// Whether the blood has A, and whether it has B.
    fn antigens(self) -> [bool; 2] {
        [matches!(self, Abo::A | Abo::Ab), matches!(self, Abo::B | Abo::Ab)]
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub abo: Abo,
    pub rhesus: bool,
}

impl Group {
    pub fn may_give_to(self, other: Group) -> bool {
        let [a, b] = self.abo.antigens();
        let [has_a, has_b] = other.abo.antigens();
        [(a, has_a), (b, has_b), (self.rhesus, other.rhesus)]
            .iter()
            .all(|(given, has)| given <= has)
    }
}

mod bags {
    use super::Group;

    #[derive(Debug)]
    pub struct RawBag {
        number: u32,
        group: Group,
        drawn: u32,
    }

    #[derive(Debug)]
    pub struct CleanBag {
        number: u32,
        group: Group,
        last_day: u32,
    }

    #[derive(Debug, PartialEq, Eq)]
    pub struct Discarded {
        pub number: u32,
        pub reason: String,
    }

    impl RawBag {
        pub fn new(number: u32, group: Group, drawn: u32) -> Self {
            Self { number, group, drawn }
        }

        pub fn test(self, findings: &[&str]) -> Result<CleanBag, Discarded> {
            let RawBag { number, group, drawn } = self;
            match findings {
                [] => Ok(CleanBag {
                    number,
                    group,
                    last_day: drawn + 42,
                }),
                [first, rest @ ..] => {
                    let mut reason = first.to_string();
                    for finding in rest {
                        reason += ", ";
                        reason += finding;
                    }
                    Err(Discarded { number, reason })
                }
            }
        }
    }

    impl CleanBag {
        pub fn number(&self) -> u32 {
            self.number
        }

        pub fn last_day(&self) -> u32 {
            self.last_day
        }

        pub(super) fn group(&self) -> Group {
            self.group
        }
    }
}

mod patients {
    use super::{CleanBag, Group};

    #[derive(Debug)]
    pub struct Patient {
        pub name: String,
        group: Group,
        received: Vec<u32>,
    }

    #[derive(Debug, PartialEq, Eq)]
    pub enum Mismatch {
        Expired { days: u32 },
        Groups { bag: Group, patient: Group },
    }

    /// The bag, and where its number goes when it is given.
    #[derive(Debug)]
    pub struct Matched<'p>(CleanBag, &'p mut Vec<u32>);

    impl Patient {
        pub fn new(name: &str, group: Group) -> Self {
            Self {
                name: name.to_owned(),
                group,
                received: vec![],
            }
        }

        pub fn set_group(&mut self, group: Group) {
            self.group = group
        }

        pub fn received(&self) -> &[u32] {
            self.received.as_slice()
        }

        pub fn cross_match(&mut self, bag: CleanBag, today: u32) -> Result<Matched<'_>, (CleanBag, Mismatch)> {
            let mismatch = match today.checked_sub(bag.last_day()) {
                Some(days @ 1..) => Mismatch::Expired { days },
                _ if bag.group().may_give_to(self.group) => return Ok(Matched(bag, &mut self.received)),
                _ => Mismatch::Groups {
                    bag: bag.group(),
                    patient: self.group,
                },
            };
            Err((bag, mismatch))
        }
    }

    impl Matched<'_> {
        pub fn transfuse(self) -> u32 {
            let Matched(bag, received) = self;
            received.push(bag.number());
            received.len().try_into().unwrap()
        }

        pub fn release(self) -> CleanBag {
            self.0
        }
    }
}

pub use bags::{CleanBag, Discarded, RawBag};
pub use patients::{Matched, Mismatch, Patient};
