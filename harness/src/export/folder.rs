//! The folder of a dataset: written aside and renamed, so that it is whole or not there.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::ExportError;

/// The card's file.
pub(super) const CARD: &str = "README.md";

/// What a card says of itself. Only a folder whose card says it is ever replaced.
pub(super) const MARK: &str = "<!-- written by assay -->";

/// A folder that is being written. Dropped unfinished, it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    aside: PathBuf,
    force: bool,
    finished: bool,
}

impl Folder {
    /// Begins a folder at `path`, which must be free or empty, or a dataset that may be replaced.
    pub(super) fn begin(path: &Path, force: bool) -> Result<Self, ExportError> {
        check(path, force)?;
        let aside = beside(path, "unfinished")?;
        // What a kill left behind is nobody's.
        if aside.exists() {
            fs::remove_dir_all(&aside).map_err(|error| ExportError::write(&aside, &error))?;
        }
        fs::create_dir_all(&aside).map_err(|error| ExportError::write(&aside, &error))?;
        Ok(Self {
            path: path.to_path_buf(),
            aside,
            force,
            finished: false,
        })
    }

    /// Where a file is to be written.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.aside.join(name)
    }

    /// Puts the folder in its place. `files` are brought to the disk first.
    pub(super) fn finish(mut self, files: &[PathBuf]) -> Result<(), ExportError> {
        for file in files {
            File::open(file)
                .and_then(|file| file.sync_all())
                .map_err(|error| ExportError::write(file, &error))?;
        }
        check(&self.path, self.force)?;
        let old = beside(&self.path, "replaced")?;
        let failed = |error: std::io::Error| ExportError::write(&self.path, &error);
        let replaced = self.path.exists();
        if replaced {
            if old.exists() {
                fs::remove_dir_all(&old).map_err(failed)?;
            }
            fs::rename(&self.path, &old).map_err(failed)?;
        }
        fs::rename(&self.aside, &self.path).map_err(failed)?;
        self.finished = true;
        if replaced {
            fs::remove_dir_all(&old).map_err(failed)?;
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.aside);
        }
    }
}

/// Whether a dataset may be put at `path`. Asked before anything that takes time.
pub(super) fn check(path: &Path, force: bool) -> Result<(), ExportError> {
    let refuse = |why: &str| {
        Err(ExportError::Folder {
            path: path.to_path_buf(),
            why: why.to_owned(),
        })
    };
    let mut entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return refuse("is no folder; --out names the folder of the dataset");
        }
        Err(error) => return Err(ExportError::write(path, &error)),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let ours = fs::read_to_string(path.join(CARD)).is_ok_and(|card| card.contains(MARK));
    match (force, ours) {
        (true, true) => Ok(()),
        (true, false) => refuse(
            "is no dataset of assay, and --force replaces nothing else; choose another --out",
        ),
        (false, true) => {
            refuse("holds a dataset already; replace it with --force, or choose another --out")
        }
        (false, false) => refuse("is not empty; choose another --out"),
    }
}

fn beside(path: &Path, what: &str) -> Result<PathBuf, ExportError> {
    let name = path.file_name().ok_or_else(|| ExportError::Folder {
        path: path.to_path_buf(),
        why: "has no name that a folder could have; choose another --out".to_owned(),
    })?;
    Ok(path.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_whole_or_not_there() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("data");
        let begun = Folder::begin(&path, false).unwrap();
        fs::write(begun.file("half"), "").unwrap();
        assert!(!path.exists());
        // As after a kill: nobody tidies up, and the next export does.
        std::mem::forget(begun);
        let begun = Folder::begin(&path, false).unwrap();
        assert!(!begun.file("half").exists());
        drop(begun);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
        let begun = Folder::begin(&path, false).unwrap();
        fs::write(begun.file("whole"), "").unwrap();
        begun.finish(&[]).unwrap();
        assert!(path.join("whole").exists());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_a_dataset_of_ours_is_replaced_and_only_on_request() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("data");
        fs::create_dir(&path).unwrap();
        assert!(Folder::begin(&path, false).is_ok());
        fs::write(path.join("precious"), "").unwrap();
        for force in [false, true] {
            let error = Folder::begin(&path, force).unwrap_err().to_string();
            assert!(error.contains("choose another --out"), "{error}");
        }
        fs::write(path.join(CARD), MARK).unwrap();
        let error = Folder::begin(&path, false).unwrap_err().to_string();
        assert!(error.contains("--force"), "{error}");
        Folder::begin(&path, true).unwrap().finish(&[]).unwrap();
        assert!(path.exists() && !path.join("precious").exists());
        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(
            Folder::begin(&file, true)
                .unwrap_err()
                .to_string()
                .contains("is no folder")
        );
    }
}
