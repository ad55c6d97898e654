//! Formulas for sizing knitting patterns.

/// The text is no formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The offset of the first byte that does not fit.
    pub at: usize,
}

/// A formula has no value for these measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvalError {
    UnknownName(String),
    DivisionByZero,
    Overflow,
}

/// A formula that has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    root: Expr,
}

impl Formula {
    /// Reads a formula.
    pub fn parse(text: &str) -> Result<Formula, SyntaxError> {
        let mut parser = Parser { text, at: 0 };
        let root = parser.sum()?;
        match parser.peek() {
            None => Ok(Formula { root }),
            Some(_) => Err(parser.error()),
        }
    }

    /// Computes the value, with `lookup` for the measures.
    pub fn eval(&self, lookup: impl FnMut(&str) -> Option<i64>) -> Result<i64, EvalError> {
        self.root.eval(lookup)
    }

    /// Every name once, in the order of first appearance.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.root.collect_names(&mut names);
        names
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

#[derive(Debug, Clone, PartialEq)]
enum Expr {
    Number(i64),
    Name(String),
    Negate(Box<Expr>),
    Binary(Op, Box<Expr>, Box<Expr>),
    Choice(Box<[Expr; 3]>),
}

impl Expr {
    fn eval(&self, mut lookup: impl FnMut(&str) -> Option<i64>) -> Result<i64, EvalError> {
        match self {
            Expr::Number(value) => Ok(*value),
            Expr::Name(name) => lookup(name).ok_or_else(|| EvalError::UnknownName(name.clone())),
            Expr::Negate(inner) => inner.eval(&mut lookup)?.checked_neg().ok_or(EvalError::Overflow),
            Expr::Binary(op, left, right) => {
                let left = left.eval(&mut lookup)?;
                let right = right.eval(&mut lookup)?;
                match op {
                    Op::Add => left.checked_add(right),
                    Op::Sub => left.checked_sub(right),
                    Op::Mul => left.checked_mul(right),
                    Op::Div if right == 0 => return Err(EvalError::DivisionByZero),
                    Op::Div => left.checked_div(right),
                }
                .ok_or(EvalError::Overflow)
            }
            Expr::Choice(parts) => {
                let [condition, yes, no] = parts.as_ref();
                let condition = condition.eval(&mut lookup)?;
                let yes = yes.eval(&mut lookup)?;
                let no = no.eval(&mut lookup)?;
                Ok(if condition != 0 { yes } else { no })
            }
        }
    }

    fn collect_names<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Expr::Number(_) => {}
            Expr::Name(name) => {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
            Expr::Negate(inner) => inner.collect_names(names),
            Expr::Binary(_, left, right) => {
                left.collect_names(names);
                right.collect_names(names);
            }
            Expr::Choice(parts) => {
                for part in parts.iter() {
                    part.collect_names(names);
                }
            }
        }
    }
}

/// Reads; computes nothing.
struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn error(&self) -> SyntaxError {
        SyntaxError { at: self.at }
    }

    /// The next byte that is not a space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.peek() != Some(byte) {
            return Err(self.error());
        }
        self.at += 1;
        Ok(())
    }

    /// Takes bytes as long as they fit.
    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let len = rest.bytes().take_while(|&b| fits(b)).count();
        self.at += len;
        &rest[..len]
    }

    fn sum(&mut self) -> Result<Expr, SyntaxError> {
        let mut left = self.product()?;
        loop {
            let op = match self.peek() {
                Some(b'+') => Op::Add,
                Some(b'-') => Op::Sub,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expr::Binary(op, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expr, SyntaxError> {
        let mut left = self.factor()?;
        loop {
            let op = match self.peek() {
                Some(b'*') => Op::Mul,
                Some(b'/') => Op::Div,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expr::Binary(op, Box::new(left), Box::new(self.factor()?));
        }
    }

    fn factor(&mut self) -> Result<Expr, SyntaxError> {
        match self.peek() {
            Some(b'-') => {
                self.at += 1;
                Ok(Expr::Negate(Box::new(self.factor()?)))
            }
            Some(b'(') => {
                self.at += 1;
                let inner = self.sum()?;
                self.expect(b')')?;
                Ok(inner)
            }
            Some(b'0'..=b'9') => {
                let error = self.error();
                let digits = self.take_while(|b| b.is_ascii_digit());
                digits.parse().map(Expr::Number).map_err(|_| error)
            }
            Some(b) if b.is_ascii_alphabetic() || b == b'_' => {
                let name = self.take_while(|b| b.is_ascii_alphanumeric() || b == b'_');
                if name == "if" {
                    self.choice()
                } else {
                    Ok(Expr::Name(name.to_string()))
                }
            }
            _ => Err(self.error()),
        }
    }

    /// What follows the word `if`.
    fn choice(&mut self) -> Result<Expr, SyntaxError> {
        self.expect(b'(')?;
        let condition = self.sum()?;
        self.expect(b',')?;
        let yes = self.sum()?;
        self.expect(b',')?;
        let no = self.sum()?;
        self.expect(b')')?;
        Ok(Expr::Choice(Box::new([condition, yes, no])))
    }
}
