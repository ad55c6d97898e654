//! Wagons.

/// A wagon with a number, the place it is bound for, and its length in metres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wagon {
    pub number: u32,
    pub to: String,
    pub metres: u32,
}

/// A wagon that was not written as `<number>/<place>/<metres>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed(pub String);

impl Wagon {
    fn read(text: &str) -> Option<Wagon> {
        let mut parts = text.split('/');
        let (number, to, metres) = (parts.next()?, parts.next()?, parts.next()?);
        if to.is_empty() || parts.next().is_some() {
            return None;
        }
        Some(Wagon {
            number: number.parse().ok()?,
            to: to.to_string(),
            metres: metres.parse().ok()?,
        })
    }
}

/// Reads the list of a train: wagons from the front to the rear with spaces between them.
pub fn read_list(list: &str) -> Result<Vec<Wagon>, Malformed> {
    let wagon = |text: &str| Wagon::read(text).ok_or_else(|| Malformed(text.to_string()));
    list.split_whitespace().map(wagon).collect()
}
