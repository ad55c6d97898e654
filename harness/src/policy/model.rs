//! `openai`: a model behind an OpenAI-compatible endpoint.

use futures::FutureExt;
use futures::future::BoxFuture;

use super::{Answer, Policy, PolicyFactory, PolicyFailure, View};
use crate::endpoint::{
    Endpoint, EndpointFailure, FailureClass, Message, PromptStyle, estimate_tokens,
};
use crate::trajectory::Reply;

/// Asks an endpoint.
pub struct ModelPolicy {
    name: String,
    endpoint: Endpoint,
}

impl ModelPolicy {
    /// A policy that goes by `name` and asks `endpoint`.
    pub fn new(name: impl Into<String>, endpoint: Endpoint) -> Self {
        Self {
            name: name.into(),
            endpoint,
        }
    }
}

impl PolicyFactory for ModelPolicy {
    fn name(&self) -> &str {
        &self.name
    }

    fn begin(&self) -> Box<dyn Policy> {
        Box::new(Asking {
            endpoint: self.endpoint.clone(),
        })
    }

    fn prompt_style(&self) -> PromptStyle {
        self.endpoint.config().prompt_style
    }
}

struct Asking {
    endpoint: Endpoint,
}

impl Asking {
    /// Spares a request that cannot succeed: a conversation longer than the configured context. The estimate is low
    /// rather than high, so what might just fit is tried.
    fn fits(&self, messages: &[Message]) -> Result<(), PolicyFailure> {
        let Some(context) = self.endpoint.config().context_tokens else {
            return Ok(());
        };
        let estimate = estimate_tokens(messages.iter().map(|message| message.content.len()).sum());
        if estimate <= u64::from(context) {
            return Ok(());
        }
        Err(PolicyFailure::Endpoint(Box::new(EndpointFailure {
            class: FailureClass::ContextLength,
            message: format!(
                "the conversation has about {estimate} tokens, and `context_tokens` is {context}"
            ),
            attempts: Vec::new(),
            usage: None,
            cost_usd: None,
            duration_ms: 0,
        })))
    }
}

impl Policy for Asking {
    fn act<'a>(&'a mut self, view: &'a View<'a>) -> BoxFuture<'a, Result<Answer, PolicyFailure>> {
        async move {
            self.fits(view.messages)?;
            // Another seed each turn: a model that repeats a failed answer word for word learns nothing.
            let seed = view.seed.wrapping_add(u64::from(view.turn - 1)) & i64::MAX as u64;
            let said = self
                .endpoint
                .chat(view.messages, Some(seed))
                .await
                .map_err(|failure| PolicyFailure::Endpoint(Box::new(failure)))?;
            Ok(Answer::Reply(Box::new(Reply {
                text: said.text,
                reasoning: said.reasoning,
                stop_reason: Some(said.stop_reason),
                usage: said.usage,
                cost_usd: said.cost_usd,
                attempts: said.attempts,
                served_model: said.served_model,
                time_to_first_token_ms: said.time_to_first_token_ms,
                duration_ms: said.duration_ms,
                prompt_token_ids: said.prompt_token_ids,
                token_ids: said.token_ids,
                logprobs: said.logprobs,
            })))
        }
        .boxed()
    }
}
