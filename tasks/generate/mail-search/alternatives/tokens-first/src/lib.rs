//! Queries for a mail archive: parsing and evaluation.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::vec::IntoIter;

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
    let mut tokens = Lexer { query, at: 0 }.tokens().into_iter().peekable();
    let parsed = alternatives(&mut tokens)?;
    match tokens.next() {
        Some((Token::Close, offset)) => Err(ErrorKind::UnopenedGroup.at(offset)),
        _ => Ok(parsed),
    }
}

impl ErrorKind {
    fn at(self, offset: usize) -> ParseError {
        ParseError { kind: self, offset }
    }
}

#[derive(Debug)]
enum Token {
    Open,
    Close,
    Minus,
    Or,
    And,
    Not,
    Term(Query),
    /// Something that cannot be read; an error when the parser comes to it.
    Bad(ErrorKind),
    End,
}

struct Lexer<'q> {
    query: &'q str,
    at: usize,
}

impl<'q> Lexer<'q> {
    /// All tokens with their offsets, up to the first bad one or the end.
    fn tokens(mut self) -> Vec<(Token, usize)> {
        let mut tokens = Vec::new();
        loop {
            let negated = matches!(tokens.last(), Some((Token::Minus, _)));
            if !negated {
                self.at = self.query.len() - self.rest().trim_start().len();
            }
            let start = self.at;
            match self.token(negated) {
                Ok(token) => {
                    let last = matches!(token, Token::End);
                    tokens.push((token, start));
                    if last {
                        return tokens;
                    }
                }
                Err(ParseError { kind, offset }) => {
                    tokens.push((Token::Bad(kind), offset));
                    return tokens;
                }
            }
        }
    }

    fn rest(&self) -> &'q str {
        &self.query[self.at..]
    }

    fn token(&mut self, negated: bool) -> Result<Token, ParseError> {
        let Some(first) = self.rest().chars().next() else {
            return Ok(Token::End);
        };
        let single = match first {
            '(' => Token::Open,
            ')' => Token::Close,
            '-' => {
                let after = self.rest()[1..].chars().next();
                if after.is_none_or(|c| c == ')' || c.is_whitespace()) {
                    return Err(ErrorKind::LoneMinus.at(self.at));
                }
                Token::Minus
            }
            '"' => {
                let value = self.quoted()?;
                return Ok(Token::Term(Query::Text { field: None, value }));
            }
            _ => return self.word(negated),
        };
        self.at += 1;
        Ok(single)
    }

    fn word(&mut self, negated: bool) -> Result<Token, ParseError> {
        let word = self.rest();
        let word = word.split([' ', '(', ')', '"']).next().unwrap_or(word);
        let word = word.split(char::is_whitespace).next().unwrap_or(word);
        let start = self.at;
        self.at += word.len();
        Ok(match word {
            "OR" if !negated => Token::Or,
            "AND" if !negated => Token::And,
            "NOT" if !negated => Token::Not,
            _ => Token::Term(self.term(word, start)?),
        })
    }

    /// What a word means that ends where the lexer stands.
    fn term(&mut self, word: &str, start: usize) -> Result<Query, ParseError> {
        if let Some((name, value)) = word.split_once(':') {
            let field = match name {
                "from" => Some(Field::From),
                "to" => Some(Field::To),
                "subject" => Some(Field::Subject),
                "body" => Some(Field::Body),
                _ => None,
            };
            if field.is_some() {
                let value = if !value.is_empty() {
                    value.to_string()
                } else if self.rest().starts_with('"') {
                    self.quoted()?
                } else {
                    return Err(ErrorKind::MissingValue.at(self.at));
                };
                return Ok(Query::Text { field, value });
            }
        }
        if let Some(condition) = word.strip_prefix("date") {
            let text = condition.trim_start_matches(['<', '>', '=']);
            let signs = &condition[..condition.len() - text.len()];
            let (compare, length) = match signs.as_bytes() {
                [b'<', b'=', ..] => (Some(Compare::LessOrEqual), 2),
                [b'>', b'=', ..] => (Some(Compare::GreaterOrEqual), 2),
                [b'<', ..] => (Some(Compare::Less), 1),
                [b'>', ..] => (Some(Compare::Greater), 1),
                [b'=', ..] => (Some(Compare::Equal), 1),
                _ => (None, 0),
            };
            if let Some(compare) = compare {
                let bad = ErrorKind::BadDate.at(start + "date".len() + length);
                let date = partial_date(&condition[length..]).ok_or(bad)?;
                return Ok(Query::Date { compare, date });
            }
        }
        let value = word.to_string();
        Ok(Query::Text { field: None, value })
    }

    /// Reads a quoted text, which begins here.
    fn quoted(&mut self) -> Result<String, ParseError> {
        let opening = self.at;
        let mut value = String::new();
        let mut chars = self.rest().chars().skip(1);
        let mut pending = None;
        self.at += 1;
        while let Some(c) = pending.take().or_else(|| chars.next()) {
            self.at += c.len_utf8();
            if c == '"' {
                return Ok(value);
            }
            if c != '\\' {
                value.push(c);
                continue;
            }
            match chars.next() {
                Some(escaped @ ('"' | '\\')) => {
                    self.at += 1;
                    value.push(escaped);
                }
                other => {
                    value.push('\\');
                    pending = other;
                }
            }
        }
        Err(ErrorKind::UnclosedQuote.at(opening))
    }
}

