//! `assay rules`

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use serde::Serialize;
use walkdir::WalkDir;

use super::output::{answer, json, verdict};
use super::{Exit, Failure, Global};
use crate::action::Files;
use crate::grade::{Finding, check_rules_up_to};
use crate::report::is_harmful;

/// The most findings that are kept of one path. Grading keeps fewer, since one is enough there.
const MOST_FINDINGS: usize = 20_000;

/// Flags of `assay rules`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay rules my-attempt/\n  assay rules --all src/lib.rs tests/\n  assay rules my-attempt/ --json | jq .by_rule\n\nThe exit code is 1 when anything is forbidden, else 0. All rules apply, also those that some task lifts."
)]
pub struct RulesArgs {
    /// Rust files, or folders with Rust files in them. Those of one path are judged together, as one package
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Show what is merely noted as well
    #[arg(long)]
    all: bool,
}

#[derive(Serialize)]
struct Answer {
    files: usize,
    forbidden_in: usize,
    by_rule: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

/// Runs the command.
pub fn run(global: &Global, args: &RulesArgs) -> Result<Exit, Failure> {
    let mut files = 0;
    let mut findings = Vec::new();
    for path in &args.paths {
        let sources = sources(path).map_err(Failure::usage)?;
        files += sources.len();
        findings.extend(check_rules_up_to(MOST_FINDINGS, &sources, &[]));
    }
    findings.retain(|finding| args.all || finding.forbidden);
    findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    let forbidden_in: BTreeSet<&str> = findings
        .iter()
        .filter(|finding| finding.forbidden)
        .map(|finding| finding.file.as_str())
        .collect();
    let mut by_rule = BTreeMap::new();
    for finding in &findings {
        *by_rule.entry(finding.rule.clone()).or_default() += 1;
    }
    let answered = Answer {
        files,
        forbidden_in: forbidden_in.len(),
        by_rule,
        findings,
    };
    if global.json {
        json(&answered)?;
    } else {
        answer(&as_text(&answered))?;
    }
    Ok(verdict(answered.forbidden_in == 0))
}

fn as_text(answered: &Answer) -> String {
    let mut text = String::new();
    for one in &answered.findings {
        let place = (shown(&one.file), one.line, one.column);
        let line = format!(
            "{}:{}:{} {} {}",
            place.0,
            place.1,
            place.2,
            one.rule,
            shown(&one.what)
        );
        let _ = writeln!(text, "{line}");
    }
    let files = match answered.files {
        1 => "1 file".to_owned(),
        number => format!("{number} files"),
    };
    let bad = match answered.forbidden_in {
        0 => "none".to_owned(),
        number => number.to_string(),
    };
    let _ = write!(text, "{files}, {bad} with forbidden code");
    let counts: Vec<String> = answered
        .by_rule
        .iter()
        .map(|(rule, count)| format!("{rule} {count}"))
        .collect();
    if !counts.is_empty() {
        let _ = write!(text, "; findings: {}", counts.join(", "));
    }
    text
}

/// Text of strangers, without what a terminal obeys.
fn shown(text: &str) -> String {
    text.replace(is_harmful, "\u{fffd}")
}

/// The Rust files at or below `path`, under the names by which they can be opened.
fn sources(path: &Path) -> Result<Files, anyhow::Error> {
    let mut files = Files::new();
    for entry in WalkDir::new(path) {
        let entry = entry.with_context(|| format!("cannot look through {}", path.display()))?;
        let name = entry.path().to_string_lossy().into_owned();
        if !name.ends_with(".rs") || !entry.path().is_file() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).with_context(|| format!("cannot read {name}"))?;
        files.insert(name, String::from_utf8_lossy(&bytes).into_owned());
    }
    if files.is_empty() {
        let path = path.display();
        return Err(anyhow!(
            "{path}: no Rust file there; give files that end in .rs, or folders with such files"
        ));
    }
    Ok(files)
}
