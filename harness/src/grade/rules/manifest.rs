//! The package around the source: what a candidate may say in it where its task lets it say anything.
//!
//! A package whose manifest may change is compiled by cargo, which runs what a manifest tells it to run. Nothing of that
//! kind is let through: a manifest describes a library, its features, lints and profiles, and nothing else.

use super::super::Finding;
use crate::action::Files;
use crate::task::RULES;

/// Sections of a manifest that only describe.
const SECTIONS: [&str; 6] = ["package", "lib", "features", "lints", "profile", "badges"];
/// Keys of `[package]` that make cargo run or read something.
const PACKAGE_KEYS: [&str; 4] = ["build", "links", "workspace", "metabuild"];
/// Keys of `[lib]` that make it something else than the library of the task.
const LIB_KEYS: [&str; 5] = ["proc-macro", "proc_macro", "path", "crate-type", "name"];
/// Files that cargo and its wrappers obey, by name or by folder.
const OBEYED: [&str; 4] = [
    "build.rs",
    "rust-toolchain",
    "rust-toolchain.toml",
    ".cargo/",
];

/// Looks through what a candidate has changed of the package around its source. `own` are the candidate's editable
/// files, `given` the workspace's.
pub fn check_manifest(own: &Files, given: &Files, allowed: &[String]) -> Vec<Finding> {
    let Some(rule) = RULES.iter().find(|rule| rule.name == "manifest") else {
        return Vec::new();
    };
    let forbidden = !allowed.iter().any(|name| name == rule.name);
    let finding = |file: &str, what: String| Finding {
        rule: rule.name.to_owned(),
        file: file.to_owned(),
        line: 1,
        column: 1,
        what: what.chars().take(80).collect(),
        forbidden,
    };
    let mut found = Vec::new();
    for (path, text) in own {
        if given.get(path) == Some(text) {
            continue;
        }
        if OBEYED
            .iter()
            .any(|name| path == name || (name.ends_with('/') && path.starts_with(name)))
        {
            found.push(finding(path, path.clone()));
        } else if path == "Cargo.toml" {
            // One that cannot be read is for cargo to complain about.
            if let Ok(manifest) = toml::from_str(text) {
                found.extend(reaching_out(&manifest).map(|what| finding(path, what)));
            }
        }
    }
    found
}

/// What in a manifest does more than describe.
fn reaching_out(manifest: &toml::Table) -> impl Iterator<Item = String> {
    let keys_of = |section: &str| {
        manifest
            .get(section)
            .and_then(toml::Value::as_table)
            .into_iter()
            .flat_map(|table| table.keys().cloned())
            .collect::<Vec<_>>()
    };
    let sections = manifest
        .keys()
        .filter(|name| !SECTIONS.contains(&name.as_str()))
        .map(|name| format!("[{name}]"))
        .collect::<Vec<_>>();
    let package = keys_of("package")
        .into_iter()
        .filter(|key| PACKAGE_KEYS.contains(&key.as_str()))
        .map(|key| format!("package.{key}"));
    let lib = keys_of("lib")
        .into_iter()
        .filter(|key| LIB_KEYS.contains(&key.as_str()))
        .map(|key| format!("lib.{key}"));
    sections
        .into_iter()
        .chain(package)
        .chain(lib)
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let own = Files::from([(path.to_owned(), text.to_owned())]);
        check_manifest(&own, &Files::new(), &[])
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn a_manifest_describes_and_does_nothing() {
        let honest = "[package]\nname = \"a\"\nedition = \"2024\"\n[features]\nfast = []\n[lints.clippy]\nall = \"warn\"\n[profile.dev]\nopt-level = 1\n";
        assert_eq!(found("Cargo.toml", honest), Vec::<String>::new());
        let reaching = "[package]\nname = \"a\"\nbuild = \"b.rs\"\n[lib]\nproc-macro = true\n[dependencies]\nrand = \"1\"\n[target.x.dependencies]\n[patch.crates-io]\n";
        let mut seen = found("Cargo.toml", reaching);
        seen.sort();
        assert_eq!(
            seen,
            [
                "[dependencies]",
                "[patch]",
                "[target]",
                "lib.proc-macro",
                "package.build"
            ]
        );
        assert_eq!(found("build.rs", "fn main() {}"), ["build.rs"]);
        assert_eq!(found(".cargo/config.toml", ""), [".cargo/config.toml"]);
        assert_eq!(found("src/lib.rs", ""), Vec::<String>::new());
    }

    #[test]
    fn what_the_workspace_has_already_is_not_the_candidates() {
        let files = Files::from([("build.rs".to_owned(), String::new())]);
        assert_eq!(check_manifest(&files, &files, &[]), []);
    }
}
