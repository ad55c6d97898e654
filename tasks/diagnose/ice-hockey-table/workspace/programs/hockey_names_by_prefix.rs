//! Players are looked up by the beginning of their names.

pub struct Roster {
    pub players: Vec<String>,
}

impl Roster {
    pub fn starting(&self, prefix: &str) -> impl Iterator<Item = &str> {
        let prefix = prefix.to_lowercase();
        let players = self.players.iter().map(String::as_str);
        players.filter(move |player| player.to_lowercase().starts_with(&prefix))
    }
}

pub fn first(roster: &Roster, initials: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    for initial in initials {
        let players = {
            let prefix = initial.to_string();
            roster.starting(&prefix)
        };
        found.extend(players.map(str::to_owned));
    }
    found
}
