//! The rating list of a chess federation.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

/// What is wrong with a value.
#[derive(Debug, PartialEq, Eq)]
pub enum Invalid {
    Id,
    Name,
    Rating,
}

/// Six digits and a check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlayerId([u8; 7]);

impl FromStr for PlayerId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let digits: [u8; 7] = text.as_bytes().try_into().map_err(|_| Invalid::Id)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(Invalid::Id);
        }
        let digits = digits.map(|digit| digit - b'0');
        let sum: u32 = (2..8)
            .zip(digits)
            .map(|(weight, digit)| weight * u32::from(digit))
            .sum();
        if sum % 11 % 10 == u32::from(digits[6]) {
            Ok(PlayerId(digits))
        } else {
            Err(Invalid::Id)
        }
    }
}

impl fmt::Display for PlayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for digit in &self.0[..6] {
            write!(f, "{digit}")?;
        }
        write!(f, "-{}", self.0[6])
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    family: String,
    given: String,
}

impl FromStr for Name {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let (family, given) = text.split_once(", ").ok_or(Invalid::Name)?;
        for part in [family, given] {
            if part.is_empty() || part.contains(',') || part.trim() != part {
                return Err(Invalid::Name);
            }
        }
        Ok(Name {
            family: family.to_string(),
            given: given.to_string(),
        })
    }
}

impl Name {
    pub fn family(&self) -> &str {
        &self.family
    }

    pub fn given(&self) -> &str {
        &self.given
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.given, self.family)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(u16);

const LOWEST: u16 = 1000;
const HIGHEST: u16 = 3200;

impl TryFrom<u16> for Rating {
    type Error = Invalid;

    fn try_from(points: u16) -> Result<Self, Invalid> {
        if (LOWEST..=HIGHEST).contains(&points) {
            Ok(Rating(points))
        } else {
            Err(Invalid::Rating)
        }
    }
}

/// How a game ended for a player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HalfPoints {
    Loss,
    Draw,
    Win,
}

impl Rating {
    pub fn points(self) -> u16 {
        self.0
    }

    pub fn after(self, other: Rating, half_points: HalfPoints) -> Rating {
        let difference = (i32::from(other.0) - i32::from(self.0)).clamp(-400, 400);
        let result = match half_points {
            HalfPoints::Loss => -10,
            HalfPoints::Draw => 0,
            HalfPoints::Win => 10,
        };
        let points = i32::from(self.0) + result + difference / 25;
        Rating(points.clamp(LOWEST.into(), HIGHEST.into()) as u16)
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
        match rating.0 {
            2500.. => Title::Grandmaster,
            2300.. => Title::Master,
            2000.. => Title::Candidate,
            _ => Title::None,
        }
    }
}

#[derive(Debug)]
pub struct Player {
    pub id: PlayerId,
    pub name: Name,
    pub rating: Rating,
}

#[derive(Debug, Default)]
pub struct List {
    players: Vec<Player>,
}

impl List {
    pub fn enter(&mut self, player: Player) -> Result<(), Player> {
        if self.find(player.id).is_some() {
            return Err(player);
        }
        self.players.push(player);
        Ok(())
    }

    pub fn find(&self, id: PlayerId) -> Option<&Player> {
        self.players.iter().find(|player| player.id == id)
    }

    pub fn ranking(&self) -> Vec<&Player> {
        let mut players: Vec<&Player> = self.players.iter().collect();
        players.sort_by_key(|player| (Reverse(player.rating), player.id));
        players
    }
}
