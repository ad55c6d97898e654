//! Puts an answer together from the chunks of a stream, or from the one chunk of a whole body.

use serde_json::Value;
use tokio::time::Instant;

use super::classify::embedded_fault;
use super::fault::Fault;
use super::hidden::Scrubber;
use super::wire::{Body, Choice, Chunk};
use super::{FailureClass, StopReason, TokenLogprob, Usage};

/// Finish reasons with which servers end an answer they did not complete.
const ABORTED: [&str; 4] = ["abort", "aborted", "cancelled", "error"];

/// An answer in the making. What it has so far survives when its stream does not.
#[derive(Default)]
pub(super) struct Assembler {
    text: String,
    reasoning: String,
    reasoning_content: String,
    refusal: String,
    finish: Option<String>,
    model: Option<String>,
    prompt_token_ids: Option<Vec<u32>>,
    token_ids: Option<Vec<u32>>,
    logprobs: Option<Vec<TokenLogprob>>,
    tool_calls: bool,
    chunks: u64,
    knows_choices: bool,
    has_choice: bool,
    error: Option<Value>,
    pub(super) usage: Option<Usage>,
    pub(super) first_text: Option<Instant>,
}

/// A complete answer as one attempt produced it.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) text: String,
    pub(super) reasoning: Option<String>,
    /// Name of the field the reasoning came in.
    pub(super) reasoning_field: Option<&'static str>,
    pub(super) stop_reason: StopReason,
    pub(super) usage: Option<Usage>,
    pub(super) model: Option<String>,
    pub(super) prompt_token_ids: Option<Vec<u32>>,
    pub(super) token_ids: Option<Vec<u32>>,
    pub(super) logprobs: Option<Vec<TokenLogprob>>,
    pub(super) tool_calls: bool,
}

impl Assembler {
    /// Adds a chunk.
    pub(super) fn push(&mut self, chunk: Chunk) {
        self.chunks += 1;
        if let Some(error) = chunk.error.filter(|error| !error.is_null()) {
            self.error.get_or_insert(error);
        } else if chunk.object.as_deref() == Some("error") {
            let words = chunk.message.unwrap_or_default();
            self.error.get_or_insert(Value::String(words));
        }
        // Servers that report usage on every chunk count up: the last report stands.
        if let Some(usage) = chunk.usage.and_then(|usage| usage.read()) {
            self.usage = Some(usage);
        }
        self.model = chunk.model.or(self.model.take());
        self.prompt_token_ids = chunk.prompt_token_ids.or(self.prompt_token_ids.take());
        self.knows_choices |= chunk.choices.is_some();
        for choice in chunk.choices.into_iter().flatten() {
            // Only one answer was asked for; others a server adds are not mixed into it.
            if choice.index.unwrap_or(0) == 0 {
                self.push_choice(choice);
            }
        }
    }

    fn push_choice(&mut self, choice: Choice) {
        self.has_choice = true;
        // Some servers send an empty reason on every chunk but the last.
        if let Some(reason) = choice.finish_reason.filter(|reason| !reason.is_empty()) {
            self.finish = Some(reason);
        }
        self.prompt_token_ids = choice.prompt_token_ids.or(self.prompt_token_ids.take());
        if let Some(ids) = choice.token_ids {
            self.token_ids.get_or_insert_default().extend(ids);
        }
        if let Some(logprobs) = choice.logprobs.and_then(|logprobs| logprobs.content) {
            self.logprobs.get_or_insert_default().extend(logprobs);
        }
        for body in [choice.delta, choice.message].into_iter().flatten() {
            self.push_body(body);
        }
    }

    fn push_body(&mut self, body: Body) {
        let (text, thinking) = body
            .content
            .map(|content| content.split())
            .unwrap_or_default();
        self.text.push_str(&text);
        self.reasoning.push_str(&thinking);
        self.reasoning.push_str(&body.reasoning.unwrap_or_default());
        self.reasoning_content
            .push_str(&body.reasoning_content.unwrap_or_default());
        self.refusal.push_str(&body.refusal.unwrap_or_default());
        self.tool_calls |= body.tool_calls.is_some_and(|calls| !calls.is_empty());
        let silent =
            self.text.is_empty() && self.reasoning.is_empty() && self.reasoning_content.is_empty();
        if self.first_text.is_none() && !silent {
            self.first_text = Some(Instant::now());
        }
    }

    /// Whether the answer itself is complete, whatever happened to the stream afterwards.
    pub(super) fn is_complete(&self) -> bool {
        self.finish.is_some() && self.error.is_none()
    }

    /// The answer, once nothing more will come. `done` if the server said so; `head` is the
    /// beginning of the body for messages.
    pub(super) fn finish(
        self,
        done: bool,
        head: &str,
        scrubber: &Scrubber,
    ) -> Result<Reply, Fault> {
        let usage = self.usage;
        self.conclude(done, head, scrubber).map_err(|mut fault| {
            fault.usage = usage;
            fault
        })
    }

    fn conclude(mut self, done: bool, head: &str, scrubber: &Scrubber) -> Result<Reply, Fault> {
        if let Some(error) = self.error.take() {
            return Err(embedded_fault(&error, self.has_choice, scrubber));
        }
        let Some(finish) = self.finish.take() else {
            return Err(self.incomplete(done, head));
        };
        if ABORTED.contains(&finish.as_str()) {
            let message = format!("the server broke off the answer (finish reason `{finish}`)");
            return Err(Fault::new(FailureClass::ServerError, message));
        }
        if self.text.is_empty() && !self.refusal.is_empty() {
            let words = super::classify::quote(&self.refusal, scrubber);
            let message = format!("the model refused: {words}");
            return Err(Fault::new(FailureClass::Refused, message));
        }
        if self.text.is_empty() && finish == "content_filter" {
            let message = "a content filter removed the whole answer";
            return Err(Fault::new(FailureClass::Refused, message));
        }
        Ok(self.into_reply(finish))
    }

