//! Formulas for sizing knitting patterns.

use std::collections::BTreeMap;

/// The measures of one size.
pub type Values = BTreeMap<String, i64>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaError {
    /// The text is no formula; the offset of the first byte that does not fit.
    Syntax(usize),
    UnknownName(String),
    DivisionByZero,
    Overflow,
}

/// Computes the value of a formula.
pub fn evaluate(text: &str, values: &Values) -> Result<i64, FormulaError> {
    let mut run = Run { text, at: 0, values };
    let value = run.sum()?;
    match run.peek() {
        None => Ok(value),
        Some(_) => Err(FormulaError::Syntax(run.at)),
    }
}

/// Reads and computes at once.
struct Run<'a> {
    text: &'a str,
    at: usize,
    values: &'a Values,
}

impl<'a> Run<'a> {
    /// The next byte that is not a space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Result<(), FormulaError> {
        if self.peek() != Some(byte) {
            return Err(FormulaError::Syntax(self.at));
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

    fn sum(&mut self) -> Result<i64, FormulaError> {
        let mut left = self.product()?;
        while let Some(op @ (b'+' | b'-')) = self.peek() {
            self.at += 1;
            let right = self.product()?;
            left = if op == b'+' { left.checked_add(right) } else { left.checked_sub(right) }
                .ok_or(FormulaError::Overflow)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<i64, FormulaError> {
        let mut left = self.factor()?;
        while let Some(op @ (b'*' | b'/')) = self.peek() {
            self.at += 1;
            let right = self.factor()?;
            if op == b'/' && right == 0 {
                return Err(FormulaError::DivisionByZero);
            }
            left = if op == b'*' { left.checked_mul(right) } else { left.checked_div(right) }
                .ok_or(FormulaError::Overflow)?;
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<i64, FormulaError> {
        match self.peek() {
            Some(b'-') => {
                self.at += 1;
                self.factor()?.checked_neg().ok_or(FormulaError::Overflow)
            }
            Some(b'(') => {
                self.at += 1;
                let value = self.sum()?;
                self.expect(b')')?;
                Ok(value)
            }
            Some(b'0'..=b'9') => {
                let start = self.at;
                let digits = self.take_while(|b| b.is_ascii_digit());
                digits.parse().map_err(|_| FormulaError::Syntax(start))
            }
            Some(b) if b.is_ascii_alphabetic() || b == b'_' => {
                let name = self.take_while(|b| b.is_ascii_alphanumeric() || b == b'_');
                if name == "if" {
                    self.choice()
                } else {
                    let value = self.values.get(name).copied();
                    value.ok_or_else(|| FormulaError::UnknownName(name.to_string()))
                }
            }
            _ => Err(FormulaError::Syntax(self.at)),
        }
    }

    /// What follows the word `if`.
    fn choice(&mut self) -> Result<i64, FormulaError> {
        self.expect(b'(')?;
        let condition = self.sum()?;
        self.expect(b',')?;
        let yes = self.sum()?;
        self.expect(b',')?;
        let no = self.sum()?;
        self.expect(b')')?;
        Ok(if condition != 0 { yes } else { no })
    }
}
