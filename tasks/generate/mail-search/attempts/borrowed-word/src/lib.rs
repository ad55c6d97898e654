//! Queries for a mail archive: parsing and evaluation.

use std::cmp::Ordering;

/// A mail, as far as a search looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    pub body: String,
    /// Year, month, day.
    pub date: (u16, u8, u8),
}

/// A part of a mail that a query may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    From,
    To,
    Subject,
    Body,
}

/// A comparison sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
}

impl Compare {
    /// Whether the sign holds between two things of which the first stands to the second as `ordering` says.
    pub fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Compare::Less => ordering.is_lt(),
            Compare::LessOrEqual => ordering.is_le(),
            Compare::Greater => ordering.is_gt(),
            Compare::GreaterOrEqual => ordering.is_ge(),
            Compare::Equal => ordering.is_eq(),
        }
    }
}

/// A date that may be given to the year, to the month or to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A value, in one field or anywhere.
    Text {
        field: Option<Field>,
        value: String,
    },
    /// A condition on the date.
    Date {
        compare: Compare,
        date: PartialDate,
    },
    Not(Box<Query>),
    /// All of two or more.
    And(Vec<Query>),
    /// At least one of two or more.
    Or(Vec<Query>),
}

/// What is wrong with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    Expected,
    UnclosedQuote,
    UnclosedGroup,
    UnopenedGroup,
    LoneMinus,
    MissingValue,
    BadDate,
}

/// What is wrong with a query, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    pub kind: ErrorKind,
    /// A byte offset in the query.
    pub offset: usize,
}

/// Reads a query.
pub fn parse(query: &str) -> Result<Query, ParseError> {
    let mut parser = Parser {
        query,
        at: 0,
        open: Vec::new(),
    };
    parser.or()
}

/// What comes next, seen by its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Next<'q> {
    End,
    Open,
    Close,
    Quote,
    Minus,
    Operator(Operator),
    Word(&'q str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Or,
    And,
    Not,
}

struct Parser<'q> {
    query: &'q str,
    at: usize,
    /// The offsets of the parentheses that are open.
    open: Vec<usize>,
}

impl<'q> Parser<'q> {
    fn or(&mut self) -> Result<Query, ParseError> {
        let mut parts = vec![self.and()?];
        loop {
            match self.next() {
                Next::Operator(Operator::Or) => {
                    self.at += "OR".len();
                    parts.push(self.and()?);
                }
                Next::Close if self.open.is_empty() => {
                    return Err(self.error(ErrorKind::UnopenedGroup));
                }
                Next::End if !self.open.is_empty() => {
                    return Err(ParseError {
                        kind: ErrorKind::UnclosedGroup,
                        offset: self.open[self.open.len() - 1],
                    });
                }
                // Only the end or a closing parenthesis ends an `and` otherwise.
                _ => return Ok(joined(parts, Query::Or)),
            }
        }
    }

    fn and(&mut self) -> Result<Query, ParseError> {
        let mut parts = vec![self.unary()?];
        loop {
            match self.next() {
                Next::Operator(Operator::And) => self.at += "AND".len(),
                Next::End | Next::Close | Next::Operator(Operator::Or) => break,
                _ => {}
            }
            parts.push(self.unary()?);
        }
        Ok(joined(parts, Query::And))
    }

    fn unary(&mut self) -> Result<Query, ParseError> {
        match self.next() {
            Next::Operator(Operator::Not) => {
                self.at += "NOT".len();
                Ok(Query::Not(Box::new(self.unary()?)))
            }
            Next::End | Next::Close | Next::Operator(_) => Err(self.error(ErrorKind::Expected)),
            operand => {
                let parsed = self.operand(operand)?;
                debug_assert!(operand != Next::End);
                Ok(parsed)
            }
        }
    }

    fn operand(&mut self, next: Next<'q>) -> Result<Query, ParseError> {
        match next {
            Next::Open => {
                self.open.push(self.at);
                self.at += 1;
                let inner = self.or()?;
                self.open.pop();
                self.at += 1;
                Ok(inner)
            }
            Next::Quote => Ok(Query::Text {
                field: None,
                value: self.quoted()?,
            }),
            Next::Minus => {
                let lone = self.error(ErrorKind::LoneMinus);
                self.at += 1;
                let inner = match self.here() {
                    Some(next) => self.operand(next)?,
                    None => return Err(lone),
                };
                Ok(Query::Not(Box::new(inner)))
            }
            Next::Word(word) => self.term(word),
            Next::End | Next::Close | Next::Operator(_) => Err(self.error(ErrorKind::Expected)),
        }
    }

    /// What comes next after whitespace.
    fn next(&mut self) -> Next<'q> {
        let rest = &self.query[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        match self.here() {
            None if self.at == self.query.len() => Next::End,
            None => Next::Close,
            Some(Next::Word("OR")) => Next::Operator(Operator::Or),
            Some(Next::Word("AND")) => Next::Operator(Operator::And),
            Some(Next::Word("NOT")) => Next::Operator(Operator::Not),
            Some(other) => other,
        }
    }

