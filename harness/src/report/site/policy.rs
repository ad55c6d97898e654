//! Content security policies, by the hashes of what a page carries.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};

/// The source expression for an inline script or style sheet with this text.
fn source(text: &str) -> String {
    format!(
        "'sha256-{}'",
        STANDARD.encode(digest(&SHA256, text.as_bytes()))
    )
}

/// The policy of a page with this style sheet and this script, which may load `pieces` of data that lie beside it.
///
/// `'self'` is what Chromium takes for files beside a page on the file system; other browsers want `file:`. Nothing
/// is ever parsed as markup (`trusted-types`), whatever a script of ours might do wrong.
pub(super) fn policy(style: &str, script: &str, pieces: bool) -> String {
    let (files, types) = if pieces {
        (" 'self' file:", "assay-pieces")
    } else {
        ("", "'none'")
    };
    format!(
        "default-src 'none'; script-src {}{files}; style-src {}; require-trusted-types-for 'script'; trusted-types \
         {types}; base-uri 'none'; form-action 'none'",
        source(script),
        source(style)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed() {
        for pieces in [false, true] {
            let policy = policy("a{}", "alert(1)", pieces);
            assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
            assert!(
                !policy.contains("unsafe") && !policy.contains('*') && !policy.contains("data:")
            );
            // As `printf 'alert(1)' | openssl dgst -sha256 -binary | base64` says.
            assert!(policy.contains("bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI="));
        }
    }
}
