//! Cuts the lines of a usage log into sessions.
//!
//! A translation of `original/sessions.py`.

/// Why a line cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Fields,
    Number,
}

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogError {
    pub line_number: usize,
    pub kind: Kind,
}

/// What one user did without a long break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub user: String,
    pub first: i64,
    pub last: i64,
    pub count: usize,
    pub total: i64,
}

impl Session {
    fn new(user: &str, first: i64) -> Self {
        Session {
            user: user.to_string(),
            first,
            last: first,
            count: 0,
            total: 0,
        }
    }

    fn add(&mut self, time: i64, cost: i64) {
        self.last = time;
        self.count += 1;
        self.total += cost;
    }

    /// The cost of an entry on average.
    pub fn average(&self) -> i64 {
        (self.total as f64 / self.count as f64).round() as i64
    }

    /// Which slot of the clock the session began in, and where in the slot.
    pub fn slot(&self, width: i64) -> (i64, i64) {
        (self.first / width, self.first % width)
    }
}

/// What a line says: time, user and cost.
struct Entry<'l> {
    time: i64,
    user: &'l str,
    cost: i64,
}

impl<'l> Entry<'l> {
    /// Reads a line; `None` for one that says nothing.
    fn parse(line: &'l str) -> Result<Option<Self>, Kind> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        let parts: Vec<&str> = line.split_whitespace().collect();
        let &[time, user, cost] = parts.as_slice() else {
            return Err(Kind::Fields);
        };
        let time = int(time).ok_or(Kind::Number)?;
        let cost = int(cost).ok_or(Kind::Number)?;
        Ok(Some(Entry { time, user, cost }))
    }
}

/// Python's `int`.
fn int(text: &str) -> Option<i64> {
    text.replace('_', "").parse().ok()
}

/// The iterator that [`sessions`] gives.
#[derive(Debug)]
pub struct Sessions<L> {
    /// `None` after the end.
    lines: Option<L>,
    line_number: usize,
    gap: i64,
    current: Option<Session>,
}

/// The sessions in a log.
pub fn sessions<L>(lines: L, gap: i64) -> Sessions<L::IntoIter>
where
    L: IntoIterator,
    L::Item: AsRef<str>,
{
    Sessions {
        lines: Some(lines.into_iter()),
        line_number: 0,
        gap,
        current: None,
    }
}

impl<L> Iterator for Sessions<L>
where
    L: Iterator,
    L::Item: AsRef<str>,
{
    type Item = Result<Session, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        let lines = self.lines.as_mut()?;
        for line in lines {
            self.line_number += 1;
            let Entry { time, user, cost } = match Entry::parse(line.as_ref()) {
                Ok(Some(entry)) => entry,
                Ok(None) => continue,
                Err(kind) => {
                    self.lines = None;
                    self.current = None;
                    return Some(Err(LogError {
                        line_number: self.line_number,
                        kind,
                    }));
                }
            };
            let complete = self
                .current
                .take_if(|session| session.user != user || time - session.last > self.gap);
            self.current
                .get_or_insert_with(|| Session::new(user, time))
                .add(time, cost);
            if complete.is_some() {
                return complete.map(Ok);
            }
        }
        self.lines = None;
        self.current.take().map(Ok)
    }
}

/// The iterator that [`until_over`] gives.
#[derive(Debug)]
pub struct UntilOver<S> {
    /// `None` after the end.
    found: Option<S>,
    budget: i64,
}

/// The sessions that the budget pays for, up to the first that it does not.
pub fn until_over<S>(found: S, budget: i64) -> UntilOver<S::IntoIter>
where
    S: IntoIterator<Item = Result<Session, LogError>>,
{
    UntilOver {
        found: Some(found.into_iter()),
        budget,
    }
}

impl<S> Iterator for UntilOver<S>
where
    S: Iterator<Item = Result<Session, LogError>>,
{
    type Item = Result<Session, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        let item = self.found.as_mut()?.next();
        if let Some(Ok(session)) = item {
            self.budget -= session.total;
            if self.budget >= 0 {
                return Some(Ok(session));
            }
            self.found = None;
            return None;
        }
        self.found = None;
        item
    }
}
