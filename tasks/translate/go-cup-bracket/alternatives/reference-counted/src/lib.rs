//! The bracket of a knock-out cup.
//!
//! A translation of `original/cup.go`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

/// The error values of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    TooFew,
    Drawn,
    NoTeam,
    NoMatch,
    Done,
    Level,
}

/// What `Play` makes of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayError {
    pub home: String,
    pub cause: Cause,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cause::TooFew => "too few teams",
            Cause::Drawn => "already drawn",
            Cause::NoTeam => "no such team",
            Cause::NoMatch => "no such match",
            Cause::Done => "already played",
            Cause::Level => "no winner",
        })
    }
}

impl fmt::Display for PlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "play {}: {}", self.home, self.cause)
    }
}

struct Team {
    name: RefCell<String>,
    wins: Cell<u32>,
}

type TeamRef = Rc<Team>;

/// A slice of pointers as Go has it: an array that others may see as well, and a length.
#[derive(Clone)]
struct Slice {
    array: Rc<RefCell<Vec<TeamRef>>>,
    length: usize,
}

impl Slice {
    fn list(&self) -> Vec<TeamRef> {
        self.array.borrow()[..self.length].to_vec()
    }

    fn names(&self) -> Vec<String> {
        self.list()
            .iter()
            .map(|team| team.name.borrow().clone())
            .collect()
    }

    fn append(&mut self, team: TeamRef) {
        let room = self.length < self.array.borrow().len();
        if room {
            self.array.borrow_mut()[self.length] = team;
        } else {
            let mut copy = self.list();
            copy.push(team);
            self.array = Rc::new(RefCell::new(copy));
        }
        self.length += 1;
    }

    fn write(&mut self, teams: Vec<TeamRef>) {
        self.length = teams.len();
        self.array.borrow_mut()[..teams.len()].clone_from_slice(&teams);
    }
}

#[derive(Clone)]
struct Match {
    home: TeamRef,
    away: Option<TeamRef>,
    score: (u32, u32),
    done: bool,
}

impl Match {
    fn winner(&self) -> &TeamRef {
        if self.score.0 > self.score.1 {
            return &self.home;
        }
        self.away.as_ref().unwrap_or(&self.home)
    }
}

impl fmt::Display for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let home = self.home.name.borrow();
        match &self.away {
            Some(away) => write!(
                f,
                "{home} {}:{} {}",
                self.score.0,
                self.score.1,
                away.name.borrow()
            ),
            None => write!(f, "{home} bye"),
        }
    }
}

pub struct Cup {
    teams: Slice,
    entries: Slice,
    by_name: BTreeMap<String, TeamRef>,
    round: Vec<Match>,
    history: Vec<Match>,
    champion: Option<TeamRef>,
    log: Vec<String>,
}

impl Cup {
    pub fn new(names: &[&str]) -> Self {
        let mut by_name = BTreeMap::new();
        let mut array = Vec::new();
        for name in names {
            array.push(register(&mut by_name, name));
        }
        let entries = Slice {
            length: array.len(),
            array: Rc::new(RefCell::new(array)),
        };
        Cup {
            teams: entries.clone(),
            entries,
            by_name,
            round: vec![],
            history: vec![],
            champion: None,
            log: vec![],
        }
    }

    /// Once there was a draw, there is always a round.
    fn is_drawn(&self) -> bool {
        !self.round.is_empty()
    }

    pub fn enter(&mut self, name: &str) -> Result<(), Cause> {
        if self.is_drawn() {
            return Err(Cause::Drawn);
        }
        let team = register(&mut self.by_name, name);
        self.teams.append(team);
        Ok(())
    }

    pub fn withdraw(&mut self, name: &str) -> Result<(), Cause> {
        if self.is_drawn() {
            return Err(Cause::Drawn);
        }
        let Some(team) = self.by_name.get(name) else {
            return Err(Cause::NoTeam);
        };
        let mut teams = self.teams.list();
        let before = teams.len();
        teams.retain(|other| !Rc::ptr_eq(other, team));
        if teams.len() == before {
            return Err(Cause::NoTeam);
        }
        self.teams.write(teams);
        self.by_name.remove(name);
        Ok(())
    }

