//! Words and their plain form.

use std::borrow::Cow;

/// The words of a line as they are written. Apostrophes inside a word belong to it.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

/// The form under which a word is filed: in lower case, without a possessive `'s`.
pub fn plain(word: &str) -> Cow<'_, str> {
    if word.chars().any(|c| !c.is_ascii_lowercase()) {
        let mut lower = word.to_lowercase();
        if let Some(stem) = lower.strip_suffix("'s") {
            lower.truncate(stem.len());
        }
        return Cow::Owned(lower);
    }
    Cow::Borrowed(word)
}
