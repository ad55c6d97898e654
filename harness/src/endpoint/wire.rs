//! The JSON that goes over the wire: our request, and the reply as servers really send it.
//!
//! One reply type serves streams and whole bodies alike. Fields an answer cannot do without are
//! read strictly; anything else that has an unexpected shape counts as absent.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::{Message, TokenLogprob};

/// Body of a chat request.
#[derive(Serialize)]
pub(super) struct Request<'a> {
    pub(super) model: &'a str,
    pub(super) messages: &'a [Message],
    pub(super) stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stream_options: Option<StreamOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) temperature: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) top_p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_completion_tokens: Option<u32>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) stop: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) logprobs: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) return_token_ids: Option<bool>,
    /// Validated to hold none of the names above.
    #[serde(flatten)]
    pub(super) extra: &'a Map<String, Value>,
}

/// Asks for usage at the end of a stream.
#[derive(Serialize)]
pub(super) struct StreamOptions {
    pub(super) include_usage: bool,
}

/// A chunk of a stream, or a whole reply.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chunk {
    pub(super) choices: Option<Vec<Choice>>,
    #[serde(deserialize_with = "lenient")]
    pub(super) usage: Option<WireUsage>,
    #[serde(deserialize_with = "lenient")]
    pub(super) model: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) prompt_token_ids: Option<Vec<u32>>,
    /// An error in place of an answer; servers send it with status 200, in streams above all.
    pub(super) error: Option<Value>,
    /// `error` in the error bodies of older vLLM, which have no wrapper.
    #[serde(deserialize_with = "lenient")]
    pub(super) object: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) message: Option<String>,
}

/// One alternative answer, whole or in part.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Choice {
    #[serde(deserialize_with = "lenient")]
    pub(super) index: Option<u64>,
    pub(super) delta: Option<Body>,
    pub(super) message: Option<Body>,
    #[serde(deserialize_with = "lenient")]
    pub(super) finish_reason: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) logprobs: Option<WireLogprobs>,
    #[serde(deserialize_with = "lenient")]
    pub(super) token_ids: Option<Vec<u32>>,
    #[serde(deserialize_with = "lenient")]
    pub(super) prompt_token_ids: Option<Vec<u32>>,
}

/// What the model said. The two names for reasoning are separate fields because some servers send
/// both at once.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Body {
    pub(super) content: Option<Content>,
    #[serde(deserialize_with = "lenient")]
    pub(super) reasoning: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) reasoning_content: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) refusal: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) tool_calls: Option<Vec<Value>>,
}

/// An answer as plain text or as typed parts.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Content {
    Text(String),
    Parts(Vec<Value>),
}

impl Content {
    /// The text and the reasoning it consists of.
    pub(super) fn split(self) -> (String, String) {
        match self {
            Self::Text(text) => (text, String::new()),
            Self::Parts(parts) => {
                let (mut text, mut thinking) = (String::new(), String::new());
                for part in &parts {
                    text.push_str(part["text"].as_str().unwrap_or_default());
                    // Thinking is a string, or a list of text parts of its own.
                    match &part["thinking"] {
                        Value::String(thought) => thinking.push_str(thought),
                        Value::Array(thoughts) => thoughts
                            .iter()
                            .filter_map(|thought| thought["text"].as_str())
                            .for_each(|thought| thinking.push_str(thought)),
                        _ => {}
                    }
                }
                (text, thinking)
            }
        }
    }
}

/// Log-probabilities of the tokens in this chunk.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WireLogprobs {
    #[serde(deserialize_with = "lenient")]
    pub(super) content: Option<Vec<TokenLogprob>>,
}

