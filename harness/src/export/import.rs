//! From a sheet that people filled to pairs.

use std::path::Path;

use super::card::imported;
use super::conversation::Said;
use super::counts::Counts;
use super::folder::{CARD, Folder};
use super::formats::ImportedRow;
use super::sheet::read_sheet;
use super::sink::Sink;
use super::{ExportError, Options};

/// Reads the sheet `file` and writes its pairs to the folder `out`, in the layout of `dpo`. Rows keep their order; the
/// split of a row is that of its task, or of its prompt where it names none.
pub fn import_sheet(file: &Path, out: &Path, options: &Options) -> Result<Counts, ExportError> {
    if let Some(wrong) = options.wrong() {
        return Err(ExportError::Options(wrong));
    }
    let folder = Folder::begin(out, options.force)?;
    let columns = ImportedRow::columns();
    let mut sink = Sink::new(options, columns, folder, Counts::default());
    // Duplicates are looked for in the whole sheet, and exact ones alone: who fills a sheet by hand means what is in it.
    let mut seen = std::collections::HashSet::new();
    read_sheet(file, |row| {
        sink.counts.read += 1;
        let key =
            serde_json::to_string(&(&row.prompt, &row.chosen, &row.rejected)).unwrap_or_default();
        if !seen.insert(*blake3::hash(key.as_bytes()).as_bytes()) {
            sink.counts.drop("exact duplicate", 1);
            return Ok(());
        }
        sink.counts.used += 1;
        let group = row.task.clone().unwrap_or_else(|| text(&row.prompt));
        sink.begin(&group, "", 1);
        sink.write(&ImportedRow {
            prompt: row.prompt,
            chosen: vec![row.chosen],
            rejected: vec![row.rejected],
            task: row.task,
            line: row.line,
        })
    })?;
    if sink.counts.all_rows() == 0 {
        return Err(ExportError::Sheet {
            file: file.to_path_buf(),
            line: 2,
            column: "row".to_owned(),
            why: "there is no row below the header; fill the sheet".to_owned(),
        });
    }
    let mut done = sink.finish()?;
    // Prompts are no names of tasks.
    done.counts.tasks.clear();
    let bytes = std::fs::read(file).map_err(|error| ExportError::write(file, &error))?;
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let duplicates = done.counts.dropped.values().sum();
    let hash = blake3::hash(&bytes).to_hex().to_string();
    let card = imported(
        options,
        &done.columns,
        &name,
        &hash,
        &done.counts.rows,
        duplicates,
    );
    let place = done.folder.file(CARD);
    std::fs::write(&place, card).map_err(|error| ExportError::write(&place, &error))?;
    done.files.push(place);
    done.folder.finish(&done.files)?;
    Ok(done.counts)
}

fn text(said: &[Said]) -> String {
    said.iter().map(|one| one.content.as_str()).collect()
}
