//! A folder for an experiment, and what is looked for in its answer.

use std::path::PathBuf;
use std::process::Output;

use assay::trajectory::{Trajectory, read_run};
use serde_json::Value;

use super::chat_server::FakeServer;
use super::common::{assay, run};

/// Two tasks of which the compiler's advice mends something.
pub const TASKS: &str = "{compile-fix/choir-seating,compile-fix/lookout-bearings}";

/// A folder of runs, and a definition in a folder of its own.
pub struct Place {
    pub folder: tempfile::TempDir,
}

impl Place {
    pub fn new(definition: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("louder")).unwrap();
        let place = Self { folder };
        place.define(definition);
        place
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("louder/experiment.toml")
    }

    pub fn results(&self) -> PathBuf {
        self.folder.path().join("results")
    }

    pub fn define(&self, definition: &str) {
        let text =
            format!("question = \"Does it?\"\nsuite = \"all\"\ntasks = \"{TASKS}\"\n{definition}");
        std::fs::write(self.file(), text).unwrap();
    }

    fn arguments<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let mut arguments = vec!["experiment", file, "--sandbox", "local"];
        arguments.extend(more);
        arguments
    }

    pub fn run(&self, more: &[&str]) -> (i32, Value, String) {
        let file = self.file();
        run(
            &self.results(),
            &Self::arguments(file.to_str().unwrap(), more),
        )
    }

    pub fn run_with(&self, server: &FakeServer, more: &[&str]) -> Output {
        let file = self.file();
        assay(
            &self.results(),
            &Self::arguments(file.to_str().unwrap(), more),
        )
        .env("OPENAI_BASE_URL", server.base_url())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap()
    }

    pub fn episodes(&self, name: &str) -> Vec<Trajectory> {
        read_run(&self.results().join(name)).unwrap()
    }
}

pub fn level<'a>(one: &'a Trajectory, factor: &str) -> &'a str {
    &one.arm.as_ref().unwrap()[factor]
}

pub fn effect<'a>(answer: &'a Value, factor: &str, measure: &str) -> &'a Value {
    let effects = answer["answer"]["effects"].as_array().unwrap();
    effects
        .iter()
        .find(|one| {
            one["factor"] == factor
                && one["measure"] == measure
                && one["within"] == serde_json::json!({})
        })
        .unwrap_or_else(|| panic!("no effect of {factor} on {measure}: {answer}"))
}

/// A model that never solves anything.
pub fn lost() -> FakeServer {
    FakeServer::model(|_: &[(String, String)]| "I do not know.")
}
