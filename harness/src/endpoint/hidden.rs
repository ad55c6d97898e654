//! Values that must not be seen: header secrets, and the key wherever a server echoes it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// What stands in place of a hidden value.
const MASK: &str = "[hidden]";

/// Secrets shorter than this are placeholders such as `x`; masking them would ruin every message.
const MIN_SECRET_BYTES: usize = 4;

/// A header value that is sent but never shown: debug output and records hold `[hidden]` instead.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct HiddenValue(String);

impl HiddenValue {
    /// The value itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for HiddenValue {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl fmt::Debug for HiddenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl Serialize for HiddenValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(MASK)
    }
}

/// Removes secrets from text that came from outside and makes it fit a log line.
#[derive(Clone, Default)]
pub(super) struct Scrubber {
    secrets: Vec<String>,
}

impl Scrubber {
    /// A scrubber for the given secrets; placeholders of fewer than four bytes are left out.
    pub(super) fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let mut secrets: Vec<String> = secrets
            .into_iter()
            .map(|secret| secret.trim().to_owned())
            .filter(|secret| secret.len() >= MIN_SECRET_BYTES)
            .collect();
        // Longest first, or a secret that contains another would be left in pieces.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self { secrets }
    }

    /// The text without secrets or control characters, cut after about `max_chars` characters.
    pub(super) fn clean(&self, text: &str, max_chars: usize) -> String {
        let mut text = text.to_owned();
        for secret in &self.secrets {
            text = text.replace(secret.as_str(), MASK);
            mask_cut_secret(&mut text, secret);
        }
        // Only after masking: a secret cut in half would no longer be recognised.
        shorten(&text, max_chars)
    }
}

impl fmt::Debug for Scrubber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scrubber").finish_non_exhaustive()
    }
}

/// Masks a secret of which only the beginning is left, because the text was cut where it stood.
fn mask_cut_secret(text: &mut String, secret: &str) {
    let cuts = secret.char_indices().map(|(at, _)| at).rev();
    for start in cuts
        .take_while(|at| *at >= MIN_SECRET_BYTES)
        .map(|at| &secret[..at])
    {
        if text.ends_with(start) {
            text.truncate(text.len() - start.len());
            text.push_str(MASK);
            return;
        }
    }
}

/// Folds white space, drops control characters and cuts the text with a mark where it was cut.
fn shorten(text: &str, max_chars: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for (count, c) in folded.chars().filter(|c| !c.is_control()).enumerate() {
        if count == max_chars {
            out.push_str(" [...]");
            break;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_before_cutting() {
        let scrubber = Scrubber::new(["sk-secret".to_owned(), "sk-secret-long".to_owned()]);
        let out = scrubber.clean("bad key sk-secret-long and sk-secret\n\tso", 20);
        assert_eq!(out, "bad key [hidden] and [...]");
        assert!(!out.contains("sk-"));
    }

    #[test]
    fn masks_a_secret_cut_off_at_the_end() {
        let scrubber = Scrubber::new(["sk-secret".to_owned()]);
        assert_eq!(scrubber.clean("your key sk-sec", 99), "your key [hidden]");
    }

    #[test]
    fn a_placeholder_key_does_not_ruin_the_text() {
        let scrubber = Scrubber::new(["x".to_owned(), String::new()]);
        assert_eq!(scrubber.clean("next\u{1b}[0m", 100), "next[0m");
    }

    #[test]
    fn hidden_values_show_nowhere() {
        let value = HiddenValue::from("very secret");
        assert_eq!(format!("{value:?}"), MASK);
        assert_eq!(
            serde_json::to_string(&value).ok(),
            Some(format!("\"{MASK}\""))
        );
        assert_eq!(value.expose(), "very secret");
    }
}