/// Token counts as reported.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WireUsage {
    #[serde(deserialize_with = "lenient")]
    pub(super) prompt_tokens: Option<u64>,
    #[serde(deserialize_with = "lenient")]
    pub(super) completion_tokens: Option<u64>,
    #[serde(deserialize_with = "lenient")]
    prompt_tokens_details: Option<PromptDetails>,
    #[serde(deserialize_with = "lenient")]
    completion_tokens_details: Option<CompletionDetails>,
    /// DeepSeek's name for cached tokens.
    #[serde(deserialize_with = "lenient")]
    prompt_cache_hit_tokens: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PromptDetails {
    #[serde(deserialize_with = "lenient")]
    cached_tokens: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CompletionDetails {
    #[serde(deserialize_with = "lenient")]
    reasoning_tokens: Option<u64>,
}

impl WireUsage {
    /// The report in our terms; `None` if it counts nothing.
    pub(super) fn read(&self) -> Option<super::Usage> {
        if self.prompt_tokens.is_none() && self.completion_tokens.is_none() {
            return None;
        }
        let prompt = self.prompt_tokens_details.as_ref();
        let completion = self.completion_tokens_details.as_ref();
        Some(super::Usage {
            prompt_tokens: self.prompt_tokens.unwrap_or(0),
            completion_tokens: self.completion_tokens.unwrap_or(0),
            reasoning_tokens: completion.and_then(|d| d.reasoning_tokens).unwrap_or(0),
            cached_tokens: prompt
                .and_then(|d| d.cached_tokens)
                .or(self.prompt_cache_hit_tokens)
                .unwrap_or(0),
            estimated: false,
        })
    }
}

/// Reads a field that may have any shape; the wrong one counts as absent.
fn lenient<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).ok())
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn chunk(json: &str) -> Chunk {
        serde_json::from_str(json).expect("a tolerated chunk")
    }

    #[test]
    fn odd_shapes_outside_the_answer_are_tolerated() {
        let chunk = chunk(
            r#"{"id":7,"created":1.5,"model":["m"],"service_tier":{},"usage":"none","choices":[
                {"index":"0","delta":{"role":7,"content":null,"reasoning":{"effort":"low"},
                 "tool_calls":null},"finish_reason":null,"logprobs":3,"token_ids":[-1]}]}"#,
        );
        assert!(chunk.usage.is_none() && chunk.model.is_none());
        let choice = &chunk.choices.as_ref().expect("choices")[0];
        assert!(choice.token_ids.is_none() && choice.logprobs.is_none());
        assert!(choice.delta.as_ref().expect("delta").content.is_none());
    }

    #[test]
    fn an_answer_that_is_no_text_is_an_error() {
        let odd = r#"{"choices":[{"message":{"content":17}}]}"#;
        assert!(serde_json::from_str::<Chunk>(odd).is_err());
        assert!(serde_json::from_str::<Chunk>(r#"{"choices":"many"}"#).is_err());
    }

    #[test]
    fn parts_are_split_into_text_and_thinking() {
        let parts: Content = serde_json::from_str(
            r#"[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},
                {"type":"text","text":"a"},{"type":"text","text":"b"},17]"#,
        )
        .expect("parts");
        assert_eq!(parts.split(), ("ab".to_owned(), "hm".to_owned()));
    }

    #[test]
    fn usage_details_are_found_under_their_names() {
        let usage = chunk(
            r#"{"usage":{"prompt_tokens":10,"completion_tokens":5,
                "prompt_tokens_details":{"cached_tokens":4},
                "completion_tokens_details":{"reasoning_tokens":3}}}"#,
        );
        let usage = usage.usage.and_then(|u| u.read()).expect("usage");
        assert_eq!((usage.cached_tokens, usage.reasoning_tokens), (4, 3));
        let usage = chunk(r#"{"usage":{"prompt_tokens":10,"prompt_cache_hit_tokens":6}}"#);
        assert_eq!(
            usage
                .usage
                .and_then(|u| u.read())
                .expect("usage")
                .cached_tokens,
            6
        );
        assert!(
            chunk(r#"{"usage":{}}"#)
                .usage
                .and_then(|u| u.read())
                .is_none()
        );
    }
}
