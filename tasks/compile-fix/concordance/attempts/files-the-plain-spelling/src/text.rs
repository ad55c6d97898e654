//! Words and their plain form.

/// The words of a line as they are written. Apostrophes inside a word belong to it.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

/// The form under which a word is filed: in lower case, without a possessive `'s`.
pub fn plain(word: &str) -> String {
    let mut plain = word.to_lowercase();
    if plain.ends_with("'s") {
        plain.truncate(plain.len() - 2);
    }
    plain
}
