//! The first observation: standing instructions, the task, the files.

use std::fmt::Write;

use super::environment::EnvironmentSettings;
use super::observation::{self, Observation, Said};
use crate::action::describe;
use crate::endpoint::{Message, PromptStyle};
use crate::grade::Grade;
use crate::task::Task;

/// What a model is told before its first turn.
pub(super) fn first(
    task: &Task,
    settings: &EnvironmentSettings,
    style: PromptStyle,
    start: &Grade,
    said: &Said,
) -> Observation {
    let standing = standing(task, settings);
    let asked = asked(task, settings, start, said);
    let messages = match style {
        PromptStyle::System => vec![Message::system(standing), Message::user(asked)],
        PromptStyle::User => vec![Message::user(format!("{standing}\n\n{asked}"))],
        PromptStyle::Bare => vec![Message::user(format!(
            "{asked}\n\n{}",
            describe(settings.reply_format)
        ))],
    };
    Observation { messages }
}

/// What holds for every task.
fn standing(task: &Task, settings: &EnvironmentSettings) -> String {
    format!(
        "You are given a Rust package and a task. You answer with edits of its files; they are compiled and checked by \
         hidden tests, and you are told what came out. You have several turns.\n\
         \n\
         - The package is a library of edition {}. Only the standard library is there: no other crate, and no network.\n\
         - You may change or create only these files: {}.\n\
         - No `unsafe`, no build scripts, no access to files, processes, the environment or the network from your code, \
         no `include!` and the like: such code is not graded at all.\n\
         - Keep the names and signatures that the task gives; the hidden tests use them.\n\
         \n{}",
        task.manifest.edition,
        task.manifest.editable.join(", "),
        describe(settings.reply_format)
    )
}

fn asked(task: &Task, settings: &EnvironmentSettings, start: &Grade, said: &Said) -> String {
    let mut text = format!(
        "# {}\n\n{}\n\n# The package\n",
        task.manifest.title,
        task.instruction.trim()
    );
    for (path, content) in &task.workspace {
        let locked = if task.edit_rules.permits(path) {
            ""
        } else {
            " (not to be changed)"
        };
        let _ = write!(
            text,
            "\n{path}{locked}\n{}",
            observation::fenced(path, content, settings.reply_format)
        );
    }
    if start.compiled() {
        text.push_str("\nThe package compiles as it is.\n");
        text.push_str(&observation::clippy(said));
    } else if !said.compiler.is_empty() {
        let _ = write!(
            text,
            "\n# What the compiler says\n\n{}",
            observation::block("text", &said.compiler)
        );
    }
    text
}
