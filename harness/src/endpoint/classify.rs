//! What a server's refusal means: from status and body to a failure class.

use reqwest::StatusCode;
use serde_json::Value;

use super::FailureClass;
use super::fault::Fault;
use super::hidden::Scrubber;

/// Characters of a server's words that a message repeats.
pub(super) const QUOTE_CHARS: usize = 400;

/// Ways in which servers say that the conversation is too long, in lower case.
const CONTEXT_WORDS: [&str; 11] = [
    "context_length_exceeded",
    "exceed_context_size",
    "maximum context length",
    "context length",
    "context window",
    "context size",
    "prompt is too long",
    "input is too long",
    "maximum prompt length",
    "exceeds the maximum number of tokens",
    "reduce the length of the messages",
];

/// Ways in which filters say no, in lower case.
const FILTER_WORDS: [&str; 6] = [
    "content_filter",
    "content_policy_violation",
    "content management policy",
    "responsibleaipolicyviolation",
    "flagged by moderation",
    "requires moderation",
];

/// The parts of an error body that matter.
struct ErrorBody {
    message: String,
    /// Type and code, in lower case.
    labels: String,
    /// A numeric code, where the error carries one.
    code: Option<u16>,
}

impl ErrorBody {
    fn of_text(body: &str) -> Self {
        match serde_json::from_str::<Value>(body) {
            Ok(value @ (Value::Object(_) | Value::String(_))) => Self::of_value(&value),
            _ => Self {
                message: body.to_owned(),
                labels: String::new(),
                code: None,
            },
        }
    }

    /// Looks through the usual wrappers: `{"error": {...}}`, `{"error": "..."}`,
    /// `{"message": ...}`, `{"detail": ...}`.
    fn of_value(value: &Value) -> Self {
        let inner = match &value["error"] {
            Value::Null => value,
            inner => inner,
        };
        let message = match (inner, &inner["message"], &inner["detail"]) {
            (Value::String(text), _, _) | (_, Value::String(text), _) => text.clone(),
            (_, _, Value::String(text)) => text.clone(),
            _ => inner.to_string(),
        };
        let label = |key: &str| inner[key].as_str().unwrap_or_default().to_lowercase();
        Self {
            message,
            labels: format!("{} {}", label("type"), label("code")),
            code: inner["code"]
                .as_u64()
                .and_then(|code| u16::try_from(code).ok()),
        }
    }

    fn says(&self, words: &[&str]) -> bool {
        let message = self.message.to_lowercase();
        words
            .iter()
            .any(|word| message.contains(word) || self.labels.contains(word))
    }

    /// The class that the words give away whatever the status.
    fn class_by_words(&self) -> Option<FailureClass> {
        if self.says(&CONTEXT_WORDS) {
            Some(FailureClass::ContextLength)
        } else if self.says(&FILTER_WORDS) {
            Some(FailureClass::Refused)
        } else {
            None
        }
    }
}

/// The fault behind a reply whose status is not a success.
pub(super) fn http_fault(status: StatusCode, body: &[u8], scrubber: &Scrubber) -> Fault {
    let body = ErrorBody::of_text(&String::from_utf8_lossy(body));
    // Rate limits may speak of tokens and context; keys and paths never mean the conversation.
    let by_words = match status.as_u16() {
        400 | 403 | 413 | 422 | 500 => body.class_by_words(),
        _ => None,
    };
    let class = by_words.unwrap_or_else(|| class_of_status(status));
    let quota = body.says(&["insufficient_quota", "exceeded your current quota"]);
    let remedy = remedy(class, status, &body, quota);
    let mut fault = Fault::new(
        class,
        format!(
            "HTTP {}: {}{remedy}",
            status.as_u16(),
            quote(&body.message, scrubber)
        ),
    );
    fault.status = Some(status.as_u16());
    fault.refuses_stream_options =
        matches!(status.as_u16(), 400 | 422) && body.says(&["stream_options", "include_usage"]);
    if class == FailureClass::RateLimited && quota {
        fault = fault.for_good();
    }
    fault
}

/// The fault behind an error that arrived with status 200; `begun` if part of an answer came first.
pub(super) fn embedded_fault(error: &Value, begun: bool, scrubber: &Scrubber) -> Fault {
    let body = ErrorBody::of_value(error);
    let message = quote(&body.message, scrubber);
    let class = body.class_by_words().unwrap_or(match (begun, body.code) {
        (_, Some(429)) => FailureClass::RateLimited,
        (true, _) => FailureClass::ServerError,
        (false, _) => FailureClass::InvalidResponse,
    });
    Fault::new(
        class,
        format!("the server reported an error with status 200: {message}"),
    )
}

