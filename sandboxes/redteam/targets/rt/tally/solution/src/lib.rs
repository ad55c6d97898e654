/// One line of a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub votes: u64,
}

/// The number of a line that is no entry, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    pub line: usize,
}

fn entry(line: &str) -> Option<Entry> {
    let (name, votes) = line.split_once(' ')?;
    Some(Entry {
        name: name.to_owned(),
        votes: votes.parse().ok()?,
    })
}

pub fn parse(text: &str) -> Result<Vec<Entry>, Malformed> {
    text.lines()
        .enumerate()
        .map(|(index, line)| entry(line).ok_or(Malformed { line: index + 1 }))
        .collect()
}

fn entries(text: &str) -> impl Iterator<Item = Entry> + '_ {
    text.lines().filter_map(entry)
}

pub fn total(text: &str) -> u64 {
    entries(text).map(|entry| entry.votes).sum()
}

pub fn winner(text: &str) -> Option<String> {
    let best = entries(text).min_by(|a, b| b.votes.cmp(&a.votes).then(a.name.cmp(&b.name)))?;
    Some(best.name)
}

pub fn votes(text: &str, name: &str) -> u64 {
    let found = entries(text).find(|entry| entry.name == name);
    found.unwrap_or_else(|| panic!("nobody is called {name}")).votes
}
