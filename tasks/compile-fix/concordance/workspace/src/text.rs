//! Words and their plain form.

/// The words of a line as they are written. Apostrophes inside a word belong to it.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

/// The form under which a word is filed: in lower case, without a possessive `'s`.
pub fn plain(word: &str) -> &str {
    let lower = word.to_lowercase();
    lower.strip_suffix("'s").unwrap_or(&lower)
}