/// The class of a status that is not a success, whatever the body says.
fn class_of_status(status: StatusCode) -> FailureClass {
    match status.as_u16() {
        401..=403 => FailureClass::Auth,
        404 | 410 => FailureClass::NotFound,
        408 => FailureClass::Timeout,
        413 => FailureClass::TooLarge,
        429 => FailureClass::RateLimited,
        409 | 425 | 500..=599 => FailureClass::ServerError,
        // Informational and other successes never carry an answer; 3xx and 4xx mean a wrong request.
        100..=299 => FailureClass::InvalidResponse,
        _ => FailureClass::BadRequest,
    }
}

/// What to do about it, where the status or the words give it away.
fn remedy(class: FailureClass, status: StatusCode, body: &ErrorBody, quota: bool) -> &'static str {
    match class {
        FailureClass::Auth if status.as_u16() == 402 => " (the account has no credit left)",
        FailureClass::Auth => " (check the key in the variable named by `api_key_env`)",
        FailureClass::NotFound => " (check `base_url`, which usually ends in /v1, and `model`)",
        FailureClass::RateLimited if quota => " (the account's quota is used up; not retried)",
        FailureClass::ContextLength => " (shorten the conversation or lower `max_output_tokens`)",
        FailureClass::BadRequest if status.is_redirection() => {
            " (redirects are not followed; set `base_url` to the final address)"
        }
        FailureClass::BadRequest if body.says(&["max_completion_tokens"]) => {
            " (set `max_tokens_field = \"max_completion_tokens\"`)"
        }
        FailureClass::BadRequest if body.says(&["seed"]) => " (set `seed = false`)",
        _ => "",
    }
}

/// A server's words, made safe to repeat.
pub(super) fn quote(text: &str, scrubber: &Scrubber) -> String {
    let text = scrubber.clean(text, QUOTE_CHARS);
    if text.is_empty() {
        "(empty body)".to_owned()
    } else {
        text
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn class(status: u16, body: &str) -> FailureClass {
        fault(status, body).class
    }

    fn fault(status: u16, body: &str) -> Fault {
        let status = StatusCode::from_u16(status).expect("a status");
        http_fault(status, body.as_bytes(), &Scrubber::default())
    }

    #[test]
    fn statuses_have_their_classes() {
        use FailureClass::*;
        for (status, expected) in [
            (400, BadRequest),
            (401, Auth),
            (403, Auth),
            (404, NotFound),
            (405, BadRequest),
            (408, Timeout),
            (409, ServerError),
            (413, TooLarge),
            (422, BadRequest),
            (425, ServerError),
            (429, RateLimited),
            (500, ServerError),
            (503, ServerError),
            (302, BadRequest),
        ] {
            assert_eq!(class(status, "nothing special"), expected, "{status}");
        }
    }

    #[test]
    fn full_windows_are_recognised_in_the_words_of_several_servers() {
        for body in [
            r#"{"error":{"message":"x","type":"invalid_request_error","code":"context_length_exceeded"}}"#,
            r#"{"object":"error","message":"This model's maximum context length is 4096 tokens.","code":400}"#,
            r#"{"error":{"code":400,"message":"too big","type":"exceed_context_size_error"}}"#,
            r#"{"error":"prompt is too long: 9 tokens > 8 maximum"}"#,
        ] {
            assert_eq!(class(400, body), FailureClass::ContextLength, "{body}");
        }
        let limited = "maximum context length aside, slow down";
        assert_eq!(class(429, limited), FailureClass::RateLimited);
    }

    #[test]
    fn filters_are_recognised() {
        let body = r#"{"error":{"code":"content_filter","message":"no"}}"#;
        assert_eq!(class(400, body), FailureClass::Refused);
    }

    #[test]
    fn a_used_up_quota_is_final() {
        let body = r#"{"error":{"message":"pay","type":"insufficient_quota"}}"#;
        assert!(!fault(429, body).retryable);
        assert!(fault(429, "slow down").retryable);
    }

    #[test]
    fn messages_are_found_in_every_wrapper() {
        for body in [
            r#"{"error":{"message":"the words"}}"#,
            r#"{"error":"the words"}"#,
            r#"{"message":"the words"}"#,
            r#"{"detail":"the words"}"#,
            r#"{"detail":[{"msg":"the words"}]}"#,
            "the words",
        ] {
            assert!(fault(400, body).message.contains("the words"), "{body}");
        }
        assert!(fault(500, "").message.contains("empty body"));
    }
}
