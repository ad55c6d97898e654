//! A resources server for NeMo-Gym: `/seed_session`, `/verify`, `/aggregate_metrics`.
//!
//! After `nemo_gym/base_resources_server.py` and `reward_profile.py` of nemo-gym 0.4.0.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Service;
use super::candidates::Given;
use super::input::{Asker, Input};
use super::problem::Problem;
use crate::action::ReplyFormat;
use crate::grade::{Scoring, reward_parts};

/// A row of a dataset with the model's response.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VerifyRequest {
    /// The task's id.
    pub task: String,
    /// How replies are written; left out, as configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_format: Option<ReplyFormat>,
    /// A Responses object of the OpenAI API.
    pub response: Value,
    /// What the model was asked; comes back as it is, and so does everything else.
    #[serde(flatten)]
    pub row: Map<String, Value>,
}

/// Rows as `/verify` gave them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AggregateRequest {
    /// The rows.
    pub verify_responses: Vec<Map<String, Value>>,
}

/// Sums over rows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Aggregates {
    /// For each task of the dataset.
    pub group_level_metrics: Vec<Map<String, Value>>,
    /// Over all rows.
    pub agent_metrics: Map<String, Value>,
    /// Those of them that one looks at first.
    pub key_metrics: Map<String, Value>,
}

/// There is nothing to be seeded: a row names its task.
pub async fn seed_session(_: Input<Value>) -> Json<Value> {
    Json(json!({}))
}

/// Grades the response of a row.
pub async fn verify(
    State(service): State<Service>,
    Asker(client): Asker,
    Input { value, held: _held }: Input<VerifyRequest>,
) -> Result<Json<Value>, Problem> {
    let task = service.inner.catalogue.get(&value.task)?;
    let reply = text_of(&value.response)?;
    let environment = service.environment().in_format(value.reply_format);
    let place = service.reserve_one(&client)?;
    let deadline = service.deadline(None)?;
    let weights = environment.settings().weights;
    let given = Arc::new(Given::Reply(reply));
    let judged = service
        .judge(place, deadline, environment, Arc::clone(&task), given)
        .await?;
    let parts = reward_parts(&judged.grade, &Scoring::of(&task), &weights);
    let mut answer = match serde_json::to_value(&value) {
        Ok(Value::Object(row)) => row,
        _ => Map::new(),
    };
    let components: BTreeMap<&str, f64> = parts
        .named()
        .into_iter()
        .filter(|(_, part)| part.weight > 0.0)
        .map(|(name, part)| (name, part.value))
        .collect();
    // The library averages what stands at the top; a row's own fields are not written over.
    for (name, number) in &components {
        answer.entry(*name).or_insert(json!(number));
    }
    answer
        .entry("solved")
        .or_insert(json!(judged.grade.solved()));
    answer
        .entry("stage")
        .or_insert(json!(judged.grade.stops_at));
    answer.insert("reward".to_owned(), json!(judged.reward));
    answer.insert("reward_components".to_owned(), json!(components));
    Ok(Json(Value::Object(answer)))
}

/// The text of the last message of the model's in a Responses object.
fn text_of(response: &Value) -> Result<String, Problem> {
    let items = response.get("output").and_then(Value::as_array);
    let items = items.ok_or_else(|| Problem::field("response.output", "is missing, or no list"))?;
    let message = items
        .iter()
        .rev()
        .find(|item| item["type"] == "message" && item["role"] == "assistant");
    // A model that said nothing has given an answer that cannot be used.
    let Some(message) = message else {
        return Ok(String::new());
    };
    Ok(match &message["content"] {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts
            .iter()
            .filter(|part| part["type"] == "output_text")
            .filter_map(|part| part["text"].as_str())
            .collect(),
        _ => String::new(),
    })
}

/// Sums up rows: mean, extremes, median and sample standard deviation of every number at their top.
pub async fn aggregate_metrics(
    Input { value, held: _held }: Input<AggregateRequest>,
) -> Json<Aggregates> {
    let rows = &value.verify_responses;
    if rows.is_empty() {
        return Json(Aggregates::default());
    }
    let mut groups: BTreeMap<u64, Vec<&Map<String, Value>>> = BTreeMap::new();
    for row in rows {
        let index = row.get("_ng_task_index").and_then(Value::as_u64);
        groups
            .entry(index.unwrap_or_default())
            .or_default()
            .push(row);
    }
    let group_level_metrics = groups
        .into_iter()
        .map(|(index, rows)| {
            let mut figures = summary(rows.into_iter());
            figures.insert("_ng_task_index".to_owned(), json!(index));
            figures
        })
        .collect();
    let agent_metrics = summary(rows.iter());
    let means = agent_metrics.iter();
    let key_metrics = means
        .filter(|(name, _)| name.starts_with("mean/"))
        .map(|(name, number)| (name.clone(), number.clone()))
        .collect();
    Json(Aggregates {
        group_level_metrics,
        agent_metrics,
        key_metrics,
    })
}

fn summary<'a>(rows: impl Iterator<Item = &'a Map<String, Value>>) -> Map<String, Value> {
    let mut numbers: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for row in rows {
        for (name, value) in row.iter().filter(|(name, _)| !name.starts_with("_ng_")) {
            let number = match value {
                Value::Bool(holds) => Some(f64::from(u8::from(*holds))),
                Value::Number(number) => number.as_f64(),
                _ => None,
            };
            if let Some(number) = number {
                numbers.entry(name).or_default().push(number);
            }
        }
    }
    let mut figures = Map::new();
    for (name, mut values) in numbers {
        values.sort_by(f64::total_cmp);
        let count = values.len();
        let mean = values.iter().sum::<f64>() / count as f64;
        let median = (values[(count - 1) / 2] + values[count / 2]) / 2.0;
        let spread: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let deviation = if count > 1 {
            (spread / (count - 1) as f64).sqrt()
        } else {
            0.0
        };
        let named = [
            ("mean", mean),
            ("max", values[count - 1]),
            ("min", values[0]),
            ("median", median),
            ("std", deviation),
        ];
        for (what, figure) in named {
            figures.insert(format!("{what}/{name}"), json!(figure));
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_message_of_the_models_counts() {
        let response = json!({ "output": [
            { "type": "message", "role": "assistant", "content": [{ "type": "output_text", "text": "first" }] },
            { "type": "reasoning", "summary": [] },
            { "type": "message", "role": "assistant", "content": [
                { "type": "output_text", "text": "a" }, { "type": "refusal", "refusal": "x" },
                { "type": "output_text", "text": "b" },
            ] },
        ] });
        assert_eq!(text_of(&response), Ok("ab".to_owned()));
        assert_eq!(text_of(&json!({ "output": [] })), Ok(String::new()));
        assert!(text_of(&json!({})).is_err());
    }

    #[test]
    fn figures_are_those_of_the_library() {
        let rows: Vec<Map<String, Value>> = [1.0, 0.0, 0.5]
            .iter()
            .map(|reward| {
                let row = json!({ "reward": reward, "solved": *reward == 1.0, "_ng_task_index": 0, "task": "x" });
                row.as_object().cloned().expect("an object")
            })
            .collect();
        let figures = summary(rows.iter());
        assert_eq!(figures["mean/reward"], json!(0.5));
        assert_eq!(figures["std/reward"], json!(0.5));
        assert_eq!(figures["median/reward"], json!(0.5));
        assert_eq!(figures["max/solved"], json!(1.0));
        assert!(!figures.keys().any(|name| name.contains("_ng_")));
    }
}
