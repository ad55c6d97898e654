//! The rating list of a chess federation.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result as Written};

#[derive(Debug, PartialEq, Eq)]
pub enum Invalid {
    Id,
    Name,
    Rating,
}

/// All seven digits as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlayerId(u32);

impl std::str::FromStr for PlayerId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut number = 0;
        let mut sum = 0;
        let mut count = 0;
        for c in text.chars() {
            let digit = c.to_digit(10).ok_or(Invalid::Id)?;
            match count {
                0..=5 => sum += digit * (count + 2),
                6 if sum % 11 == digit => {}
                _ => return Err(Invalid::Id),
            }
            number = number * 10 + digit;
            count += 1;
        }
        if count == 7 {
            Ok(PlayerId(number))
        } else {
            Err(Invalid::Id)
        }
    }
}

impl Display for PlayerId {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        write!(f, "{:06}-{}", self.0 / 10, self.0 % 10)
    }
}

/// The text, and where the comma stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    text: String,
    comma: usize,
}

impl std::str::FromStr for Name {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let good = |part: &str| {
            let edges = [part.chars().next(), part.chars().next_back()];
            edges.iter().all(|edge| edge.is_some_and(|c| !c.is_whitespace()))
        };
        let parts: Vec<&str> = text.split(',').collect();
        match parts[..] {
            [family, given] if good(family) && given.strip_prefix(' ').is_some_and(good) => Ok(Name {
                text: text.to_owned(),
                comma: family.len(),
            }),
            _ => Err(Invalid::Name),
        }
    }
}

impl Name {
    pub fn family(&self) -> &str {
        &self.text[..self.comma]
    }

    pub fn given(&self) -> &str {
        &self.text[self.comma + 2..]
    }
}

impl Display for Name {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        f.write_str(self.given())?;
        f.write_str(" ")?;
        f.write_str(self.family())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating {
    points: u16,
}

impl TryFrom<u16> for Rating {
    type Error = Invalid;

    fn try_from(points: u16) -> Result<Self, Invalid> {
        match points {
            1000..=3200 => Ok(Rating { points }),
            _ => Err(Invalid::Rating),
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub enum HalfPoints {
    Loss,
    Draw,
    Win,
}

impl Rating {
    pub const fn points(self) -> u16 {
        self.points
    }

    pub fn after(self, other: Rating, half_points: HalfPoints) -> Rating {
        let step = self.points.abs_diff(other.points).min(400) / 25;
        let raised = self.points + 10 * half_points as u16;
        let raised = if other > self { raised + step } else { raised - step };
        Rating {
            points: (raised - 10).clamp(1000, 3200),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Title {
    None,
    Candidate,
    Master,
    Grandmaster,
}

impl Title {
    pub fn for_rating(rating: Rating) -> Title {
        let steps = [
            (2500, Title::Grandmaster),
            (2300, Title::Master),
            (2000, Title::Candidate),
        ];
        steps
            .iter()
            .find(|(least, _)| rating.points >= *least)
            .map_or(Title::None, |(_, title)| *title)
    }
}

pub struct Player {
    pub id: PlayerId,
    pub name: Name,
    pub rating: Rating,
}

#[derive(Default)]
pub struct List {
    players: BTreeMap<PlayerId, Player>,
}

impl List {
    pub fn enter(&mut self, player: Player) -> Result<(), Player> {
        if self.players.contains_key(&player.id) {
            return Err(player);
        }
        self.players.insert(player.id, player);
        Ok(())
    }

    pub fn find(&self, id: PlayerId) -> Option<&Player> {
        self.players.get(&id)
    }

    pub fn ranking(&self) -> Vec<&Player> {
        let mut players: Vec<&Player> = self.players.values().collect();
        players.sort_by(|a, b| b.rating.cmp(&a.rating));
        players
    }
}
