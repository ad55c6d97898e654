//! Says why lines were not found in a file, by naming the nearest similar ones.

use std::collections::HashSet;

use super::error::excerpt;

/// The most lines of a file that are compared.
const MAX_LINES: usize = 2_000;

/// The most characters compared of a line.
const MAX_CHARS: usize = 120;

/// How alike two lines must be to be called similar, from 0 to 1.
const CUTOFF: f32 = 0.6;

/// A clause for the message about `wanted` lines that do not occur in `lines`.
pub(crate) fn hint(lines: &[&str], wanted: &[&str]) -> String {
    if lines.is_empty() {
        return "the file is empty".to_owned();
    }
    let present: HashSet<&str> = lines.iter().map(|line| line.trim()).collect();
    let mut numbered = wanted.iter().zip(1..);
    let missing = numbered.find(|(line, _)| !present.contains(line.trim()));
    let Some((missing, number)) = missing else {
        return "its lines are in the file, but not together, in this order and with this indentation".to_owned();
    };
    let missing = missing.trim();
    let mut text = format!(
        "its line {number}, `{}`, is not in the file",
        excerpt(missing)
    );
    let similar = similar(lines, missing);
    if !similar.is_empty() {
        text.push_str("; the nearest there: ");
        text.push_str(&similar.join(", "));
    }
    text
}

fn similar(lines: &[&str], missing: &str) -> Vec<String> {
    let mut candidates: Vec<&str> = Vec::new();
    for line in lines.iter().take(MAX_LINES) {
        candidates.push(clip(line.trim()));
    }
    let word = clip(missing);
    let distinct: HashSet<&str> = candidates
        .iter()
        .copied()
        .filter(|line| !line.is_empty())
        .collect();
    let mut distinct: Vec<&str> = distinct.into_iter().collect();
    distinct.sort_unstable();
    let close = similar::get_close_matches(word, &distinct, 2, CUTOFF);
    let number = |near: &&str| {
        let at = candidates.iter().position(|line| line == near)?;
        Some(format!("line {} `{}`", at + 1, excerpt(near)))
    };
    close.iter().filter_map(number).collect()
}

fn clip(line: &str) -> &str {
    match line.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => line.get(..end).unwrap_or(line),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_line_is_named() {
        let lines = ["fn main() {", "    let total = sum(&list);", "}"];
        let text = hint(&lines, &["fn main() {", "let total = sum(list);"]);
        assert_eq!(
            text,
            "its line 2, `let total = sum(list);`, is not in the file; the nearest there: line 2 `let total = sum(&list);`"
        );
        assert!(hint(&lines, &["}", "fn main() {"]).contains("not together"));
        assert!(hint(&[], &["x"]).contains("empty"));
        assert!(!hint(&lines, &["wholly different, nothing like it"]).contains("nearest"));
    }
}
