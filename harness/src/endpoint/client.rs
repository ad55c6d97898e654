//! The endpoint itself: a chat call with its retries, limits and records.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_openai::Client;
use reqwest::redirect::Policy;
use tokio::time::{Instant, sleep};

use super::access::Access;
use super::account::estimate_prompt;
use super::assemble::Reply;
use super::attempt::{Call, Outcome, Wiring};
use super::fault::Fault;
use super::hidden::Scrubber;
use super::limits::Limits;
use super::retry::{Next, Plan};
use super::{
    Attempt, Completion, EndpointConfig, EndpointError, EndpointFailure, FailureClass, Message,
    Prices, Usage, estimate_tokens,
};

/// The longest time a connection may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// Tokens assumed for an answer when charging the rate, where no limit is configured.
const ASSUMED_OUTPUT_TOKENS: u64 = 1024;

/// A model behind an address. Clones share limits, connections and what was learnt of the server.
#[derive(Clone)]
pub struct Endpoint {
    pub(super) inner: Arc<Inner>,
}

/// What the clones share.
pub(super) struct Inner {
    name: String,
    pub(super) config: EndpointConfig,
    prices: Option<Prices>,
    pub(super) wiring: Wiring,
    pub(super) limits: Limits,
    /// The server refused `stream_options` once; it is not sent again.
    no_stream_options: AtomicBool,
}

/// A complete answer with its records, before it becomes a [`Completion`].
pub(super) struct Answer {
    pub(super) reply: Reply,
    pub(super) usage: Usage,
    pub(super) streamed: bool,
    attempts: Vec<Attempt>,
    to_first_text: Option<Duration>,
    duration: Duration,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("name", &self.inner.name)
            .field("config", &self.inner.config)
            .finish_non_exhaustive()
    }
}

impl Endpoint {
    /// An endpoint that goes by `name` in messages. `api_key` is sent as a bearer token; pass what
    /// [`EndpointConfig::read_key`] returns. The environment is not consulted.
    ///
    /// # Errors
    /// [`EndpointError`] if the configuration or the key cannot work, or the HTTP client cannot be
    /// set up (no system certificates for an `https` address, for instance).
    pub fn new(
        name: impl Into<String>,
        config: EndpointConfig,
        api_key: Option<String>,
    ) -> Result<Self, EndpointError> {
        let name = name.into();
        config.validate(&name)?;
        let key = api_key
            .as_deref()
            .map(str::trim)
            .filter(|key| !key.is_empty());
        let access = Access::new(&name, &config, key)?;
        let http = http_client(&name, &config)?;
        let headers = config.extra_headers.values();
        let secrets = headers.map(|value| value.expose().to_owned());
        let scrubber = Scrubber::new(secrets.chain(key.map(str::to_owned)));
        if key.is_some() && sends_in_clear(&config) {
            tracing::warn!(endpoint = %name, "the key is sent unencrypted to another machine; use https");
        }
        Ok(Self {
            inner: Arc::new(Inner {
                prices: Prices::of(&config),
                limits: Limits::new(&config),
                wiring: Wiring {
                    api: Client::build(http.clone(), access),
                    http,
                    scrubber: Arc::new(scrubber),
                },
                no_stream_options: AtomicBool::new(false),
                name,
                config,
            }),
        })
    }

    /// The name given to [`Endpoint::new`].
    pub fn name(&self) -> &str {
        &self.inner.name
    }

    /// The configuration.
    pub fn config(&self) -> &EndpointConfig {
        &self.inner.config
    }

    /// Sends a conversation and waits for the complete answer, through as many attempts as the
    /// configuration allows. `seed` is left out if the configuration turns seeds off. Dropping the
    /// future ends the request.
    ///
    /// # Errors
    /// [`EndpointFailure`] with its class and all attempts; see [`FailureClass`].
    pub async fn chat(
        &self,
        messages: &[Message],
        seed: Option<u64>,
    ) -> Result<Completion, EndpointFailure> {
        let config = &self.inner.config;
        let call = Call {
            messages,
            seed: seed.filter(|_| config.seed),
            stream: config.stream,
            max_tokens: config.max_output_tokens,
            logprobs: config.logprobs,
            token_ids: config.token_ids,
            extra: &config.extra_body,
        };
        let answer = self.inner.run(&call, Plan::new(config)).await?;
        Ok(self.inner.completion(answer))
    }
}

impl Inner {
    /// Makes attempts until one succeeds or the plan ends.
    pub(super) async fn run(
        &self,
        call: &Call<'_>,
        mut plan: Plan,
    ) -> Result<Answer, EndpointFailure> {
        let began = Instant::now();
        let prompt = estimate_prompt(call.messages);
        let output = call.max_tokens.map_or(ASSUMED_OUTPUT_TOKENS, u64::from);
        let mut attempts = Vec::new();
        let mut backoff = Duration::ZERO;
        loop {
            let waiting = Instant::now();
            sleep(backoff).await;
            let admission = self.limits.admit(prompt.saturating_add(output)).await;
            let waited = waiting.elapsed();
            let include_usage = !self.no_stream_options.load(Ordering::Relaxed);
            let outcome = self.wiring.attempt(&self.config, call, include_usage).await;
            let usage = used(&outcome.result, prompt);
            admission.settle(usage.map(|usage| usage.total()));
            attempts.push(record(&outcome, waited, usage));
            let fault = match outcome.result {
                Ok(reply) => {
                    return Ok(Answer {
                        reply,
                        usage: usage.unwrap_or_default(),
                        streamed: outcome.streamed,
                        attempts,
                        to_first_text: outcome.to_first_text,
                        duration: began.elapsed(),
                    });
                }
                Err(fault) => fault,
            };
            let asked_for_usage = call.stream && include_usage;
            backoff = match self.next_wait(&fault, asked_for_usage, &mut plan) {
                Ok(wait) => wait,
                Err(reason) => return Err(self.failure(fault, reason, attempts, began.elapsed())),
            };
        }
    }

