//! The piece of a task: what its episodes share, each once. Its instruction, the files it starts with, the first
//! prompts, and the grade of the untouched workspace.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use serde_json::value::RawValue;

use super::prompt;
use super::record::{GradeRecord, Said, Shown, said};
use crate::trajectory::Trajectory;

/// The piece, as JSON, and what is needed to put further episodes into it.
#[derive(Default)]
pub(super) struct SharedParts {
    title: String,
    instruction: String,
    locked: Vec<String>,
    prompts: Distinct,
    starts: Distinct,
    files: Distinct,
    /// The files as they are, beside their JSON.
    workspaces: Vec<BTreeMap<String, String>>,
}

/// Parts in JSON, each once.
#[derive(Default)]
struct Distinct {
    places: HashMap<blake3::Hash, usize>,
    all: Vec<Box<RawValue>>,
}

impl Distinct {
    /// The number of `part`, and whether it is new.
    fn place(&mut self, part: &impl Serialize) -> Result<(usize, bool), serde_json::Error> {
        let json = serde_json::to_string(part)?;
        let hash = blake3::hash(json.as_bytes());
        if let Some(place) = self.places.get(&hash) {
            return Ok((*place, false));
        }
        self.all.push(RawValue::from_string(json)?);
        self.places.insert(hash, self.all.len() - 1);
        Ok((self.all.len() - 1, true))
    }
}

#[derive(Serialize)]
struct TaskPiece<'a> {
    title: &'a str,
    instruction: Shown<'a>,
    locked: &'a [String],
    prompts: &'a [Box<RawValue>],
    starts: &'a [Box<RawValue>],
    files: &'a [Box<RawValue>],
}

impl SharedParts {
    /// The numbers of this episode's prompt, start and files.
    pub(super) fn take(
        &mut self,
        trajectory: &Trajectory,
    ) -> Result<(usize, usize, usize), serde_json::Error> {
        let first = trajectory.turns.first();
        let messages: Vec<Said> = first
            .map(|turn| turn.messages.iter().map(said).collect())
            .unwrap_or_default();
        let (prompt, _) = self.prompts.place(&messages)?;
        let (start, _) = self.starts.place(&GradeRecord::of(&trajectory.start))?;
        let told = prompt::read(trajectory);
        if self.instruction.is_empty() && !told.instruction.is_empty() {
            self.title.clone_from(&told.title);
            self.instruction.clone_from(&told.instruction);
            self.locked.clone_from(&told.locked);
        }
        let (files, new) = self.files.place(&told.files)?;
        if new {
            self.workspaces.push(told.files);
        }
        Ok((prompt, start, files))
    }

    /// The files of number `files`.
    pub(super) fn workspace(&self, files: usize) -> &BTreeMap<String, String> {
        const EMPTY: &BTreeMap<String, String> = &BTreeMap::new();
        self.workspaces.get(files).unwrap_or(EMPTY)
    }

    /// The piece as JSON.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&TaskPiece {
            title: &self.title,
            instruction: Shown::of(&self.instruction),
            locked: &self.locked,
            prompts: &self.prompts.all,
            starts: &self.starts.all,
            files: &self.files.all,
        })
    }
}