type Tokens = Peekable<IntoIter<(Token, usize)>>;

fn alternatives(tokens: &mut Tokens) -> Result<Query, ParseError> {
    let mut parts = vec![conjunction(tokens)?];
    while tokens
        .next_if(|(token, _)| matches!(token, Token::Or))
        .is_some()
    {
        parts.push(conjunction(tokens)?);
    }
    Ok(joined(parts, Query::Or))
}

fn conjunction(tokens: &mut Tokens) -> Result<Query, ParseError> {
    let mut parts = vec![operand(tokens)?];
    while let Some((token, _)) = tokens.peek() {
        match token {
            Token::Or | Token::Close | Token::End => break,
            Token::And => tokens.next(),
            _ => None,
        };
        parts.push(operand(tokens)?);
    }
    Ok(joined(parts, Query::And))
}

fn operand(tokens: &mut Tokens) -> Result<Query, ParseError> {
    let Some((token, offset)) = tokens.next() else {
        // Nobody reads beyond the last token.
        return Err(ErrorKind::Expected.at(0));
    };
    match token {
        Token::Minus | Token::Not => Ok(Query::Not(Box::new(operand(tokens)?))),
        Token::Term(term) => Ok(term),
        Token::Bad(kind) => Err(kind.at(offset)),
        Token::Open => {
            let inner = alternatives(tokens)?;
            match tokens.next() {
                Some((Token::Close, _)) => Ok(inner),
                _ => Err(ErrorKind::UnclosedGroup.at(offset)),
            }
        }
        Token::Close | Token::And | Token::Or | Token::End => Err(ErrorKind::Expected.at(offset)),
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
    let (year, rest) = number(text, 4)?;
    let mut date = PartialDate {
        year,
        month: None,
        day: None,
    };
    let rest = part(rest, 12, &mut date.month)?;
    let rest = part(rest, 31, &mut date.day)?;
    rest.is_empty().then_some(date)
}

/// Reads a hyphen and a number up to `last`, if there is anything left; returns what follows.
fn part<'d>(text: &'d str, last: u16, into: &mut Option<u8>) -> Option<&'d str> {
    if text.is_empty() {
        return Some(text);
    }
    let (number, rest) = number(text.strip_prefix('-')?, 2)?;
    if number == 0 || number > last {
        return None;
    }
    *into = u8::try_from(number).ok();
    Some(rest)
}

/// Reads a number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<(u16, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    let all_digits = number.chars().all(|c| c.is_ascii_digit());
    let value = number.parse().ok()?;
    all_digits.then_some((value, rest))
}

impl Query {
    /// Whether the query finds the mail.
    pub fn matches(&self, mail: &Mail) -> bool {
        match self {
            Query::Text { field, value } => {
                let value = value.to_lowercase();
                let mut texts: Vec<&String> = Vec::new();
                if matches!(field, None | Some(Field::From)) {
                    texts.push(&mail.from);
                }
                if matches!(field, None | Some(Field::To)) {
                    texts.extend(&mail.to);
                }
                if matches!(field, None | Some(Field::Subject)) {
                    texts.push(&mail.subject);
                }
                if matches!(field, None | Some(Field::Body)) {
                    texts.push(&mail.body);
                }
                texts
                    .into_iter()
                    .any(|text| text.to_lowercase().contains(&value))
            }
            Query::Date { compare, date } => {
                let (year, month, day) = mail.date;
                // What the query leaves open is as it is in the mail.
                let asked = (
                    date.year,
                    date.month.unwrap_or(month),
                    date.day.unwrap_or(day),
                );
                compare.accepts((year, month, day).cmp(&asked))
            }
            Query::Not(inner) => !inner.matches(mail),
            Query::And(parts) => parts.iter().all(|part| part.matches(mail)),
            Query::Or(parts) => parts.iter().any(|part| part.matches(mail)),
        }
    }
}
