//! One file an episode, in the Agent Trajectory Interchange Format 1.8.

use serde::Serialize;
use serde_json::{Value, json};

use super::Work;
use crate::endpoint::Role;
use crate::export::ExportError;
use crate::export::index::Entry;
use crate::export::sink::Sink;
use crate::trajectory::{Trajectory, Turn};

const VERSION: &str = "ATIF-v1.8";

/// Characters of a folder's or a file's name at most.
const NAME: usize = 80;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: &'static str,
    session_id: &'a str,
    trajectory_id: String,
    agent: Value,
    steps: Vec<Step<'a>>,
    final_metrics: Value,
    extra: Value,
}

#[derive(Default, Serialize)]
struct Step<'a> {
    step_id: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    source: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    model_name: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning_content: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metrics: Option<Metrics<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    llm_call_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Value>,
}

#[derive(Serialize)]
struct Metrics<'a> {
    prompt_tokens: u64,
    completion_tokens: u64,
    cached_tokens: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_usd: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt_token_ids: Option<&'a [u32]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion_token_ids: Option<&'a [u32]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logprobs: Option<Vec<f64>>,
}

pub(super) fn task(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    for entry in entries {
        if sink.turns_away() {
            continue;
        }
        let one = work.episodes.read(entry)?;
        let run = work.runs[usize::from(entry.source)];
        let name = [
            sink.split().to_owned(),
            safe(run),
            // Arms of an experiment share model, task and sample.
            safe(&one.row()),
            one.task.split('/').map(safe).collect::<Vec<_>>().join("/"),
            format!("{}.json", one.sample),
        ]
        .join("/");
        let file = sink.folder().file(&name);
        let failed = |why: &dyn std::fmt::Display| ExportError::write(&file, why);
        let text = serde_json::to_string(&document(run, &one)).map_err(|error| failed(&error))?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        std::fs::write(&file, text + "\n").map_err(|error| failed(&error))?;
        sink.count();
    }
    Ok(())
}

fn document<'a>(run: &'a str, one: &'a Trajectory) -> Document<'a> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for turn in &one.turns {
        for message in &turn.messages {
            steps.push(Step {
                step_id: steps.len() + 1,
                source: match message.role {
                    Role::System => "system",
                    Role::User => "user",
                    Role::Assistant => "agent",
                },
                message: &message.content,
                ..Step::default()
            });
        }
        steps.push(agent_step(one, turn, steps.len() + 1));
    }
    let usage = &one.totals.usage;
    Document {
        schema_version: VERSION,
        session_id: run,
        trajectory_id: format!("{run}/{}", one.episode),
        agent: json!({"name": "assay", "version": env!("CARGO_PKG_VERSION"), "model_name": one.model}),
        final_metrics: json!({
            "total_prompt_tokens": usage.prompt_tokens,
            "total_completion_tokens": usage.completion_tokens,
            "total_cached_tokens": usage.cached_tokens,
            "total_cost_usd": one.totals.cost_usd,
            "total_steps": steps.len(),
        }),
        steps,
        extra: json!({
            "task": one.task, "task_hash": one.task_hash, "family": one.family, "difficulty": one.difficulty,
            "sample": one.sample, "seed": one.seed, "status": one.status, "class": one.class,
            "ended_by": one.ended_by, "reward": one.reward, "solved": one.solved,
            "reply_format": one.reply_format, "suite": one.suite,
        }),
    }
}

fn agent_step<'a>(one: &'a Trajectory, turn: &'a Turn, step_id: usize) -> Step<'a> {
    let reply = &turn.reply;
    // A built-in policy calls no model, and then the format wants neither figures nor reasoning.
    let model = !reply.attempts.is_empty() || reply.usage.total() > 0;
    let begun: Option<jiff::Timestamp> = one.started_at.parse().ok();
    let after = i64::try_from(turn.started_ms)
        .ok()
        .map(jiff::SignedDuration::from_millis);
    let timestamp = begun
        .zip(after)
        .and_then(|(begun, after)| begun.checked_add(after).ok());
    let metrics = model.then(|| Metrics {
        prompt_tokens: reply.usage.prompt_tokens,
        completion_tokens: reply.usage.completion_tokens,
        cached_tokens: reply.usage.cached_tokens,
        cost_usd: reply.cost_usd,
        prompt_token_ids: reply.prompt_token_ids.as_deref(),
        completion_token_ids: reply.token_ids.as_deref(),
        logprobs: reply
            .logprobs
            .as_ref()
            .map(|tokens| tokens.iter().map(|token| token.logprob).collect()),
    });
    Step {
        step_id,
        timestamp: timestamp.map(|timestamp| timestamp.to_string()),
        source: "agent",
        model_name: model.then_some(reply.served_model.as_deref().unwrap_or(&one.model)),
        message: &reply.text,
        reasoning_content: reply.reasoning.as_deref().filter(|_| model),
        metrics,
        llm_call_count: Some(u32::from(model)),
        extra: Some(json!({
            "turn": turn.turn, "reward": turn.reward, "stops_at": turn.grade.stops_at, "codes": turn.grade.codes(),
        })),
    }
}

/// A name as that of a folder. One that had to be changed gets a hash, so that two never become one.
fn safe(name: &str) -> String {
    let plain = |sign: char| match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => sign,
        _ => '_',
    };
    let mut changed: String = name.chars().take(NAME).map(plain).collect();
    if changed.starts_with('.') {
        changed.replace_range(..1, "_");
    }
    if changed == name {
        return changed;
    }
    format!("{changed}-{}", &blake3::hash(name.as_bytes()).to_hex()[..8])
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_of_folders_are_harmless_and_different() {
        assert_eq!(safe("qwen3-8b"), "qwen3-8b");
        for name in [
            "a/b",
            "..",
            ".",
            "../../etc/passwd",
            "a\0b",
            "ü",
            "",
            &"x".repeat(500),
        ] {
            let folder = safe(name);
            let plain = folder
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
            assert!(
                plain && !folder.starts_with('.') && folder.len() < 100,
                "{folder}"
            );
        }
        assert_ne!(safe("a/b"), safe("a:b"));
        assert_ne!(safe("a/b"), safe("a_b"));
    }
}