    pub fn rename(&mut self, old: &str, name: &str) -> Result<(), Cause> {
        let team = self.by_name.get(old).cloned().ok_or(Cause::NoTeam)?;
        team.name.replace(name.to_string());
        self.by_name.insert(name.to_string(), team);
        Ok(())
    }

    pub fn draw(&mut self) -> Result<(), Cause> {
        let teams = self.teams.list();
        if self.is_drawn() {
            Err(Cause::Drawn)
        } else if teams.len() < 2 {
            Err(Cause::TooFew)
        } else {
            self.round = drawn(teams);
            Ok(())
        }
    }

    fn place(&self, home: &str) -> Option<usize> {
        self.round
            .iter()
            .position(|m| *m.home.name.borrow() == home)
    }

    pub fn play(&mut self, home: &str, goals: u32, against: u32) -> Result<(), PlayError> {
        let cause = match self.place(home) {
            None => Cause::NoMatch,
            Some(place) if self.round[place].done => Cause::Done,
            Some(place) => {
                let current = &mut self.round[place];
                current.score = (goals, against);
                if goals != against {
                    current.done = true;
                    let wins = &current.winner().wins;
                    wins.set(wins.get() + 1);
                    self.history.push(current.clone());
                    self.advance();
                    return Ok(());
                }
                Cause::Level
            }
        };
        let error = PlayError {
            home: home.into(),
            cause,
        };
        self.log.push(format!("{error}"));
        Err(error)
    }

    fn advance(&mut self) {
        if self.round.iter().any(|m| !m.done) {
            return;
        }
        let winners: Vec<TeamRef> = self.round.iter().map(|m| m.winner().clone()).collect();
        if winners.len() > 1 {
            self.round = drawn(winners);
        } else {
            self.champion = winners.first().cloned();
        }
    }

    pub fn correct(&mut self, home: &str, goals: u32, against: u32) -> Result<(), Cause> {
        let place = self.place(home).ok_or(Cause::NoMatch)?;
        if !self.round[place].done {
            return Err(Cause::NoMatch);
        }
        self.round[place].score = (goals, against);
        Ok(())
    }

    pub fn strongest(&mut self, n: usize) -> Vec<String> {
        let mut teams = self.teams.list();
        let n = teams.len().min(n);
        teams[..n].sort_by(|a, b| b.wins.cmp(&a.wins));
        self.teams.write(teams);
        let mut names = self.teams();
        names.truncate(n);
        names
    }

    /// `Names(c.Teams)`
    pub fn teams(&self) -> Vec<String> {
        self.teams.names()
    }

    /// `Names(c.Entries)`
    pub fn entries(&self) -> Vec<String> {
        self.entries.names()
    }

    pub fn round(&self) -> Vec<String> {
        self.round.iter().map(Match::to_string).collect()
    }

    pub fn history(&self) -> Vec<String> {
        self.history.iter().map(Match::to_string).collect()
    }

    pub fn champion(&self) -> Option<String> {
        let champion = self.champion.as_ref()?;
        Some(champion.name.borrow().clone())
    }

    pub fn wins(&self, name: &str) -> Option<u32> {
        Some(self.by_name.get(name)?.wins.get())
    }

    /// `c.Log`
    pub fn log(&self) -> &[String] {
        &self.log
    }
}

fn register(by_name: &mut BTreeMap<String, TeamRef>, name: &str) -> TeamRef {
    let team = Rc::new(Team {
        name: RefCell::new(name.to_string()),
        wins: Cell::new(0),
    });
    by_name.insert(name.to_string(), team.clone());
    team
}

fn drawn(teams: Vec<TeamRef>) -> Vec<Match> {
    let matches = teams.len().div_ceil(2);
    let pair = |i: usize| {
        let j = teams.len() - 1 - i;
        let away = (i < j).then(|| teams[j].clone());
        Match {
            home: teams[i].clone(),
            done: away.is_none(),
            away,
            score: (0, 0),
        }
    };
    (0..matches).map(pair).collect()
}
