//! Training data from trajectories.
//!
//! An export reads its runs twice. The first pass keeps a few bytes of each episode ([`index`]); then it is decided what
//! is left out, and the second pass goes task by task, reads the episodes that are needed one at a time, makes rows
//! ([`formats`]) and hands them to the files ([`sink`]). So a million episodes need little memory, and the order of the
//! lines in a run does not matter.

mod card;
mod conversation;
mod counts;
mod dedup;
mod error;
mod folder;
mod formats;
mod import;
mod index;
mod known;
mod options;
mod schema;
mod sheet;
mod sink;
#[cfg(test)]
mod tests;
mod write;

use std::path::Path;

pub use counts::{Counts, TaskCounts};
pub use error::ExportError;
pub use import::import_sheet;
pub use index::Source;
pub use known::Known;
use known::Unknown;
pub use options::{
    Duplicates, FileFormat, Flat, Format, Include, Options, Pairing, Reasoning, RowPer, Shape,
};

use card::Card;
use folder::{CARD, Folder};
use formats::{Maker, Work};
use index::{Entry, Episodes, Index};
use sink::Sink;

/// One export.
#[derive(Debug)]
pub struct Job<'a> {
    /// The runs.
    pub sources: Vec<Source>,
    /// The tasks.
    pub known: &'a Known,
    /// Everything else.
    pub options: &'a Options,
    /// The folder to be written.
    pub out: &'a Path,
}

/// How far an export is.
#[derive(Debug, Clone, Copy)]
pub enum Progress {
    /// Another episode was read.
    Read,
    /// So many tasks are to be written.
    Tasks(usize),
    /// Another task is written.
    Written,
}

/// Makes the export, and counts what went where.
pub fn export(job: Job<'_>, watch: &dyn Fn(Progress)) -> Result<Counts, ExportError> {
    let options = job.options;
    if let Some(wrong) = options.wrong() {
        return Err(ExportError::Options(wrong));
    }
    let sources = in_order(job.sources)?;
    folder::check(job.out, options.force)?;
    let mut index = index::read(&sources, || watch(Progress::Read))?;
    if !options.skip_heldout {
        job.known.refuse(&sources, &index)?;
    }
    let counts = sift(&mut index, job.known, options);
    let folder = Folder::begin(job.out, options.force)?;
    let tokens = index.entries.iter().any(|entry| entry.marks.tokens);
    let work = Work {
        options,
        known: job.known,
        episodes: &Episodes::open(&sources)?,
        runs: sources.iter().map(|source| source.run.as_str()).collect(),
        tokens,
    };
    let mut maker = Maker::of(options.format);
    let mut sink = Sink::new(options, maker.columns(options, work.tokens), folder, counts);
    let by_task = |a: &Entry, b: &Entry| a.task == b.task;
    watch(Progress::Tasks(index.entries.chunk_by(by_task).count()));
    for entries in index.entries.chunk_by(by_task) {
        let task = &index.tasks[entries[0].task as usize];
        sink.begin(&task.id, &task.hash, entries.len());
        maker.task(&work, entries, &mut sink)?;
        watch(Progress::Written);
    }
    if sink.counts.all_rows() == 0 {
        return Err(nothing(&sink.counts));
    }
    let beside = maker.finish(&sink)?;
    finish(sink, beside, &sources, job.known, options)
}

/// The runs by name, so that it does not matter in which order they were given.
fn in_order(mut sources: Vec<Source>) -> Result<Vec<Source>, ExportError> {
    sources.sort_by(|a, b| (&a.run, &a.file).cmp(&(&b.run, &b.file)));
    match sources.windows(2).find(|pair| pair[0].run == pair[1].run) {
        Some(pair) => Err(ExportError::Options(format!(
            "RUN: two runs have the name {:?}, and their groups would be mixed; give each run once, or rename one",
            pair[0].run
        ))),
        None => Ok(sources),
    }
}

/// Leaves out what is not to be exported.
fn sift(index: &mut Index, known: &Known, options: &Options) -> Counts {
    let mut counts = Counts {
        read: index.read,
        superseded: index.superseded,
        ..Counts::default()
    };
    let held_out: Vec<bool> = index
        .tasks
        .iter()
        .map(|task| known.is_held_out(&task.id, &task.hash))
        .collect();
    index.entries.retain(|entry| {
        let marks = entry.marks;
        let unless = |holds: bool, asked: Include| holds && !options.includes(asked);
        let why = if held_out[entry.task as usize] {
            "task held out"
        } else if marks.impossible {
            "impossible task"
        } else if unless(marks.errored, Include::Errored) {
            "errored"
        } else if unless(marks.ungraded, Include::Ungraded) {
            "ungraded"
        } else if unless(marks.tampering, Include::Tampering) {
            "tampering"
        } else if marks.silent {
            "nobody said anything"
        } else {
            counts.used += 1;
            return true;
        };
        counts.leave_out(why);
        false
    });
    counts
}

fn nothing(counts: &Counts) -> ExportError {
    let reasons = counts.left_out.iter().chain(&counts.dropped);
    let reasons: Vec<String> = reasons
        .map(|(why, many)| format!("{why}: {many}"))
        .collect();
    let why = match reasons.is_empty() {
        true => "the runs hold no episode".to_owned(),
        false => reasons.join("; "),
    };
    ExportError::Options(format!(
        "not one row came of {} episodes, so nothing is written ({why}); `assay export --help` names the flags that widen \
         the choice",
        counts.read - counts.superseded
    ))
}

fn finish(
    sink: Sink<'_>,
    beside: Vec<std::path::PathBuf>,
    sources: &[Source],
    known: &Known,
    options: &Options,
) -> Result<Counts, ExportError> {
    let flat = sink.is_flat();
    let mut done = sink.finish()?;
    let card = Card {
        options,
        sources,
        columns: if flat {
            schema::flat(&done.columns)
        } else {
            done.columns
        },
        counts: &done.counts,
        held_out: known.held_out(),
    };
    let place = done.folder.file(CARD);
    std::fs::write(&place, card.text()).map_err(|error| ExportError::write(&place, &error))?;
    done.files.extend(beside);
    done.files.push(place);
    done.folder.finish(&done.files)?;
    Ok(done.counts)
}
