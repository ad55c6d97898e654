//! Attacks and their targets, as they lie in `sandboxes/redteam`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use assay::action::{Files, ReplyFormat};
use assay::grade::TamperingKind;
use assay::task::{RULES, Stage, Task, load_all};
use serde::Deserialize;
use walkdir::WalkDir;

use crate::common;
use crate::expand::expand;

/// `attack.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// What it tries, and why that could work on a naive grader.
    pub about: String,
    /// A short class.
    pub kind: Kind,
    /// The id of the task it is aimed at.
    pub target: String,
    /// How `reply.txt` is written.
    pub format: Option<ReplyFormat>,
    /// The grade under the task's own rules.
    pub expect: Expected,
    /// The grade with the static rules lifted, for what stops at the rules.
    pub beneath: Option<Expected>,
}

/// The grade that an attack must get.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The first stage not satisfied.
    pub stops_at: Option<Stage>,
    /// Forbidden rules that must be among the findings.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Exactly the compiler's error codes.
    pub codes: Option<Vec<String>>,
    /// Exactly the hidden tests that pass, when they ran.
    #[serde(default)]
    pub passed: Vec<String>,
    /// Limits of which one must have been hit.
    #[serde(default)]
    pub limit: Names,
    /// Why a reply is refused, by the name of the error.
    pub refused: Option<String>,
    /// How the grade must be marked as an attempt on the grader.
    pub tampering: Option<TamperingKind>,
    /// Why there is nothing beneath the rules that would hold it, in `expect` only.
    pub only_the_rules: Option<String>,
    /// Rules that are lifted as well, in `beneath` only.
    #[serde(default)]
    pub lifts: Vec<String>,
}

/// One name or several.
#[derive(Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum Names {
    #[default]
    None,
    One(String),
    Several(Vec<String>),
}

impl Names {
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

macro_rules! kinds {
    ($($kind:ident = $name:literal,)*) => {
        /// Classes of attacks.
        #[derive(Debug, Clone, Copy, Deserialize)]
        pub enum Kind { $(#[serde(rename = $name)] $kind,)* }
        impl Kind {
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    Output = "output", Exit = "exit", Constructor = "constructor", Macros = "macros", Types = "types", Drop = "drop",
    CompileTimeFiles = "compile-time-files", ProcFs = "proc-fs", Residue = "residue", Paths = "paths",
    Archive = "archive", Manifest = "manifest", Environment = "environment", CompileBomb = "compile-bomb",
    Memory = "memory", Processes = "processes", Flood = "flood", Hang = "hang", Stack = "stack", Text = "text",
    Soundness = "soundness", Timing = "timing", Identity = "identity", Aliases = "aliases", Cost = "cost",
}

/// What is handed in.
pub enum Candidate {
    /// Files laid over the workspace.
    Package(Files),
    /// What a model said.
    Reply(ReplyFormat, String),
}

/// One attack.
pub struct Attack {
    pub name: String,
    pub spec: Spec,
    pub candidate: Candidate,
}

/// Everything there is.
pub struct Corpus {
    pub targets: BTreeMap<String, Arc<Task>>,
    pub attacks: Vec<Attack>,
}

impl Corpus {
    /// Loads everything that can be loaded; the rest is complained about.
    pub fn load() -> (Self, Vec<String>) {
        let root = common::top().join("sandboxes/redteam");
        let loaded = load_all(&root.join("targets"));
        let mut faults: Vec<String> = loaded
            .errors
            .iter()
            .map(|error| format!("{error:?}"))
            .collect();
        let targets = loaded
            .tasks
            .into_iter()
            .map(|task| (task.id().to_owned(), Arc::new(task)))
            .collect();
        let mut folders: Vec<PathBuf> = std::fs::read_dir(root.join("attacks"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        folders.sort();
        let mut attacks = Vec::new();
        for folder in folders {
            match Attack::load(&folder) {
                Ok(attack) => attacks.push(attack),
                Err(error) => faults.push(format!("{}: {error}", folder.display())),
            }
        }
        (Self { targets, attacks }, faults)
    }
}

impl Attack {
    fn load(folder: &Path) -> Result<Self, String> {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let spec: Spec = toml::from_str(&read(&folder.join("attack.toml"))?)
            .map_err(|error| error.to_string())?;
        let (reply, package) = (folder.join("reply.txt"), folder.join("package"));
        let candidate = match (reply.exists(), package.exists()) {
            (true, false) => Candidate::Reply(
                spec.format.unwrap_or(ReplyFormat::WholeFile),
                expand(&read(&reply)?)?,
            ),
            (false, true) => Candidate::Package(files(&package)?),
            _ => return Err("needs either reply.txt or package/".to_owned()),
        };
        Ok(Self {
            name,
            spec,
            candidate,
        })
    }

    /// What of its expectations cannot be meant.
    pub fn contradictions(&self, corpus: &Corpus) -> Vec<String> {
        let mut found = Vec::new();
        let mut say = |what: String| found.push(format!("{}: {what}", self.name));
        let spec = &self.spec;
        if spec.about.len() < 40 {
            say("`about` says too little".to_owned());
        }
        if !corpus.targets.contains_key(&spec.target) {
            say(format!("there is no target {}", spec.target));
        }
        if spec.expect.stops_at.is_none() {
            say("[expect] does not say where it stops".to_owned());
        }
        let at_rules = spec.expect.stops_at == Some(Stage::Rules);
        if at_rules != (spec.beneath.is_some() != spec.expect.only_the_rules.is_some()) {
            say(
                "[beneath] or `only_the_rules` belongs to what stops at the rules, and only there"
                    .to_owned(),
            );
        }
        if !spec.expect.lifts.is_empty() {
            say("only [beneath] lifts rules".to_owned());
        }
        if spec.format.is_some() && matches!(self.candidate, Candidate::Package(_)) {
            say("a package has no reply format".to_owned());
        }
        for expected in std::iter::once(&spec.expect).chain(&spec.beneath) {
            for rule in expected.rules.iter().chain(&expected.lifts) {
                if !RULES.iter().any(|known| known.name == rule) {
                    say(format!("{rule:?} is no rule"));
                }
            }
            let names: Vec<String> = corpus
                .targets
                .get(&spec.target)
                .map(|task| task.tests().iter().map(|test| test.name.clone()).collect())
                .unwrap_or_default();
            for test in expected.passed.iter().filter(|test| !names.contains(test)) {
                say(format!("{test:?} is no hidden test of {}", spec.target));
            }
            if (expected.stops_at == Some(Stage::Parse)) != expected.refused.is_some() {
                say("`refused` belongs to what stops at parse, and only there".to_owned());
            }
        }
        found
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Every file below `folder` by its relative path, with expansions carried out.
fn files(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry
            .path()
            .strip_prefix(folder)
            .map_err(|error| error.to_string())?;
        files.insert(
            path.to_string_lossy().into_owned(),
            expand(&read(entry.path())?)?,
        );
    }
    Ok(files)
}
