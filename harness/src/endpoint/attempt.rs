//! One attempt: a request, its reply, and what became of it.

use std::sync::Arc;
use std::time::Duration;

use async_openai::Client;
use async_openai::error::OpenAIError;
use futures::StreamExt;
use serde_json::{Map, Value};
use tokio::time::{Instant, timeout};

use super::access::Access;
use super::assemble::{Assembler, Reply};
use super::classify::quote;
use super::fault::Fault;
use super::hidden::Scrubber;
use super::probe::{Facts, Probe};
use super::sse::looks_like_events;
use super::transport::Transport;
use super::wire::{Chunk, Request, StreamOptions};
use super::{EndpointConfig, FailureClass, MaxTokensField, Message};

/// What one call asks for.
pub(super) struct Call<'a> {
    pub(super) messages: &'a [Message],
    pub(super) seed: Option<u64>,
    pub(super) stream: bool,
    pub(super) max_tokens: Option<u32>,
    pub(super) logprobs: bool,
    pub(super) token_ids: bool,
    pub(super) extra: &'a Map<String, Value>,
}

impl Call<'_> {
    fn request<'r>(&'r self, config: &'r EndpointConfig, include_usage: bool) -> Request<'r> {
        let limit = |field| self.max_tokens.filter(|_| config.max_tokens_field == field);
        Request {
            model: &config.model,
            messages: self.messages,
            stream: self.stream,
            stream_options: (self.stream && include_usage).then_some(StreamOptions {
                include_usage: true,
            }),
            temperature: config.temperature,
            top_p: config.top_p,
            max_tokens: limit(MaxTokensField::MaxTokens),
            max_completion_tokens: limit(MaxTokensField::MaxCompletionTokens),
            stop: &config.stop,
            seed: self.seed,
            logprobs: self.logprobs.then_some(true),
            return_token_ids: self.token_ids.then_some(true),
            extra: self.extra,
        }
    }
}

/// What every attempt of an endpoint is made with.
pub(super) struct Wiring {
    pub(super) http: reqwest::Client,
    pub(super) api: Client<Access>,
    pub(super) scrubber: Arc<Scrubber>,
}

/// How an attempt went.
pub(super) struct Outcome {
    pub(super) result: Result<Reply, Fault>,
    pub(super) status: Option<u16>,
    pub(super) streamed: bool,
    pub(super) duration: Duration,
    /// From sending to the first text, if it came as a stream.
    pub(super) to_first_text: Option<Duration>,
}

impl Wiring {
    /// A client for one attempt, whose transport reports to `probe`.
    pub(super) fn client(
        &self,
        idle: Duration,
        stream: bool,
        probe: &Arc<Probe>,
    ) -> Client<Access> {
        self.api.clone().with_http_service(Transport {
            http: self.http.clone(),
            probe: probe.clone(),
            scrubber: self.scrubber.clone(),
            idle,
            stream,
        })
    }

    /// Makes one attempt. `include_usage` asks for usage at the end of a stream.
    pub(super) async fn attempt(
        &self,
        config: &EndpointConfig,
        call: &Call<'_>,
        include_usage: bool,
    ) -> Outcome {
        let probe = Arc::new(Probe::default());
        let client = self.client(config.idle_timeout(), call.stream, &probe);
        let request = call.request(config, include_usage);
        let began = Instant::now();
        // Outside of the timed part, so that what it has survives the timeout.
        let mut assembler = Assembler::default();
        let driven = drive(&client, &request, &mut assembler);
        let driven = timeout(config.request_timeout(), driven).await;
        let facts = probe.facts();
        let first_text = assembler.first_text.filter(|_| facts.streamed);
        let end = match driven {
            Err(_) => Some(late(config, &facts)),
            Ok(Err(error)) => Some(self.broken(error, &facts)),
            Ok(Ok(())) => None,
        };
        Outcome {
            result: self.conclude(assembler, end, &facts),
            status: facts.status,
            streamed: facts.streamed,
            duration: began.elapsed(),
            to_first_text: first_text.map(|at| at.duration_since(began)),
        }
    }

    /// The answer, or why there is none. `end` is what ended the reply before its time, if anything.
    fn conclude(
        &self,
        assembler: Assembler,
        end: Option<Fault>,
        facts: &Facts,
    ) -> Result<Reply, Fault> {
        let usage = assembler.usage;
        let fault = match end {
            // The answer was complete; what happened afterwards took nothing from it.
            Some(_) if assembler.is_complete() => None,
            other => other,
        };
        let result = match fault {
            Some(fault) => Err(fault),
            None => {
                // The beginning of a stream that was understood says nothing.
                let head = if facts.head.is_empty() || looks_like_events(&facts.head) {
                    String::new()
                } else {
                    quote(&String::from_utf8_lossy(&facts.head), &self.scrubber)
                };
                assembler.finish(facts.done, &head, &self.scrubber)
            }
        };
        result.map_err(|mut fault| {
            fault.status = fault.status.or(facts.status);
            fault.usage = fault.usage.or(usage);
            fault
        })
    }

    /// The fault behind an error of the library: the transport's, or one of parsing.
    pub(super) fn broken(&self, error: OpenAIError, facts: &Facts) -> Fault {
        if let Some(fault) = &facts.fault {
            return fault.clone();
        }
        let (class, message) = match error {
            OpenAIError::JSONDeserialize(error, body) => {
                let head = quote(&body, &self.scrubber);
                let message = format!("a part of the reply cannot be read ({error}): {head}");
                (FailureClass::InvalidResponse, message)
            }
            OpenAIError::StreamError(error) => {
                let words = quote(&error.to_string(), &self.scrubber);
                (
                    FailureClass::InvalidResponse,
                    format!("the stream cannot be read: {words}"),
                )
            }
            OpenAIError::InvalidArgument(words) => {
                (FailureClass::BadRequest, quote(&words, &self.scrubber))
            }
            other => (
                FailureClass::Network,
                quote(&other.to_string(), &self.scrubber),
            ),
        };
        Fault::new(class, message)
    }
}

/// Sends the request and feeds everything that comes back to the assembler.
async fn drive(
    client: &Client<Access>,
    request: &Request<'_>,
    assembler: &mut Assembler,
) -> Result<(), OpenAIError> {
    if !request.stream {
        assembler.push(client.chat().create_byot(request).await?);
        return Ok(());
    }
    let chat = client.chat();
    let mut chunks = chat.create_stream_byot::<_, Chunk>(request).await?;
    while let Some(chunk) = chunks.next().await {
        assembler.push(chunk?);
    }
    Ok(())
}

/// The fault behind an attempt that took too long as a whole.
fn late(config: &EndpointConfig, facts: &Facts) -> Fault {
    let message = format!(
        "the attempt took longer than request_timeout_s = {} s; {} bytes had arrived",
        config.request_timeout_s, facts.bytes
    );
    let fault = Fault::new(FailureClass::Timeout, message);
    // An answer that was on its way would take as long again; a silent server may have hung.
    if facts.bytes > 0 {
        fault.for_good()
    } else {
        fault
    }
}
