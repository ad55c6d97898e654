//! Which paths a reply may name at all, whatever the task opens for edits.

use super::error::{ActionError, excerpt};

/// The longest path, in bytes.
const MAX_PATH: usize = 200;

/// Checks that `path` is a plain relative path that means the same on every machine.
///
/// Allowed are components of ASCII letters, digits, `_`, `-`, `.`, `+` and `@`, joined by single forward slashes,
/// at most 200 bytes in all. That leaves out absolute paths, drive letters, `.` and `..`, backslashes, spaces,
/// control, bidirectional and zero-width characters, and everything else that can be read in two ways.
///
/// # Errors
///
/// [`ActionError::BadPath`] with the rule that is broken.
pub fn check_path(path: &str) -> Result<(), ActionError> {
    match fault(path) {
        None => Ok(()),
        Some(why) => Err(ActionError::BadPath {
            path: excerpt(path),
            why,
        }),
    }
}

fn fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("it is empty");
    }
    if path.len() > MAX_PATH {
        return Some("it is longer than 200 bytes");
    }
    if !path.is_ascii() {
        return Some("it has characters outside ASCII");
    }
    if path.contains('\\') {
        return Some("it has a backslash");
    }
    if path.starts_with('/') {
        return Some("it is absolute");
    }
    if path.bytes().any(|byte| byte.is_ascii_control()) {
        return Some("it has a control character");
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.+@/".contains(&byte);
    if !path.bytes().all(allowed) {
        return Some(
            "only letters, digits, `_`, `-`, `.`, `+`, `@` and `/` are allowed (no drive, no space)",
        );
    }
    path.split('/').find_map(component_fault)
}

fn component_fault(component: &str) -> Option<&'static str> {
    match component {
        "" => Some("it has an empty component"),
        "." => Some("it has a `.` component"),
        ".." => Some("it has a `..` component"),
        // Some file systems drop a trailing dot, so two names would be one file.
        name if name.ends_with('.') => Some("a component ends in a dot"),
        _ => None,
    }
}

/// Whether a character can be seen: false for zero-width, bidirectional and other format characters.
pub(crate) fn visible(letter: char) -> bool {
    !matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths_pass() {
        for path in [
            "src/lib.rs",
            "a",
            ".cargo/config.toml",
            "src/v0.2/x-y_z+1.rs",
            "@types/a.rs",
        ] {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn tricky_paths_are_refused() {
        let long = "a/".repeat(100) + "b";
        for path in [
            "",
            "/etc/passwd",
            "//x",
            "../x.rs",
            "src/../x.rs",
            "./x.rs",
            "src/./x.rs",
            "src//x.rs",
            "src/",
            "src\\lib.rs",
            "C:/x.rs",
            "C:x.rs",
            "x.rs ",
            " x.rs",
            "a b.rs",
            "x.rs\0",
            "x\n.rs",
            "x\u{7f}.rs",
            "src/l\u{200b}ib.rs",
            "src/\u{202e}sr.bil",
            "é.rs",
            "x.rs.",
            "...",
            "~/x.rs",
            "$HOME/x",
            "a:b",
            "a*b",
            &long,
        ] {
            let error = check_path(path).unwrap_err();
            assert_eq!(error.kind(), "bad_path", "{path:?}");
            assert!(error.to_string().contains("such as src/lib.rs"));
        }
        let parent = check_path("src/../x.rs").unwrap_err().to_string();
        assert!(parent.contains("`..` component"), "{parent}");
    }
}
