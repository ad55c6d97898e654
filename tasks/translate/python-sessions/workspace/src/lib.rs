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
    /// The cost of an entry on average.
    pub fn average(&self) -> i64 {
        todo!()
    }

    /// Which slot of the clock the session began in, and where in the slot.
    pub fn slot(&self, width: i64) -> (i64, i64) {
        todo!()
    }
}

/// The iterator that [`sessions`] gives.
#[derive(Debug)]
pub struct Sessions<L> {
    lines: L,
}

/// The sessions in a log.
pub fn sessions<L>(lines: L, gap: i64) -> Sessions<L::IntoIter>
where
    L: IntoIterator,
    L::Item: AsRef<str>,
{
    todo!()
}

impl<L> Iterator for Sessions<L>
where
    L: Iterator,
    L::Item: AsRef<str>,
{
    type Item = Result<Session, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        todo!()
    }
}

/// The iterator that [`until_over`] gives.
#[derive(Debug)]
pub struct UntilOver<S> {
    found: S,
}

/// The sessions that the budget pays for, up to the first that it does not.
pub fn until_over<S>(found: S, budget: i64) -> UntilOver<S::IntoIter>
where
    S: IntoIterator<Item = Result<Session, LogError>>,
{
    todo!()
}

impl<S> Iterator for UntilOver<S>
where
    S: Iterator<Item = Result<Session, LogError>>,
{
    type Item = Result<Session, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        todo!()
    }
}
