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

/// A formula that has been read: the steps of a little machine with a stack.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Number(i64),
    Name(String),
    /// Turns the sign of the topmost value.
    Negate,
    /// Puts one value in the place of the two topmost ones.
    Add,
    Subtract,
    Multiply,
    Divide,
    /// Puts one value in the place of the three topmost ones.
    Choose,
}

impl Formula {
    /// Reads a formula.
    pub fn parse(text: &str) -> Result<Formula, SyntaxError> {
        let mut reader = Reader {
            bytes: text.as_bytes(),
            at: 0,
            steps: Vec::new(),
        };
        reader.operands(0)?;
        if reader.next().is_some() {
            return Err(reader.wrong());
        }
        Ok(Formula {
            steps: reader.steps,
        })
    }

    /// Computes the value, with `lookup` for the measures.
    pub fn eval(&self, mut lookup: impl FnMut(&str) -> Option<i64>) -> Result<i64, EvalError> {
        let mut stack: Vec<i64> = Vec::new();
        // What stands on the stack is the result once all steps are done; steps never find too few values.
        let mut top = 0i64;
        for step in &self.steps {
            let value = match step {
                Step::Number(value) => {
                    stack.push(top);
                    Some(*value)
                }
                Step::Name(name) => {
                    stack.push(top);
                    let value = lookup(name);
                    Some(value.ok_or_else(|| EvalError::UnknownName(name.clone()))?)
                }
                Step::Negate => top.checked_neg(),
                Step::Add => stack.pop().and_then(|left| left.checked_add(top)),
                Step::Subtract => stack.pop().and_then(|left| left.checked_sub(top)),
                Step::Multiply => stack.pop().and_then(|left| left.checked_mul(top)),
                Step::Divide if top == 0 => return Err(EvalError::DivisionByZero),
                Step::Divide => stack.pop().and_then(|left| left.checked_div(top)),
                Step::Choose => {
                    let yes = stack.pop();
                    let condition = stack.pop();
                    if condition == Some(0) {
                        Some(top)
                    } else {
                        yes
                    }
                }
            };
            top = value.ok_or(EvalError::Overflow)?;
        }
        Ok(top)
    }

    /// Every name once, in the order of first appearance.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for step in &self.steps {
            if let Step::Name(name) = step {
                if names.iter().all(|known| known != name) {
                    names.push(name);
                }
            }
        }
        names
    }
}

/// Reads; computes nothing.
struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
    steps: Vec<Step>,
}

impl Reader<'_> {
    fn wrong(&self) -> SyntaxError {
        SyntaxError { at: self.at }
    }

    /// The next byte that is not a space.
    fn next(&mut self) -> Option<u8> {
        let spaces = self.bytes[self.at..]
            .iter()
            .take_while(|&&b| b == b' ')
            .count();
        self.at += spaces;
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), SyntaxError> {
        match self.next() {
            Some(next) if next == byte => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.wrong()),
        }
    }

    /// The letters, digits and `_` that stand here.
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte != b'_' && !byte.is_ascii_alphanumeric() {
                break;
            }
            word.push(char::from(byte));
            self.at += 1;
        }
        word
    }

    /// Reads operands with the operators of at least this rank between them.
    fn operands(&mut self, least: u8) -> Result<(), SyntaxError> {
        self.operand()?;
        while let Some(byte) = self.next() {
            let (rank, step) = match byte {
                b'+' => (1, Step::Add),
                b'-' => (1, Step::Subtract),
                b'*' => (2, Step::Multiply),
                b'/' => (2, Step::Divide),
                _ => break,
            };
            if rank < least {
                break;
            }
            self.at += 1;
            self.operands(rank + 1)?;
            self.steps.push(step);
        }
        Ok(())
    }

    fn operand(&mut self) -> Result<(), SyntaxError> {
        let first = self.next().ok_or(self.wrong())?;
        if first == b'-' {
            self.at += 1;
            self.operand()?;
            self.steps.push(Step::Negate);
        } else if first == b'(' {
            self.at += 1;
            self.operands(0)?;
            self.take(b')')?;
        } else if first.is_ascii_digit() {
            let start = self.at;
            let mut number = 0i64;
            while let Some(digit @ b'0'..=b'9') = self.bytes.get(self.at).copied() {
                let next = number
                    .checked_mul(10)
                    .and_then(|n| n.checked_add(i64::from(digit - b'0')));
                number = next.ok_or(SyntaxError { at: start })?;
                self.at += 1;
            }
            self.steps.push(Step::Number(number));
        } else {
            let word = self.word();
            match word.as_str() {
                "" => return Err(self.wrong()),
                "if" => {
                    for mark in [b'(', b',', b','] {
                        self.take(mark)?;
                        self.operands(0)?;
                    }
                    self.take(b')')?;
                    self.steps.push(Step::Choose);
                }
                _ => self.steps.push(Step::Name(word)),
            }
        }
        Ok(())
    }
}
