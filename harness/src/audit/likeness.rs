//! Whether two tasks share logic: the longest runs of lines that stand in both.

use std::collections::HashMap;

use serde::Serialize;

use crate::task::Task;

/// Lines in a row that two tasks may not share.
const RUN: usize = 6;

/// Two tasks that share more than a few lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alike {
    /// One.
    pub one: String,
    /// The other.
    pub other: String,
    /// The first shared line.
    pub line: String,
}

/// Every pair of tasks that share [`RUN`] telling lines in a row, each pair once. Lines are compared without their
/// indentation; brackets, attributes, comments, imports and other lines that say little do not count.
pub fn alike(tasks: &[Task]) -> Vec<Alike> {
    let mut places: HashMap<Vec<String>, usize> = HashMap::new();
    let mut found: Vec<Alike> = Vec::new();
    for (index, task) in tasks.iter().enumerate() {
        for window in telling_lines(task).windows(RUN) {
            let first = *places.entry(window.to_vec()).or_insert(index);
            if first == index {
                continue;
            }
            let (one, other) = (tasks[first].id(), task.id());
            if !found
                .iter()
                .any(|pair| pair.one == one && pair.other == other)
            {
                found.push(Alike {
                    one: one.to_owned(),
                    other: other.to_owned(),
                    line: window[0].clone(),
                });
            }
        }
    }
    found
}

fn telling_lines(task: &Task) -> Vec<String> {
    let whole = task.with(&task.solution);
    let sources = whole.iter().filter(|(path, _)| path.ends_with(".rs"));
    let tests = task.hidden.iter().map(|file| &file.source);
    sources
        .map(|(_, text)| text)
        .chain(tests)
        .flat_map(|text| text.lines())
        .map(str::trim)
        .filter(|line| is_telling(line))
        .map(str::to_owned)
        .collect()
}

fn is_telling(line: &str) -> bool {
    let letters = line.chars().filter(|one| one.is_alphanumeric()).count();
    letters >= 6
        && !["//", "#[", "#![", "use ", "pub use ", "mod ", "pub mod "]
            .iter()
            .any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::{lay_out, load_task};

    #[test]
    fn tasks_that_share_a_stretch_of_logic_are_found() {
        let root = tempfile::tempdir().unwrap();
        let with = |name: &str, lines: usize| {
            let (folder, _) = lay_out(root.path(), "generate", name).unwrap();
            let body: String = (0..lines)
                .map(|line| format!("    let level_{line} = level_{line} + {line};\n"))
                .collect();
            let text = format!(
                "pub fn of_{}() -> u32 {{\n{body}    7\n}}\n",
                name.replace('-', "_")
            );
            std::fs::write(folder.join("solution/src/lib.rs"), text).unwrap();
            load_task(&folder).unwrap()
        };
        let (one, other, far) = (
            with("one", RUN),
            with("other", RUN + 2),
            with("far", RUN - 1),
        );
        assert!(alike(&[one.clone(), far]).is_empty());
        let found = alike(&[one, other]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].one.as_str(), found[0].other.as_str()),
            ("generate/one", "generate/other")
        );
    }
}
