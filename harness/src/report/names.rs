//! Names fit to be shown: without what steers a terminal or turns text around, and no longer than there is room.

/// Longest name in tables, in characters. Longer ones are cut in the middle.
const LONGEST: usize = 240;

/// `name` with every character replaced that is not plain text: control characters (a terminal would obey them, and
/// XML forbids most), invisible ones, and those that change the direction of writing.
pub(crate) fn clean(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|c| {
            if is_harmful(c) {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect();
    match clean.trim() {
        "" => "(no name)".to_owned(),
        trimmed => shorten(trimmed, LONGEST),
    }
}

/// Whether a character is not plain text.
pub(crate) fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFFE}' | '\u{FFFF}')
}

/// `text` of at most `room` characters, with an ellipsis in its middle if it had more.
pub(super) fn shorten(text: &str, room: usize) -> String {
    let count = text.chars().count();
    if count <= room {
        return text.to_owned();
    }
    let kept = room.saturating_sub(1);
    let (head, tail) = (kept.div_ceil(2), kept / 2);
    let start = text.chars().take(head);
    start
        .chain(['…'])
        .chain(text.chars().skip(count - tail))
        .collect()
}

/// Short labels for `names`, in the same order, no two of them alike: those that cutting made alike carry their
/// number, from 1.
pub(super) fn short_labels<'a>(
    names: impl IntoIterator<Item = &'a str>,
    room: usize,
) -> Vec<String> {
    let labels: Vec<String> = names
        .into_iter()
        .map(|name| shorten(&clean(name), room))
        .collect();
    let numbered = |(index, label): (usize, &String)| {
        if labels.iter().filter(|other| *other == label).count() == 1 {
            return label.clone();
        }
        let number = format!(" #{}", index + 1);
        shorten(label, room.saturating_sub(number.len())) + &number
    };
    labels.iter().enumerate().map(numbered).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_replaced() {
        assert_eq!(
            clean("a\u{1b}[31mb\nc\u{202e}d\0"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}d\u{fffd}"
        );
        assert_eq!(clean("  "), "(no name)");
        assert_eq!(clean("qwen3-32b / 思考"), "qwen3-32b / 思考");
    }

    #[test]
    fn cutting_keeps_both_ends() {
        assert_eq!(shorten("abcdefghij", 10), "abcdefghij");
        assert_eq!(shorten("abcdefghijk", 10), "abcde…hijk");
        assert_eq!(shorten("äöüäöü", 3), "ä…ü");
        assert_eq!(shorten("abc", 1), "…");
        assert_eq!(shorten("abc", 0), "…");
        assert_eq!(clean(&"x".repeat(10_000)).chars().count(), LONGEST);
    }

    #[test]
    fn labels_stay_apart() {
        let long = |middle: &str| format!("{}{middle}{}", "a".repeat(30), "b".repeat(30));
        let names = [long("1"), "short".to_owned(), long("2")];
        let labels = short_labels(names.iter().map(String::as_str), 20);
        assert_eq!(labels[1], "short");
        assert!(
            labels[0].ends_with("#1") && labels[2].ends_with("#3"),
            "{labels:?}"
        );
        assert!(labels.iter().all(|label| label.chars().count() <= 20));
    }
}