    /// Why a body that ended without a finish reason is no answer.
    fn incomplete(&self, done: bool, head: &str) -> Fault {
        if self.chunks == 0 && !head.is_empty() && !done {
            let message = format!("the body holds no chat completion; it begins: {head}");
            return Fault::new(FailureClass::InvalidResponse, message);
        }
        if done && !self.has_choice {
            return if self.knows_choices || self.chunks == 0 {
                Fault::new(
                    FailureClass::Empty,
                    "the reply is complete and holds no choice",
                )
            } else {
                let message = format!("the reply has no `choices`; it begins: {head}");
                Fault::new(FailureClass::InvalidResponse, message)
            };
        }
        let end = if done { "was declared done" } else { "ended" };
        let message = format!(
            "the reply {end} without a finish reason, after {} characters of text",
            self.text.chars().count()
        );
        Fault::new(FailureClass::CutStream, message)
    }

    fn into_reply(self, finish: String) -> Reply {
        // A server that sends both names says the same under each.
        let (reasoning, reasoning_field) = if !self.reasoning.is_empty() {
            (Some(self.reasoning), Some("reasoning"))
        } else if !self.reasoning_content.is_empty() {
            (Some(self.reasoning_content), Some("reasoning_content"))
        } else {
            (None, None)
        };
        Reply {
            text: self.text,
            reasoning,
            reasoning_field,
            stop_reason: StopReason::from(finish),
            usage: self.usage,
            model: self.model,
            prompt_token_ids: self.prompt_token_ids,
            token_ids: self.token_ids,
            logprobs: self.logprobs,
            tool_calls: self.tool_calls,
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn assemble(chunks: &[&str], done: bool) -> Result<Reply, Fault> {
        let mut assembler = Assembler::default();
        for chunk in chunks {
            assembler.push(serde_json::from_str(chunk).expect("a chunk"));
        }
        assembler.finish(done, "head", &Scrubber::default())
    }

    #[test]
    fn both_names_for_reasoning_do_not_double_it() {
        let reply = assemble(
            &[
                r#"{"choices":[{"delta":{"reasoning":"a","reasoning_content":"a"}}]}"#,
                r#"{"choices":[{"delta":{"reasoning":"b","reasoning_content":"b","content":"x"}}]}"#,
                r#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#,
            ],
            true,
        )
        .expect("a reply");
        assert_eq!(reply.reasoning.as_deref(), Some("ab"));
        assert_eq!(reply.text, "x");
    }

    #[test]
    fn done_without_a_finish_reason_is_no_answer() {
        let chunk = r#"{"choices":[{"delta":{"content":"x"},"finish_reason":""}]}"#;
        for done in [true, false] {
            let fault = assemble(&[chunk], done).expect_err("a fault");
            assert_eq!(fault.class, FailureClass::CutStream);
        }
    }

    #[test]
    fn only_the_first_choice_counts() {
        let reply = assemble(
            &[
                r#"{"choices":[{"index":1,"message":{"content":"no"},"finish_reason":"stop"},
                 {"index":0,"message":{"content":"yes"},"finish_reason":"length"}]}"#,
            ],
            true,
        )
        .expect("a reply");
        assert_eq!(
            (reply.text.as_str(), reply.stop_reason),
            ("yes", StopReason::Length)
        );
    }

    #[test]
    fn errors_inside_a_stream_are_classed_by_their_words() {
        let begun = r#"{"choices":[{"delta":{"content":"x"}}]}"#;
        let class = |chunks: &[&str]| assemble(chunks, true).expect_err("a fault").class;
        let error = r#"{"error":{"message":"boom","code":500}}"#;
        assert_eq!(class(&[error]), FailureClass::InvalidResponse);
        assert_eq!(class(&[begun, error]), FailureClass::ServerError);
        let full = r#"{"error":{"message":"maximum context length is 9"}}"#;
        assert_eq!(class(&[full]), FailureClass::ContextLength);
        let unwrapped = r#"{"object":"error","message":"boom"}"#;
        assert_eq!(class(&[unwrapped]), FailureClass::InvalidResponse);
    }

    #[test]
    fn refusals_and_aborts_are_no_answers_and_keep_their_usage() {
        let refusal = r#"{"choices":[{"message":{"content":null,"refusal":"I cannot"},
            "finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}"#;
        let fault = assemble(&[refusal], true).expect_err("a fault");
        assert_eq!(fault.class, FailureClass::Refused);
        assert_eq!(fault.usage.map(|usage| usage.total()), Some(5));
        let abort = r#"{"choices":[{"message":{"content":"x"},"finish_reason":"abort"}]}"#;
        let fault = assemble(&[abort], true).expect_err("a fault");
        assert_eq!(fault.class, FailureClass::ServerError);
        let filtered =
            r#"{"choices":[{"message":{"content":"x"},"finish_reason":"content_filter"}]}"#;
        let reply = assemble(&[filtered], true).expect("a partial answer");
        assert_eq!(reply.stop_reason, StopReason::ContentFilter);
    }
}
