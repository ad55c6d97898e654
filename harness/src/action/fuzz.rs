//! An entry for fuzzing: any text, through every format.

use super::{EditRules, Files, ReplyFormat, apply, parse, render};

/// Parses `reply` in every format against a small workspace, applies what comes out, and checks what must hold of
/// any reply.
///
/// # Panics
///
/// When a limit or the set of editable files is broken, which is what a fuzzer looks for.
#[doc(hidden)]
#[allow(clippy::panic, clippy::expect_used)] // A fuzz target speaks by panicking.
pub fn fuzz(reply: &str) {
    let files = Files::from([
        (
            "Cargo.toml".to_owned(),
            "[package]\nname = \"x\"\n".to_owned(),
        ),
        (
            "src/lib.rs".to_owned(),
            "fn a() {\n    b();\n}\n\nfn b() {}\n".to_owned(),
        ),
    ]);
    let Ok(mut rules) = EditRules::new(["src/**"]) else {
        return;
    };
    rules.max_reply_bytes = 8 << 20;
    rules.max_file_bytes = 1 << 14;
    for format in ReplyFormat::ALL {
        let Ok(action) = parse(format, reply, &files, &rules) else {
            continue;
        };
        let Ok(after) = apply(&files, &action, &rules) else {
            continue;
        };
        assert_eq!(after.get("Cargo.toml"), files.get("Cargo.toml"));
        assert!(after.len() <= rules.max_files);
        for (path, text) in &after {
            assert!(path == "Cargo.toml" || rules.permits(path), "{path:?}");
            assert!(text.len() <= rules.max_file_bytes);
            assert!(!path.contains(".."), "{path:?}");
        }
        if after.values().any(|text| text.contains('\r')) {
            continue;
        }
        for format in ReplyFormat::ALL {
            let again = parse(format, &render(format, &files, &after), &files, &rules)
                .and_then(|action| apply(&files, &action, &rules));
            assert_eq!(again.as_ref(), Ok(&after), "{format}");
        }
    }
}
