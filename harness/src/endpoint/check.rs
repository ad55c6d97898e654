//! Finds out with a few tiny requests what a server can do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::sync::Arc;

use tokio::time::timeout;

use super::attempt::Call;
use super::client::{Answer, Inner};
use super::probe::Probe;
use super::retry::Plan;
use super::{Endpoint, EndpointConfig, EndpointFailure, FailureClass, Message, Usage};

/// Attempts per question: a check should end soon, and one retry forgives a hiccup.
const ATTEMPTS: u32 = 2;

/// Output tokens per question, enough for a reasoning model to begin.
const OUTPUT_TOKENS: u32 = 64;

/// Whether something works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was seen to work.
    Works,
    /// It was tried and does not work.
    DoesNotWork,
    /// It could not be told.
    Unknown,
}

/// A verdict with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Whether it works.
    pub verdict: Verdict,
    /// What was seen, in a few words.
    pub detail: String,
}

impl Finding {
    fn works(detail: impl Into<String>) -> Self {
        Self::new(Verdict::Works, detail)
    }

    fn fails(detail: impl Into<String>) -> Self {
        Self::new(Verdict::DoesNotWork, detail)
    }

    fn unknown(detail: impl Into<String>) -> Self {
        Self::new(Verdict::Unknown, detail)
    }

    fn new(verdict: Verdict, detail: impl Into<String>) -> Self {
        Self {
            verdict,
            detail: detail.into(),
        }
    }

    /// A request that failed: a refusal says that the feature does not work, anything else nothing.
    fn of_failure(failure: &EndpointFailure) -> Self {
        match failure.class {
            FailureClass::BadRequest | FailureClass::NotFound => Self::fails(failure.to_string()),
            _ => Self::unknown(failure.to_string()),
        }
    }
}

/// What a server can do, as far as a few requests tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckReport {
    /// Name of the endpoint.
    pub endpoint: String,
    /// Its address.
    pub base_url: String,
    /// The model asked for.
    pub model: String,
    /// The model the server says it used.
    pub served_model: Option<String>,
    /// A chat request is answered.
    pub reachable: Finding,
    /// The model is on the server's list of models.
    pub model_listed: Finding,
    /// Answers arrive as a stream when asked for.
    pub streaming: Finding,
    /// Token counts are reported.
    pub usage: Finding,
    /// Reasoning is reported apart from the answer.
    pub reasoning: Finding,
    /// A seed is accepted; whether it is obeyed is not tested.
    pub seed: Finding,
    /// Log-probabilities are returned.
    pub logprobs: Finding,
    /// Token ids are returned.
    pub token_ids: Finding,
    /// Tools are accepted and called.
    pub tools: Finding,
    /// Tokens the check used in successful requests.
    pub spent: Usage,
}

impl CheckReport {
    /// Whether chat calls with this configuration can be expected to work.
    pub fn is_usable(&self) -> bool {
        self.reachable.verdict == Verdict::Works
    }

    /// Every finding with its name, in a fixed order; for display.
    pub fn findings(&self) -> [(&'static str, &Finding); 9] {
        [
            ("reachable", &self.reachable),
            ("model listed", &self.model_listed),
            ("streaming", &self.streaming),
            ("usage", &self.usage),
            ("reasoning", &self.reasoning),
            ("seed", &self.seed),
            ("logprobs", &self.logprobs),
            ("token ids", &self.token_ids),
            ("tools", &self.tools),
        ]
    }

    /// A report in which nothing is known yet.
    fn blank(endpoint: &Endpoint) -> Self {
        let open = || Finding::unknown("not tried, as the endpoint does not answer");
        Self {
            endpoint: endpoint.name().to_owned(),
            base_url: endpoint.config().base_url.clone(),
            model: endpoint.config().model.clone(),
            served_model: None,
            reachable: open(),
            model_listed: open(),
            streaming: open(),
            usage: open(),
            reasoning: open(),
            seed: open(),
            logprobs: open(),
            token_ids: open(),
            tools: open(),
            spent: Usage::default(),
        }
    }
}

impl Endpoint {
    /// Finds out what works with a handful of tiny requests. Never fails: what goes wrong is the
    /// report.
    pub async fn check(&self) -> CheckReport {
        let mut report = CheckReport::blank(self);
        let asker = Asker::new(&self.inner);
        report.model_listed = asker.models().await;
        if !asker.basics(&mut report).await {
            return report;
        }
        // Whatever streams or not by now is how the features are asked for.
        let stream = report.streaming.verdict == Verdict::Works;
        report.seed = asker.seed(stream, &mut report.spent).await;
        report.logprobs = asker.logprobs(stream, &mut report.spent).await;
        report.token_ids = asker.token_ids(stream, &mut report.spent).await;
        report.tools = asker.tools(stream, &mut report.spent).await;
        report
    }
}

/// Asks one question at a time.
struct Asker<'a> {
    inner: &'a Inner,
    config: &'a EndpointConfig,
    greeting: [Message; 1],
}

impl<'a> Asker<'a> {
    fn new(inner: &'a Inner) -> Self {
        Self {
            inner,
            config: &inner.config,
            greeting: [Message::user("Reply with the single word: ok")],
        }
    }

