//! The bracket of a knock-out cup.
//!
//! A translation of `original/cup.go`.

use std::collections::HashMap;
use std::fmt;

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

/// A pointer to a team is its place in `Cup::all`.
type TeamId = usize;

struct Team {
    name: String,
    wins: u32,
}

#[derive(Clone)]
struct Match {
    home: TeamId,
    away: Option<TeamId>,
    score: [u32; 2],
    done: bool,
}

impl Match {
    fn winner(&self) -> TeamId {
        match self.away {
            Some(away) if self.score[0] <= self.score[1] => away,
            _ => self.home,
        }
    }
}

pub struct Cup {
    all: Vec<Team>,
    /// The array that `New` makes. `Entries` is always all of it.
    entries: Vec<TeamId>,
    teams: Teams,
    by_name: HashMap<String, TeamId>,
    round: Vec<Match>,
    rounds: u32,
    history: Vec<Match>,
    champion: Option<TeamId>,
    log: Vec<String>,
}

/// Where the slice `Teams` is.
enum Teams {
    /// The first so many of the entries.
    Shared(usize),
    /// In an array of its own, since there was no room.
    Own(Vec<TeamId>),
}

impl Cup {
    pub fn new(names: &[&str]) -> Self {
        let mut cup = Cup {
            all: Vec::new(),
            entries: Vec::new(),
            teams: Teams::Shared(names.len()),
            by_name: HashMap::new(),
            round: Vec::new(),
            rounds: 0,
            history: Vec::new(),
            champion: None,
            log: Vec::new(),
        };
        for name in names {
            let team = cup.add(name);
            cup.entries.push(team);
        }
        cup
    }

    fn add(&mut self, name: &str) -> TeamId {
        let team = self.all.len();
        self.all.push(Team {
            name: name.to_string(),
            wins: 0,
        });
        self.by_name.insert(name.to_string(), team);
        team
    }

    fn team_ids(&self) -> &[TeamId] {
        match &self.teams {
            Teams::Shared(length) => &self.entries[..*length],
            Teams::Own(teams) => teams,
        }
    }

    fn before_the_draw(&self) -> Result<(), Cause> {
        if self.rounds > 0 {
            return Err(Cause::Drawn);
        }
        Ok(())
    }

    pub fn enter(&mut self, name: &str) -> Result<(), Cause> {
        self.before_the_draw()?;
        let team = self.add(name);
        match &mut self.teams {
            Teams::Own(teams) => teams.push(team),
            Teams::Shared(length) => match self.entries.get_mut(*length) {
                Some(free) => {
                    *free = team;
                    *length += 1;
                }
                None => {
                    let mut teams = self.entries.clone();
                    teams.push(team);
                    self.teams = Teams::Own(teams);
                }
            },
        }
        Ok(())
    }

    pub fn withdraw(&mut self, name: &str) -> Result<(), Cause> {
        self.before_the_draw()?;
        let team = *self.by_name.get(name).ok_or(Cause::NoTeam)?;
        let place = self
            .team_ids()
            .iter()
            .position(|other| *other == team)
            .ok_or(Cause::NoTeam)?;
        match &mut self.teams {
            Teams::Own(teams) => {
                teams.remove(place);
            }
            Teams::Shared(length) => {
                self.entries.copy_within(place + 1..*length, place);
                *length -= 1;
            }
        }
        self.by_name.remove(name);
        Ok(())
    }

    pub fn rename(&mut self, old: &str, name: &str) -> Result<(), Cause> {
        let team = *self.by_name.get(old).ok_or(Cause::NoTeam)?;
        self.all[team].name = name.to_string();
        self.by_name.insert(name.to_string(), team);
        Ok(())
    }

    pub fn draw(&mut self) -> Result<(), Cause> {
        self.before_the_draw()?;
        let teams = self.team_ids().to_vec();
        if teams.len() < 2 {
            return Err(Cause::TooFew);
        }
        self.draw_round(&teams);
        Ok(())
    }

    fn draw_round(&mut self, teams: &[TeamId]) {
        self.rounds += 1;
        self.round.clear();
        let mut rest = teams;
        while let [home, others @ ..] = rest {
            let (away, between) = match others {
                [between @ .., away] => (Some(*away), between),
                [] => (None, others),
            };
            self.round.push(Match {
                home: *home,
                away,
                score: [0, 0],
                done: away.is_none(),
            });
            rest = between;
        }
    }

    fn find(&mut self, home: &str) -> Option<&mut Match> {
        self.round
            .iter_mut()
            .find(|found| self.all[found.home].name == home)
    }

    pub fn play(&mut self, home: &str, goals: u32, against: u32) -> Result<(), PlayError> {
        self.try_play(home, [goals, against]).map_err(|cause| {
            let error = PlayError {
                home: home.to_string(),
                cause,
            };
            self.log.push(error.to_string());
            error
        })
    }

    fn try_play(&mut self, home: &str, score: [u32; 2]) -> Result<(), Cause> {
        let played = self.find(home).ok_or(Cause::NoMatch)?;
        if played.done {
            return Err(Cause::Done);
        }
        played.score = score;
        if score[0] == score[1] {
            return Err(Cause::Level);
        }
        played.done = true;
        self.all[played.winner()].wins += 1;
        self.history.push(played.clone());
        if self.round.iter().all(|other| other.done) {
            let winners: Vec<TeamId> = self.round.iter().map(Match::winner).collect();
            match winners[..] {
                [champion] => self.champion = Some(champion),
                _ => self.draw_round(&winners),
            }
        }
        Ok(())
    }

    pub fn correct(&mut self, home: &str, goals: u32, against: u32) -> Result<(), Cause> {
        let played = self
            .find(home)
            .filter(|found| found.done)
            .ok_or(Cause::NoMatch)?;
        played.score = [goals, against];
        Ok(())
    }

    pub fn strongest(&mut self, n: usize) -> Vec<String> {
        let teams = match &mut self.teams {
            Teams::Shared(length) => &mut self.entries[..*length],
            Teams::Own(teams) => teams,
        };
        let n = n.min(teams.len());
        teams[..n].sort_by_key(|&team| std::cmp::Reverse(self.all[team].wins));
        self.names(&self.team_ids()[..n])
    }

    fn names(&self, teams: &[TeamId]) -> Vec<String> {
        teams
            .iter()
            .map(|&team| self.all[team].name.clone())
            .collect()
    }

    /// `Names(c.Teams)`
    pub fn teams(&self) -> Vec<String> {
        self.names(self.team_ids())
    }

    /// `Names(c.Entries)`
    pub fn entries(&self) -> Vec<String> {
        self.names(&self.entries)
    }

    fn line(&self, shown: &Match) -> String {
        let home = &self.all[shown.home].name;
        let [goals, against] = shown.score;
        match shown.away {
            None => format!("{home} bye"),
            Some(away) => format!("{home} {goals}:{against} {}", self.all[away].name),
        }
    }

    pub fn round(&self) -> Vec<String> {
        self.round.iter().map(|shown| self.line(shown)).collect()
    }

    pub fn history(&self) -> Vec<String> {
        self.history.iter().map(|shown| self.line(shown)).collect()
    }

    pub fn champion(&self) -> Option<String> {
        self.champion.map(|team| self.all[team].name.clone())
    }

    pub fn wins(&self, name: &str) -> Option<u32> {
        self.by_name.get(name).map(|&team| self.all[team].wins)
    }

    /// `c.Log`
    pub fn log(&self) -> &[String] {
        &self.log
    }
}
