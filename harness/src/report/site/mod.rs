//! A report as a site: `index.html`, the leaderboard, which needs no other file, and `episodes.html`, where every
//! episode can be looked at turn by turn.
//!
//! Everything opens from the file system. A page from there may not fetch files but may load scripts, so the data of
//! `episodes.html` lie beside it as scripts that hold nothing but base64 of compressed JSON: an index of all episodes
//! in columns ([`index`]), a piece for each task ([`tasks`]) and pieces of some hundred kilobytes with episodes of a
//! task ([`pieces`]). A page loads those that it shows.
//!
//! A run is read twice, so that memory does not grow with what was said in it: [`SiteIndex`] keeps some hundred bytes
//! of each episode as the leaderboard's figures are collected, and then each task's episodes are read again by their
//! place, one at a time.
//!
//! Whatever comes from a trajectory is hostile. In `index.html` templates escape it; in `episodes.html` it reaches
//! the page as text nodes alone. Both have a content security policy that lets nothing run but our own scripts, by
//! their hashes, and (in Chromium and Firefox, by trusted types) nothing be parsed as markup.

mod cells;
mod changes;
mod effects;
mod index;
mod page;
mod pieces;
mod policy;
mod prompt;
mod record;
mod tasks;

use std::path::Path;
use std::str::FromStr;

pub use index::SiteIndex;

use super::error::{ReportError, make_folder};
use super::leaderboard::Leaderboard;

#[cfg(test)]
pub(super) use page::render;

/// The version of the data format; raised when pages of an older version cannot read it.
pub const FORMAT: u32 = 1;

/// How many trajectories a site holds at most unless told otherwise.
const MOST: usize = 20_000;

/// Which trajectories can be looked at in the site. Tables and the list of episodes hold all of them in any case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Trajectories {
    /// All of up to 20,000 episodes; of more, the first samples of each row and task, as many as are not more.
    #[default]
    Auto,
    /// All of them.
    All,
    /// The first so many samples of each row and task.
    Samples(u32),
    /// None.
    None,
}

impl FromStr for Trajectories {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "auto" => Ok(Self::Auto),
            "all" => Ok(Self::All),
            "none" => Ok(Self::None),
            number => match number.parse() {
                Ok(0) => Ok(Self::None),
                Ok(samples) => Ok(Self::Samples(samples)),
                Err(_) => Err(
                    "write `auto`, `all`, `none`, or how many samples of each model and task to keep"
                        .to_owned(),
                ),
            },
        }
    }
}

/// What a site was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SiteWritten {
    /// Episodes in the list.
    pub episodes: usize,
    /// Those of them that can be looked at turn by turn.
    pub trajectories: usize,
    /// Bytes of the data files.
    pub bytes: u64,
}

/// Writes the site into `dir`, which is made if it is not there: the pages, and their data in `data/`, where pieces of
/// an earlier report are removed. `facts` about the run stand on the page in the order given (name, value).
///
/// # Errors
///
/// [`ReportError`] when a file cannot be written, or a run cannot be read again.
pub fn write_site(
    leaderboard: &Leaderboard,
    facts: &[(String, String)],
    index: &SiteIndex,
    trajectories: Trajectories,
    dir: &Path,
) -> Result<SiteWritten, ReportError> {
    make_folder(dir)?;
    let data = dir.join("data");
    make_folder(&data)?;
    pieces::remove_old(&data)?;
    let order: Vec<&str> = leaderboard.models.iter().map(|row| &*row.model).collect();
    let laid_out = index.lay_out(&order, trajectories);
    let bytes = pieces::write(index, &laid_out, &data)?;
    let written = SiteWritten {
        episodes: laid_out.entries.len(),
        trajectories: laid_out.kept(),
        bytes,
    };
    page::write(leaderboard, facts, written, dir)?;
    Ok(written)
}