    /// A plain question; the features are added to it one at a time.
    fn call(&self, stream: bool) -> Call<'_> {
        let limit = self.config.max_output_tokens.unwrap_or(OUTPUT_TOKENS);
        Call {
            messages: &self.greeting,
            seed: None,
            stream,
            max_tokens: Some(limit.min(OUTPUT_TOKENS)),
            logprobs: false,
            token_ids: false,
            extra: &self.config.extra_body,
        }
    }

    async fn ask(&self, call: &Call<'_>, spent: &mut Usage) -> Result<Answer, EndpointFailure> {
        let attempts = self.config.max_attempts.min(ATTEMPTS);
        let plan = Plan::new(&EndpointConfig {
            max_attempts: attempts,
            ..self.config.clone()
        });
        let answer = self.inner.run(call, plan).await;
        if let Ok(answer) = &answer {
            *spent = spent.plus(&answer.usage);
        }
        answer
    }

    /// Asks plainly, with a stream first; false if there was no answer either way.
    async fn basics(&self, report: &mut CheckReport) -> bool {
        let mut answer = self.ask(&self.call(true), &mut report.spent).await;
        report.streaming = match &answer {
            Ok(answer) if answer.streamed => Finding::works("the answer came as events"),
            Ok(_) => Finding::fails("a stream was asked for, the answer came in one piece"),
            Err(failure) => Finding::fails(failure.to_string()),
        };
        if answer.is_err() {
            answer = self.ask(&self.call(false), &mut report.spent).await;
        }
        match answer {
            Ok(answer) => {
                report.reachable = Finding::works("a chat request was answered");
                report.usage = usage_finding(&answer);
                report.reasoning = reasoning_finding(&answer);
                report.served_model = answer.reply.model;
                true
            }
            Err(failure) => {
                report.reachable = Finding::fails(failure.to_string());
                report.streaming = Finding::unknown("no answer without streaming either");
                false
            }
        }
    }

    async fn models(&self) -> Finding {
        let probe = Arc::new(Probe::default());
        let wiring = &self.inner.wiring;
        let client = wiring.client(self.config.idle_timeout(), false, &probe);
        let admission = self.inner.limits.admit(0).await;
        let models = client.models();
        let listed = timeout(self.config.request_timeout(), models.list_byot::<Value>()).await;
        admission.settle(None);
        match listed {
            Err(_) => Finding::unknown("the list of models did not come in time"),
            Ok(Err(error)) => Finding::unknown(wiring.broken(error, &probe.facts()).message),
            Ok(Ok(list)) => self.listed(&list),
        }
    }

    fn listed(&self, list: &Value) -> Finding {
        let Some(models) = list["data"].as_array() else {
            return Finding::unknown("the server gives no list of models");
        };
        let model = &self.config.model;
        if models.iter().any(|entry| entry["id"] == json!(model)) {
            Finding::works(format!("listed among {} models", models.len()))
        } else {
            Finding::fails(format!("not among the {} listed models", models.len()))
        }
    }

    async fn seed(&self, stream: bool, spent: &mut Usage) -> Finding {
        if !self.config.seed {
            return Finding::unknown("turned off in the configuration");
        }
        let mut call = self.call(stream);
        call.seed = Some(1);
        match self.ask(&call, spent).await {
            Ok(_) => Finding::works("a request with a seed was answered"),
            Err(failure) => Finding::of_failure(&failure),
        }
    }

    async fn logprobs(&self, stream: bool, spent: &mut Usage) -> Finding {
        let mut call = self.call(stream);
        call.logprobs = true;
        match self.ask(&call, spent).await {
            Ok(answer) => match answer.reply.logprobs {
                Some(tokens) => Finding::works(format!("given for {} tokens", tokens.len())),
                None => Finding::fails("asked for, not given"),
            },
            Err(failure) => Finding::of_failure(&failure),
        }
    }

    async fn token_ids(&self, stream: bool, spent: &mut Usage) -> Finding {
        let mut call = self.call(stream);
        call.token_ids = true;
        match self.ask(&call, spent).await {
            Ok(answer) => match (answer.reply.prompt_token_ids, answer.reply.token_ids) {
                (Some(_), Some(_)) => Finding::works("given for prompt and answer"),
                (None, Some(_)) => Finding::works("given for the answer only"),
                _ => Finding::fails("asked for, not given"),
            },
            Err(failure) => Finding::of_failure(&failure),
        }
    }

    async fn tools(&self, stream: bool, spent: &mut Usage) -> Finding {
        let extra = with_tool(&self.config.extra_body);
        let messages = [Message::user("What time is it? Use the tool `get_time`.")];
        let mut call = self.call(stream);
        call.messages = &messages;
        call.extra = &extra;
        match self.ask(&call, spent).await {
            Ok(answer) if answer.reply.tool_calls => Finding::works("the tool was called"),
            Ok(_) => Finding::unknown("tools were accepted, none was called"),
            Err(failure) => Finding::of_failure(&failure),
        }
    }
}

fn usage_finding(answer: &Answer) -> Finding {
    match &answer.reply.usage {
        Some(usage) => Finding::works(format!(
            "{} prompt and {} completion tokens reported",
            usage.prompt_tokens, usage.completion_tokens
        )),
        None => Finding::fails("not reported; counts will be estimates"),
    }
}

fn reasoning_finding(answer: &Answer) -> Finding {
    match answer.reply.reasoning_field {
        Some(field) => Finding::works(format!("reported as `{field}`")),
        None => Finding::unknown("none came; the model may not reason"),
    }
}

/// The configured extra fields with a tool that takes no arguments.
fn with_tool(extra: &Map<String, Value>) -> Map<String, Value> {
    let mut extra = extra.clone();
    let tool = json!({
        "type": "function",
        "function": {
            "name": "get_time",
            "description": "Tells the current time.",
            "parameters": {"type": "object", "properties": {}},
        },
    });
    extra.insert("tools".to_owned(), json!([tool]));
    extra.insert("tool_choice".to_owned(), json!("auto"));
    extra
}