    /// The wait before the next attempt, or why there is none.
    fn next_wait(
        &self,
        fault: &Fault,
        asked_for_usage: bool,
        plan: &mut Plan,
    ) -> Result<Duration, Option<String>> {
        if fault.refuses_stream_options && asked_for_usage {
            // Happens at most once per call: from now on the option is left out.
            self.no_stream_options.store(true, Ordering::Relaxed);
            return Ok(Duration::ZERO);
        }
        let next = plan.after(fault);
        tracing::debug!(endpoint = %self.name, class = %fault.class, message = %fault.message, ?next, "attempt failed");
        let limited = fault.class == FailureClass::RateLimited;
        match next {
            Next::Retry(wait) => {
                if limited {
                    self.limits.pause(wait);
                }
                Ok(wait)
            }
            Next::GiveUp(reason) => {
                // This call ends here, but others should still heed the server.
                if let Some(wait) = plan.pause_of(fault) {
                    self.limits.pause(wait);
                }
                Err(reason)
            }
        }
    }

    fn failure(
        &self,
        fault: Fault,
        reason: Option<String>,
        attempts: Vec<Attempt>,
        duration: Duration,
    ) -> EndpointFailure {
        let usage = attempts.iter().filter_map(|attempt| attempt.usage);
        let usage = usage.reduce(|sum, usage| sum.plus(&usage));
        EndpointFailure {
            class: fault.class,
            message: match reason {
                Some(reason) => format!("{} ({reason})", fault.message),
                None => fault.message,
            },
            attempts,
            usage,
            cost_usd: usage.and_then(|usage| self.cost(&usage)),
            duration_ms: millis(duration),
        }
    }

    fn completion(&self, answer: Answer) -> Completion {
        let Answer { reply, usage, .. } = answer;
        Completion {
            text: reply.text,
            reasoning: reply.reasoning,
            stop_reason: reply.stop_reason,
            usage,
            cost_usd: self.cost(&usage),
            served_model: reply.model,
            prompt_token_ids: reply.prompt_token_ids,
            token_ids: reply.token_ids,
            logprobs: reply.logprobs,
            attempts: answer.attempts,
            time_to_first_token_ms: answer.to_first_text.map(millis),
            duration_ms: millis(answer.duration),
        }
    }

    fn cost(&self, usage: &Usage) -> Option<f64> {
        self.prices.map(|prices| prices.cost(usage))
    }
}

/// Tokens of an attempt: reported, or estimated for an answer without a report.
fn used(result: &Result<Reply, Fault>, prompt: u64) -> Option<Usage> {
    match result {
        Ok(reply) => Some(reply.usage.unwrap_or_else(|| {
            let reasoning = estimate_tokens(reply.reasoning.as_deref().map_or(0, str::len));
            Usage {
                prompt_tokens: prompt,
                completion_tokens: estimate_tokens(reply.text.len()).saturating_add(reasoning),
                reasoning_tokens: reasoning,
                cached_tokens: 0,
                estimated: true,
            }
        })),
        Err(fault) => fault.usage,
    }
}

fn record(outcome: &Outcome, waited: Duration, usage: Option<Usage>) -> Attempt {
    let fault = outcome.result.as_ref().err();
    Attempt {
        class: fault.map(|fault| fault.class),
        http_status: fault.and_then(|fault| fault.status).or(outcome.status),
        waited_ms: millis(waited),
        duration_ms: millis(outcome.duration),
        message: fault.map(|fault| fault.message.clone()),
        usage,
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Whether requests leave this machine without encryption.
fn sends_in_clear(config: &EndpointConfig) -> bool {
    reqwest::Url::parse(config.base()).is_ok_and(|url| {
        let local = url.host_str().is_some_and(|host| {
            let host = host.trim_matches(['[', ']']);
            host == "localhost"
                || host
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        });
        url.scheme() == "http" && !local
    })
}

/// An HTTP client that does nothing on its own: no proxies or keys from the environment, no
/// redirects (they would carry the key elsewhere), no retries.
fn http_client(name: &str, config: &EndpointConfig) -> Result<reqwest::Client, EndpointError> {
    let failed = |error: reqwest::Error| EndpointError::Client {
        endpoint: name.to_owned(),
        reason: super::transport::reason(error),
    };
    // An error only means that a provider is installed already; any will do.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT.min(config.request_timeout()));
    if let Some(proxy) = &config.proxy {
        builder = builder.proxy(reqwest::Proxy::all(proxy.trim()).map_err(failed)?);
    }
    builder.build().map_err(failed)
}
