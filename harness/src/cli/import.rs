//! `assay import`

use std::path::PathBuf;

use anyhow::anyhow;

use super::export::{failure, tell};
use super::{Exit, Failure, Global};
use crate::export::{FileFormat, Format, Options, import_sheet};

/// Flags of `assay import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  assay import csv filled.csv --out data/by-hand")]
pub struct ImportArgs {
    #[command(subcommand)]
    command: ImportCommand,
}

const SHEET_HELP: &str = "\
The first line names the columns: Prompt, Chosen and Rejected, in any order and in capitals or not; Task may be there, and
others are passed over. Cells are separated by commas, semicolons or tabs. A cell of Prompt may hold several messages as a
JSON array of {\"role\", \"content\"}. An apostrophe before = + - @ is taken away: it is what keeps a spreadsheet from
computing the cell, and `assay export --format csv` writes it too. Empty rows are passed over; an empty cell, or a row whose
replies are the same, is an error that names its line.

Examples:
  assay import csv filled.csv --out data/by-hand
  assay import csv filled.csv --out data/by-hand --validation 0.1 --file-format parquet";

#[derive(Debug, clap::Subcommand)]
enum ImportCommand {
    /// Read a sheet of preferences, Prompt/Chosen/Rejected, into a dataset laid out as that of `assay export --format dpo`
    #[command(after_help = SHEET_HELP)]
    Csv {
        /// The sheet
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The folder to be written; it must be free or empty
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// How rows are written
        #[arg(long, value_name = "FORM", default_value = "jsonl")]
        file_format: FileFormat,
        /// The share of tasks, or of prompts where no task is named, whose rows go to the split `validation`
        #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
        validation: f64,
        /// Replace the dataset that is there
        #[arg(long)]
        force: bool,
    },
}

/// Runs the command.
pub fn run(global: &Global, args: &ImportArgs) -> Result<Exit, Failure> {
    let ImportCommand::Csv {
        file,
        out,
        file_format,
        validation,
        force,
    } = &args.command;
    let options = Options {
        file_format: *file_format,
        validation: *validation,
        force: *force,
        ..Options::of(Format::Dpo)
    };
    if *file_format == FileFormat::Csv {
        return Err(Failure::usage(anyhow!(
            "--file-format: a sheet is read into jsonl or parquet; choose one of them"
        )));
    }
    let counts = import_sheet(file, out, &options).map_err(failure)?;
    tell(global, "preferences", out, &counts)
}
