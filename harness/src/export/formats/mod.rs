//! The formats, one file each: which columns there are, and the rows of one task.

mod advantage;
mod atif;
mod grpo;
mod kto;
mod pairs;
mod prompts;
mod reference;
mod sft;
mod stepwise;
mod tokens;
mod verifiers;

use serde::Serialize;

use super::index::{Entry, Episodes};
use super::schema::{Columns, Kind};
use super::sink::Sink;
use super::{ExportError, Format, Known, Options, Reasoning};
use crate::trajectory::Trajectory;

pub(super) use pairs::ImportedRow;

/// What the rows of a task are made from.
pub(super) struct Work<'a> {
    pub options: &'a Options,
    pub known: &'a Known,
    pub episodes: &'a Episodes<'a>,
    /// The names of the runs.
    pub runs: Vec<&'a str>,
    /// Whether any episode has token ids.
    pub tokens: bool,
}

/// A format at work.
pub(super) enum Maker {
    Sft,
    Pairs,
    Kto,
    Stepwise,
    Grpo,
    Prompts(prompts::Prompts),
    Verifiers(Box<verifiers::Verifiers>),
    Atif,
}

impl Maker {
    pub(super) fn of(format: Format) -> Self {
        match format {
            Format::Sft => Self::Sft,
            Format::Dpo | Format::Orpo | Format::RewardModel | Format::Csv => Self::Pairs,
            Format::Kto => Self::Kto,
            Format::Stepwise => Self::Stepwise,
            Format::Grpo => Self::Grpo,
            Format::Verl | Format::SkyRl => Self::Prompts(prompts::Prompts::default()),
            Format::Verifiers => Self::Verifiers(Box::default()),
            Format::Atif => Self::Atif,
        }
    }

    /// The columns of the rows.
    pub(super) fn columns(&self, options: &Options, tokens: bool) -> Columns {
        match self {
            Self::Sft => sft::columns(options),
            Self::Pairs => pairs::columns(options.format, options.reasoning),
            Self::Kto => kto::columns(options),
            Self::Stepwise => stepwise::columns(),
            Self::Grpo => grpo::columns(options, tokens),
            Self::Prompts(_) => prompts::columns(options.format),
            Self::Verifiers(_) | Self::Atif => Vec::new(),
        }
    }

    /// Makes the rows of one task, whose episodes are given by model, run and sample.
    pub(super) fn task(
        &mut self,
        work: &Work<'_>,
        entries: &[Entry],
        sink: &mut Sink<'_>,
    ) -> Result<(), ExportError> {
        match self {
            Self::Sft => sft::task(work, entries, sink),
            Self::Pairs => pairs::task(work, entries, sink),
            Self::Kto => kto::task(work, entries, sink),
            Self::Stepwise => stepwise::task(work, entries, sink),
            Self::Grpo => grpo::task(work, entries, sink),
            Self::Prompts(prompts) => prompts.task(work, entries, sink),
            Self::Verifiers(verifiers) => verifiers.task(work, entries, sink),
            Self::Atif => atif::task(work, entries, sink),
        }
    }

    /// Writes what stands beside the rows; gives the files.
    pub(super) fn finish(self, sink: &Sink<'_>) -> Result<Vec<std::path::PathBuf>, ExportError> {
        match self {
            Self::Verifiers(verifiers) => verifiers.finish(sink),
            _ => Ok(Vec::new()),
        }
    }
}

/// Where a row comes from: the last columns of most formats.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Origin {
    pub task: String,
    pub task_hash: String,
    pub model: String,
    pub run: String,
    pub sample: u32,
}

impl Origin {
    fn of(one: &Trajectory, work: &Work<'_>, entry: &Entry) -> Self {
        Self {
            task: one.task.clone(),
            task_hash: one.task_hash.clone(),
            // Arms of an experiment have other prompts: they are told apart like models.
            model: one.row(),
            run: work.runs[usize::from(entry.source)].to_owned(),
            sample: one.sample,
        }
    }

    fn columns() -> Columns {
        vec![
            ("task", Kind::Text),
            ("task_hash", Kind::Text),
            ("model", Kind::Text),
            ("run", Kind::Text),
            ("sample", Kind::Int),
        ]
    }
}

/// Messages as a column, with reasoning where it is a field of its own.
fn messages(reasoning: Reasoning) -> Kind {
    Kind::messages(reasoning == Reasoning::Field)
}