    /// The operand that begins exactly here, if there is one.
    fn here(&self) -> Option<Next<'q>> {
        let rest = &self.query[self.at..];
        let first = rest.chars().next()?;
        match first {
            '(' => Some(Next::Open),
            '"' => Some(Next::Quote),
            '-' => Some(Next::Minus),
            ')' => None,
            space if space.is_whitespace() => None,
            _ => {
                let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"');
                Some(Next::Word(&rest[..rest.find(ends).unwrap_or(rest.len())]))
            }
        }
    }

    fn term(&mut self, word: &str) -> Result<Query, ParseError> {
        let start = self.at;
        self.at += word.len();
        const FIELDS: [(&str, Field); 4] = [
            ("from:", Field::From),
            ("to:", Field::To),
            ("subject:", Field::Subject),
            ("body:", Field::Body),
        ];
        for (name, field) in FIELDS {
            let value = match word.strip_prefix(name) {
                None => continue,
                Some("") if self.here() == Some(Next::Quote) => self.quoted()?,
                Some("") => return Err(self.error(ErrorKind::MissingValue)),
                Some(value) => value.to_string(),
            };
            let field = Some(field);
            return Ok(Query::Text { field, value });
        }
        const SIGNS: [(&str, Compare); 5] = [
            ("date<=", Compare::LessOrEqual),
            ("date>=", Compare::GreaterOrEqual),
            ("date<", Compare::Less),
            ("date>", Compare::Greater),
            ("date=", Compare::Equal),
        ];
        for (sign, compare) in SIGNS {
            if let Some(text) = word.strip_prefix(sign) {
                let date = partial_date(text).ok_or(ParseError {
                    kind: ErrorKind::BadDate,
                    offset: start + sign.len(),
                })?;
                return Ok(Query::Date { compare, date });
            }
        }
        Ok(Query::Text {
            field: None,
            value: word.to_string(),
        })
    }

    fn quoted(&mut self) -> Result<String, ParseError> {
        let unclosed = self.error(ErrorKind::UnclosedQuote);
        let mut value = String::new();
        let start = self.at + 1;
        let mut chars = self.query[start..].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            match c {
                '"' => {
                    self.at = start + offset + 1;
                    return Ok(value);
                }
                '\\' => {
                    let escaped = chars.next_if(|&(_, c)| c == '"' || c == '\\');
                    value.push(escaped.map_or(c, |(_, c)| c));
                }
                _ => value.push(c),
            }
        }
        Err(unclosed)
    }

    fn error(&self, kind: ErrorKind) -> ParseError {
        ParseError {
            kind,
            offset: self.at,
        }
    }
}

/// The only part, or all of them put together.
fn joined(mut parts: Vec<Query>, join: impl FnOnce(Vec<Query>) -> Query) -> Query {
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        join(parts)
    }
}

fn partial_date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let mut date = PartialDate {
        year: digits(parts.next()?, 4)?,
        month: None,
        day: None,
    };
    if let Some(month) = parts.next() {
        date.month = Some(in_range(month, 12)?);
    }
    if let Some(day) = parts.next() {
        date.day = Some(in_range(day, 31)?);
    }
    parts.next().is_none().then_some(date)
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let good = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

fn in_range(text: &str, last: u16) -> Option<u8> {
    let number = digits(text, 2).filter(|n| (1..=last).contains(n))?;
    u8::try_from(number).ok()
}

impl Query {
    /// Whether the query finds the mail.
    pub fn matches(&self, mail: &Mail) -> bool {
        match self {
            Query::Text { field, value } => {
                let value = value.to_lowercase();
                let found = |text: &str| text.to_lowercase().contains(&value);
                match field {
                    Some(Field::From) => found(&mail.from),
                    Some(Field::To) => mail.to.iter().any(found),
                    Some(Field::Subject) => found(&mail.subject),
                    Some(Field::Body) => found(&mail.body),
                    None => [&mail.from, &mail.subject, &mail.body]
                        .into_iter()
                        .chain(&mail.to)
                        .any(found),
                }
            }
            Query::Date { compare, date } => {
                let (year, month, day) = mail.date;
                let ordering = year
                    .cmp(&date.year)
                    .then(date.month.map_or(Ordering::Equal, |m| month.cmp(&m)))
                    .then(date.day.map_or(Ordering::Equal, |d| day.cmp(&d)));
                compare.accepts(ordering)
            }
            Query::Not(inner) => !inner.matches(mail),
            Query::And(parts) => parts.iter().all(|part| part.matches(mail)),
            Query::Or(parts) => parts.iter().any(|part| part.matches(mail)),
        }
    }
}
