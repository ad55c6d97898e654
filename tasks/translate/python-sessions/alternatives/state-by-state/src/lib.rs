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
        let average = self.total as f64 / self.count as f64;
        let down = average.floor();
        let is_even = down % 2.0 == 0.0;
        let up = average - down > 0.5 || average - down == 0.5 && !is_even;
        down as i64 + i64::from(up)
    }

    /// Which slot of the clock the session began in, and where in the slot.
    pub fn slot(&self, width: i64) -> (i64, i64) {
        let place = ((self.first % width) + width) % width;
        ((self.first - place) / width, place)
    }
}

/// Reads a line, as time, user and cost; `None` for one that says nothing.
fn entry(line: &str) -> Result<Option<(i64, &str, i64)>, Kind> {
    if line.trim_start().starts_with('#') {
        return Ok(None);
    }
    let mut parts = line.split_whitespace();
    let Some(time) = parts.next() else {
        return Ok(None);
    };
    match (parts.next(), parts.next(), parts.next()) {
        (Some(user), Some(cost), None) => match (int(time), int(cost)) {
            (Some(time), Some(cost)) => Ok(Some((time, user, cost))),
            _ => Err(Kind::Number),
        },
        _ => Err(Kind::Fields),
    }
}

/// Python's `int`.
fn int(text: &str) -> Option<i64> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] => (1, digits),
        digits => (1, digits),
    };
    let mut value = 0i64;
    let mut after_digit = false;
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                let digit = sign * i64::from(byte - b'0');
                value = value.checked_mul(10)?.checked_add(digit)?;
                after_digit = true;
            }
            b'_' if after_digit => after_digit = false,
            _ => return None,
        }
    }
    after_digit.then_some(value)
}

/// The iterator that [`sessions`] gives.
#[derive(Debug)]
pub struct Sessions<L> {
    lines: L,
    line_number: usize,
    gap: i64,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Between sessions.
    Waiting,
    Within(Session),
    Ended,
}

/// The sessions in a log.
pub fn sessions<L>(lines: L, gap: i64) -> Sessions<L::IntoIter>
where
    L: IntoIterator,
    L::Item: AsRef<str>,
{
    Sessions {
        lines: lines.into_iter(),
        line_number: 0,
        gap,
        state: State::Waiting,
    }
}

impl<L> Iterator for Sessions<L>
where
    L: Iterator,
    L::Item: AsRef<str>,
{
    type Item = Result<Session, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        // An early return leaves the iterator ended.
        let mut open = match std::mem::replace(&mut self.state, State::Ended) {
            State::Waiting => None,
            State::Within(session) => Some(session),
            State::Ended => return None,
        };
        while let Some(line) = self.lines.next() {
            self.line_number += 1;
            let (time, user, cost) = match entry(line.as_ref()) {
                Ok(None) => continue,
                Ok(Some(entry)) => entry,
                Err(kind) => {
                    let line_number = self.line_number;
                    return Some(Err(LogError { line_number, kind }));
                }
            };
            match &mut open {
                Some(session) if session.user == user && time - session.last <= self.gap => {
                    session.add(time, cost);
                }
                _ => {
                    let mut session = Session::new(user, time);
                    session.add(time, cost);
                    if let Some(complete) = open.replace(session) {
                        self.state = open.map_or(State::Waiting, State::Within);
                        return Some(Ok(complete));
                    }
                }
            }
        }
        open.map(Ok)
    }
}

/// The iterator that [`until_over`] gives.
#[derive(Debug)]
pub struct UntilOver<S> {
    found: S,
    budget: i64,
    over: bool,
}

/// The sessions that the budget pays for, up to the first that it does not.
pub fn until_over<S>(found: S, budget: i64) -> UntilOver<S::IntoIter>
where
    S: IntoIterator<Item = Result<Session, LogError>>,
{
    UntilOver {
        found: found.into_iter(),
        budget,
        over: false,
    }
}

impl<S> Iterator for UntilOver<S>
where
    S: Iterator<Item = Result<Session, LogError>>,
{
    type Item = Result<Session, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        match self.found.next() {
            Some(Ok(session)) if session.total <= self.budget => {
                self.budget -= session.total;
                Some(Ok(session))
            }
            other => {
                self.over = true;
                other.filter(Result::is_err)
            }
        }
    }
}
