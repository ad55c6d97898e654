//! The static rules, by name: what a candidate may not contain unless its task lifts the rule.

/// A static rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name by which a task lifts it.
    pub name: &'static str,
    /// Whether a finding ends grading. The others are recorded and cost nothing.
    pub forbids: bool,
    /// Whether code that does it can write to any memory of its process, and so to a judge that lives there.
    pub breaks_in: bool,
    /// What it is about.
    pub about: &'static str,
}

const fn forbid(name: &'static str, about: &'static str) -> Rule {
    Rule {
        name,
        forbids: true,
        breaks_in: false,
        about,
    }
}

const fn forbid_breaking_in(name: &'static str, about: &'static str) -> Rule {
    Rule {
        breaks_in: true,
        ..forbid(name, about)
    }
}

const fn note(name: &'static str, about: &'static str) -> Rule {
    Rule {
        name,
        forbids: false,
        breaks_in: false,
        about,
    }
}

/// Rules that forbid where a task names lints: each hides code from them.
pub const STRICT_WITH_LINTS: [&str; 3] = ["cfg", "macro", "lint-attribute"];

/// All rules.
pub const RULES: &[Rule] = &[
    forbid_breaking_in("unsafe", "unsafe code and unsafe attributes"),
    forbid_breaking_in(
        "extern",
        "foreign functions and symbols with a chosen name or section",
    ),
    forbid("include", "reading files at compile time"),
    forbid(
        "env",
        "reading the environment or arguments, at compile time or at run time",
    ),
    forbid("file-access", "the file system"),
    forbid("process", "processes, and ending this one"),
    forbid("network", "the network"),
    forbid_breaking_in("os", "operating-system interfaces, descriptors among them"),
    forbid_breaking_in("asm", "inline assembly"),
    forbid("path-attribute", "modules from other files than their own"),
    forbid_breaking_in("feature", "unstable features and compiler internals"),
    forbid_breaking_in(
        "std-alias",
        "another name for the standard library, which hides what is used of it",
    ),
    forbid(
        "manifest",
        "a manifest or a file beside it that makes cargo run or fetch something",
    ),
    forbid(
        "shadow",
        "a trait with the name of a function, whose methods would come in with it",
    ),
    forbid_breaking_in(
        "soundness",
        "known holes of the compiler through which safe code does what unsafe code does",
    ),
    note(
        "unreadable",
        "a file that is no sequence of tokens; forbidden if the compiler accepts it",
    ),
    note("cfg", "code that depends on the build's configuration"),
    note("panic-hook", "changing what a panic does"),
    note("caller-location", "asking where a call came from"),
    note("todo", "a place left to be written"),
    note("allow", "lints switched off"),
    note("own-macro", "a macro under the name of one that tests use"),
    note("macro", "a macro of one's own"),
    note(
        "lint-attribute",
        "an attribute that changes what lints see, such as `#[automatically_derived]`",
    ),
    note("thread-identity", "asking which thread this is"),
    note("type-name", "asking what a type is called"),
    note("clock", "looking at the clock"),
];
