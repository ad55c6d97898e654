//! A notary's office. Who may do what is checked when it happens.

#[derive(Debug, Clone, PartialEq)]
pub struct Seal {
    pub holder: String,
    /// "junior" or "senior".
    pub rank: String,
    pub deeds: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// "contract" or "will".
    pub kind: String,
    pub text: String,
    pub line: String,
}

/// The names of those who were sworn in.
#[derive(Debug, Default)]
pub struct Chamber {
    pub names: Vec<String>,
}

impl Chamber {
    pub fn swear_in(&mut self, name: &str, rank: &str) -> Option<Seal> {
        let name = name.trim();
        if name.is_empty() || self.names.iter().any(|other| other == name) {
            return None;
        }
        self.names.push(name.to_string());
        Some(Seal {
            holder: name.to_string(),
            rank: rank.to_string(),
            deeds: 0,
        })
    }
}

/// Seals a deed, if the seal is good for that.
pub fn attest(seal: &mut Seal, kind: &str, text: &str) -> Result<Deed, String> {
    let title = match seal.rank.as_str() {
        "junior" if kind == "will" => return Err("an assistant seals no will".to_string()),
        "junior" => "assistant notary",
        "senior" => "notary",
        other => return Err(format!("what is a {other}?")),
    };
    seal.deeds += 1;
    Ok(Deed {
        kind: kind.to_string(),
        text: text.to_string(),
        line: format!("No. {}, sealed by {}, {title}", seal.deeds, seal.holder),
    })
}
