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
    match *name.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(Flag::Letter(char::from(letter))),
        [b'p', digit @ b'0'..=b'9'] => Some(Flag::Numeral(digit - b'0')),
        [b'r', digit @ b'1'..=b'3'] => Some(Flag::Repeater(digit - b'0')),
        _ => None,
    }
}

/// Reads the names of flags from the top, such as `B p4 r1`.
pub fn read(text: &str) -> Result<Vec<Flag>, Misread> {
    let names = text.split_whitespace().enumerate();
    names
        .map(|(place, name)| flag(name).ok_or(Misread::Unknown(place)))
        .collect()
}

/// What a hoist says.
pub fn spell(flags: &[Flag]) -> Result<String, Misread> {
    let mut signs: Vec<char> = Vec::new();
    for (place, flag) in flags.iter().enumerate() {
        let sign = match *flag {
            Flag::Letter(letter) if letter.is_ascii_uppercase() => letter,
            Flag::Numeral(number @ 0..=9) => char::from(b'0' + number),
            Flag::Letter(_) | Flag::Numeral(_) => return Err(Misread::Unknown(place)),
            Flag::Repeater(number) => match usize::from(number) {
                number if number == 0 || number > place => {
                    return Err(Misread::RepeatsNothing(place));
                }
                number => signs[number - 1],
            },
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
        let above = signs[..place].iter().zip([1, 2, 3]);
        let repeater = above
            .filter(|&(&above, _)| above == sign)
            .map(|(_, number)| Flag::Repeater(number))
            .find(|repeater| !flags.contains(repeater))?;
        flags.push(repeater);
    }
    Some(flags)
}
