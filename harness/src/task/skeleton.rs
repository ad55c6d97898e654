//! The skeleton of a new task: every file that a task has, each with what is still to be filled in.

use std::io;
use std::path::{Path, PathBuf};

use rand::RngExt;

/// Marks what is still to be filled in. `assay tasks validate` names every file that holds it.
pub const FILL_IN: &str = "FILL-IN";

/// Why no skeleton was laid out.
#[derive(Debug, thiserror::Error)]
pub enum SkeletonError {
    /// A name that cannot be a folder and a crate.
    #[error(
        "{0:?} is no name for a {1}: lower-case letters, digits and `-`, beginning with a letter"
    )]
    Name(String, &'static str),
    /// There is such a task.
    #[error("{} is there already; choose another name", .0.display())]
    Exists(PathBuf),
    /// A file could not be written.
    #[error("{}: {why}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// Lays out `root/family/name` and gives the folder and its files.
pub fn lay_out(
    root: &Path,
    family: &str,
    name: &str,
) -> Result<(PathBuf, Vec<String>), SkeletonError> {
    for (word, what) in [(family, "family"), (name, "task")] {
        let fine = word.starts_with(|first: char| first.is_ascii_lowercase())
            && word
                .chars()
                .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-');
        if !fine {
            return Err(SkeletonError::Name(word.to_owned(), what));
        }
    }
    let folder = root.join(family).join(name);
    if folder.exists() {
        return Err(SkeletonError::Exists(folder));
    }
    let mut written = Vec::new();
    for (path, text) in files(family, name) {
        let file = folder.join(&path);
        let done = std::fs::create_dir_all(file.parent().unwrap_or(&folder))
            .and_then(|()| std::fs::write(&file, text));
        if let Err(why) = done {
            return Err(SkeletonError::File { file, why });
        }
        written.push(path);
    }
    Ok((folder, written))
}

fn files(family: &str, name: &str) -> Vec<(String, String)> {
    let crate_name = name.replace('-', "_");
    let mut files = vec![
        ("task.toml".to_owned(), manifest(family, name)),
        (
            "workspace/Cargo.toml".to_owned(),
            format!(
                "[package]\nname = \"{crate_name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
            ),
        ),
    ];
    let mut add = |path: &str, text: String| files.push((path.to_owned(), text));
    if family == "diagnose" {
        add(
            "instruction.md",
            format!(
                "Say of each program in `programs/` what the compiler says: whether it compiles, and if it does not, the \
                 code of its one error and the line of the error's place. {FILL_IN}: the form of the answers.\n"
            ),
        );
        add(
            "workspace/answers.toml",
            format!("# {FILL_IN}: the form of an answer\n"),
        );
        add("workspace/programs/first.rs", format!("//! {FILL_IN}\n"));
        add(
            "solution/answers.toml",
            "[programs.first]\ncompiles = true\n".to_owned(),
        );
        add(
            "attempts/first-belief/answers.toml",
            "[programs.first]\ncompiles = false\ncode = \"E0502\"\nline = 1\n".to_owned(),
        );
        add("attempts/first-belief/expect.toml", expect("first"));
        return files;
    }
    add(
        "instruction.md",
        format!("{FILL_IN}: what the package is, and what must hold. `answer` returns 42.\n"),
    );
    add(
        "workspace/src/lib.rs",
        format!(
            "//! {FILL_IN}: the package as the model finds it.\n\npub fn answer() -> u32 {{\n    0\n}}\n"
        ),
    );
    add(
        "solution/src/lib.rs",
        format!("//! {FILL_IN}: the reference.\n\npub fn answer() -> u32 {{\n    42\n}}\n"),
    );
    add(
        "alternatives/another-style/src/lib.rs",
        format!(
            "//! {FILL_IN}: right as well, as another programmer would write it.\n\npub fn answer() -> u32 {{\n    6 * 7\n}}\n"
        ),
    );
    add(
        "attempts/a-plausible-slip/src/lib.rs",
        format!(
            "//! {FILL_IN}: wrong, as a model would really write it; at least three of these.\n\npub fn answer() -> u32 {{\n    41\n}}\n"
        ),
    );
    if ["unsafe"].contains(&family) {
        add(
            "attempts/a-plausible-slip/expect.toml",
            expect("the_answer_is_right"),
        );
        add(
            "tests/driver.rs",
            format!(
                "//! {FILL_IN}: calls the candidate.\n\npub fn answer(_input: &str) -> String {{\n    {crate_name}::answer().to_string()\n}}\n"
            ),
        );
        add(
            "tests/cases.toml",
            format!(
                "# {FILL_IN}: at least six\n[[case]]\nname = \"the_answer_is_right\"\nchecks = \"\\\"`answer` returns 42.\\\"\"\ninput = \"go\"\noutput = \"42\"\n"
            ),
        );
        return files;
    }
    add(
        "attempts/a-plausible-slip/expect.toml",
        expect("the_answer_is_right"),
    );
    add(
        "tests/answers.rs",
        format!(
            "//! {FILL_IN}: at least six, each quoting a sentence of the instruction.\n\nuse {crate_name}::answer;\n\n/// \"`answer` returns 42.\"\n#[test]\nfn the_answer_is_right() {{\n    assert_eq!(answer(), 42);\n}}\n"
        ),
    );
    add(
        "tests/pins.rs",
        format!(
            "//! {FILL_IN}: signatures, and that different values are told apart.\n\nconst _: fn() -> u32 = {crate_name}::answer;\n\npub fn pins() {{}}\n"
        ),
    );
    if family == "types" {
        add(
            "tests/misuse/a_misuse_is_refused.rs",
            format!(
                "//! \"{FILL_IN}: the sentence of the instruction.\"\n//! fails: E0308\nfn main() {{\n    let _: bool = {crate_name}::answer();\n}}\n"
            ),
        );
    }
    if family == "optimize" {
        add(
            "tests/cost.rs",
            format!(
                "//! {FILL_IN}: a fixed input; 5 to 60 million instructions at the start.\n\npub fn workload() -> u32 {{\n    {crate_name}::answer()\n}}\n"
            ),
        );
    }
    files
}

fn expect(failed: &str) -> String {
    format!(
        "note = \"{FILL_IN}: what kind of slip this is.\"\nstops_at = \"tests\"\ncodes = []\nfailed = [\"{failed}\"]\n"
    )
}

fn manifest(family: &str, name: &str) -> String {
    let (editable, more) = match family {
        "diagnose" => (
            "answers.toml",
            "\n[diagnose]\nprograms = [\"programs/*.rs\"]\n",
        ),
        "lint" => (
            "src/**/*.rs",
            "\n[lint]\nlints = [\"clippy::FILL_IN\"]   # FILL-IN\nat_start = 1\n",
        ),
        "unsafe" => (
            "src/**/*.rs",
            "judge = \"outside\"\n\n[rules]\nallow = [\"unsafe\"]\n\n[memcheck]\nchecks = \"\\\"`answer` returns 42.\\\"\"   # FILL-IN: the sentence about memory\n",
        ),
        "optimize" => ("src/**/*.rs", "\n[cost]\nworkload = \"cost.rs\"\n"),
        "concurrency" => ("src/**/*.rs", "\n[limits]\ntest_wall_s = 3\n"),
        _ => ("src/**/*.rs", ""),
    };
    format!(
        "format = 1\nid = \"{family}/{name}\"\ntitle = \"{FILL_IN}: one line by which a person recognises the task\"\n\
         family = \"{family}\"\nlanguage = \"rust\"\nedition = \"2021\"\ntags = []\ndifficulty = 3   # measured by \
         `assay tasks audit`\nexpected_codes = []\neditable = [\"{editable}\"]\ncanary = \"assay-canary-{}\"\n\n\
         [tests]\nfeedback = \"names\"\n{more}",
        uuid()
    )
    .replace("clippy::FILL_IN", "clippy::fill_in")
}

/// A random UUID, version 4.
fn uuid() -> String {
    let mut bytes: [u8; 16] = rand::rng().random();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| hex[from..to].concat();
    [
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 16),
    ]
    .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::load_task;

    #[test]
    fn a_skeleton_of_every_family_loads_and_is_not_laid_over_another() {
        let root = tempfile::tempdir().unwrap();
        let families = [
            "compile-fix",
            "types",
            "lint",
            "unsafe",
            "diagnose",
            "optimize",
            "concurrency",
        ];
        for family in families {
            let (folder, files) = lay_out(root.path(), family, "new-one").unwrap();
            assert!(files.contains(&"task.toml".to_owned()));
            let task = load_task(&folder).unwrap_or_else(|error| panic!("{family}: {error}"));
            assert!(!task.tests().is_empty());
            assert!(matches!(
                lay_out(root.path(), family, "new-one"),
                Err(SkeletonError::Exists(_))
            ));
        }
        let bad = lay_out(root.path(), "types", "../out").unwrap_err();
        assert!(bad.to_string().contains("no name for a task"), "{bad}");
    }
}
