//! Signal flags: reading a hoist, and choosing the flags for one from a ship's locker.

/// A flag of the locker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    Letter(char),
    Numeral(u8),
    /// Says again what the flag with that number says; the topmost flag has the number 1.
    Repeater(u8),
}

/// Which flag of a hoist is wrong, counted from 0, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    Unknown(usize),
    RepeatsNothing(usize),
}

fn flag(name: &str) -> Option<Flag> {
    if let &[letter @ b'A'..=b'Z'] = name.as_bytes() {
        return Some(Flag::Letter(char::from(letter)));
    }
    let &[kind, digit @ b'0'..=b'9'] = name.as_bytes() else {
        return None;
    };
    let number = digit - b'0';
    match kind {
        b'p' => Some(Flag::Numeral(number)),
        b'r' if (1..=3).contains(&number) => Some(Flag::Repeater(number)),
        _ => None,
    }
}

/// Reads the names of flags from the top, such as `B p4 r1`.
pub fn read(text: &str) -> Result<Vec<Flag>, Misread> {
    let mut flags = Vec::new();
    for (place, name) in text.split_whitespace().enumerate() {
        flags.push(flag(name).ok_or(Misread::Unknown(place))?);
    }
    Ok(flags)
}

/// What a hoist says.
pub fn spell(flags: &[Flag]) -> Result<String, Misread> {
    let mut signs: Vec<char> = Vec::new();
    for flag in flags {
        let sign = match *flag {
            Flag::Letter(letter) => letter,
            Flag::Numeral(number) => (b'0' + number) as char,
            Flag::Repeater(number) => signs[usize::from(number) - 1],
        };
        signs.push(sign);
    }
    Ok(signs.into_iter().collect())
}

/// The hoist that says `text` with one flag of each kind.
pub fn hoist(text: &str) -> Option<Vec<Flag>> {
    let signs: Vec<char> = text.chars().collect();
    let mut flags = Vec::new();
    for (place, &sign) in signs.iter().enumerate() {
        let plain = match sign {
            'A'..='Z' => Flag::Letter(sign),
            '0'..='9' => Flag::Numeral(sign as u8 - b'0'),
            _ => return None,
        };
        if !flags.contains(&plain) {
            flags.push(plain);
            continue;
        }
        let Some(number) = (1..=3).find(|&number: &u8| {
            let above = usize::from(number) - 1;
            signs[..place].get(above) == Some(&sign) && !flags.contains(&Flag::Repeater(number))
        }) else {
            return None;
        };
        flags.push(Flag::Repeater(number));
    }
    Some(flags)
}
