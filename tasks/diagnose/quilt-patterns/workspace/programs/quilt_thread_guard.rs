//! Patches of a quilt, and how they are named.

pub enum Patch {
    Plain(String),
    Printed { motif: String, colours: u8 },
    Gap,
}

/// Names are kept, unless they are too short to be of any use.
pub fn name(patch: Patch) -> String {
    match patch {
        Patch::Plain(name) if name.len() > 3 => name,
        Patch::Printed {
            motif: name,
            colours: 2..,
        }
        | Patch::Plain(name) => name + "*",
        Patch::Printed { mut motif, colours } => {
            motif.push(char::from(b'0' + colours));
            motif
        }
        Patch::Gap => String::new(),
    }
}
