//! The checks that an endpoint's configuration must pass before it is used.

use reqwest::Url;
use reqwest::header::{HeaderName, HeaderValue};

use super::{EndpointConfig, EndpointError};

/// Request fields that have their own setting, or that the client depends on.
const STANDARD_FIELDS: [&str; 13] = [
    "model",
    "messages",
    "stream",
    "stream_options",
    "temperature",
    "top_p",
    "max_tokens",
    "max_completion_tokens",
    "stop",
    "seed",
    "logprobs",
    "return_token_ids",
    "n",
];

/// The longest time any setting may ask for, in seconds: a week.
pub(super) const MAX_SECONDS: f64 = 7.0 * 24.0 * 3600.0;

impl EndpointConfig {
    /// Checks every field; `endpoint` is the name used in messages.
    ///
    /// # Errors
    /// [`EndpointError::Config`] for the first field that cannot work.
    pub fn validate(&self, endpoint: &str) -> Result<(), EndpointError> {
        self.first_problem().map_or(Ok(()), |(field, problem)| {
            Err(EndpointError::Config {
                endpoint: endpoint.to_owned(),
                field,
                problem,
            })
        })
    }

    fn first_problem(&self) -> Option<(&'static str, String)> {
        base_url_problem(&self.base_url)
            .or_else(|| self.text_problem())
            .or_else(|| self.time_problem())
            .or_else(|| self.number_problem())
            .or_else(|| self.extra_problem())
            .or_else(|| self.proxy.as_deref().and_then(proxy_problem))
    }

    fn text_problem(&self) -> Option<(&'static str, String)> {
        if self.model.trim().is_empty() {
            return Some(("model", "is empty; give the name the server knows".into()));
        }
        if self.stop.iter().any(String::is_empty) {
            return Some(("stop", "holds an empty text; remove it".into()));
        }
        // The value is not repeated: it may be a key pasted into the wrong place.
        let bad_name = self
            .api_key_env
            .as_deref()
            .is_some_and(|n| !is_variable_name(n));
        bad_name.then(|| {
            let problem = "is not the name of an environment variable; write the name, such as \
                           OPENAI_API_KEY, and keep the key itself out of files";
            ("api_key_env", problem.into())
        })
    }

    fn time_problem(&self) -> Option<(&'static str, String)> {
        [
            ("request_timeout_s", self.request_timeout_s),
            ("idle_timeout_s", self.idle_timeout_s),
            ("max_retry_wait_s", self.max_retry_wait_s),
        ]
        .into_iter()
        .find(|(_, value)| !(*value > 0.0 && *value <= MAX_SECONDS))
        .map(|(field, value)| {
            let problem =
                format!("is {value}; it must be above 0 and at most {MAX_SECONDS} seconds");
            (field, problem)
        })
    }

    fn number_problem(&self) -> Option<(&'static str, String)> {
        let zero = [
            ("max_attempts", Some(self.max_attempts)),
            ("concurrency", Some(self.concurrency)),
            ("max_output_tokens", self.max_output_tokens),
            ("context_tokens", self.context_tokens),
            ("requests_per_minute", self.requests_per_minute),
            ("tokens_per_minute", self.tokens_per_minute),
        ]
        .into_iter()
        .find(|(_, value)| *value == Some(0))
        .map(|(field, _)| (field, "is 0; it must be at least 1".to_owned()));
        let range = |field, value: Option<f64>, low: f64, high: f64| {
            let value = value.filter(|v| !(*v >= low && *v <= high))?;
            Some((field, format!("is {value}; it must lie in {low} to {high}")))
        };
        zero.or_else(|| range("temperature", self.temperature, 0.0, 2.0))
            .or_else(|| range("top_p", self.top_p, f64::MIN_POSITIVE, 1.0))
            .or_else(|| {
                range(
                    "price_input_per_million",
                    self.price_input_per_million,
                    0.0,
                    1e9,
                )
            })
            .or_else(|| {
                range(
                    "price_output_per_million",
                    self.price_output_per_million,
                    0.0,
                    1e9,
                )
            })
            .or_else(|| {
                let price = self.price_cached_input_per_million;
                range("price_cached_input_per_million", price, 0.0, 1e9)
            })
    }

    fn extra_problem(&self) -> Option<(&'static str, String)> {
        if let Some(key) = STANDARD_FIELDS
            .iter()
            .find(|k| self.extra_body.contains_key(**k))
        {
            let problem =
                format!("holds `{key}`, which the client sets itself; use its own setting");
            return Some(("extra_body", problem));
        }
        self.extra_headers.iter().find_map(|(name, value)| {
            let name_ok = HeaderName::from_bytes(name.as_bytes()).is_ok();
            let value_ok = HeaderValue::from_str(value.expose()).is_ok();
            let problem = match (name_ok, value_ok) {
                (true, true) => return None,
                (false, _) => format!("holds `{}`, which is no header name", name.escape_debug()),
                (true, false) => format!("holds a value for `{name}` that no header can carry"),
            };
            Some(("extra_headers", problem))
        })
    }
}

/// Whether the text can name an environment variable.
pub(super) fn is_variable_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|c| c == '_' || c.is_ascii_alphabetic())
        && chars.all(|c| c == '_' || c.is_ascii_alphanumeric())
}

fn base_url_problem(base_url: &str) -> Option<(&'static str, String)> {
    const FIELD: &str = "base_url";
    let url = match parse_http_url(base_url, "http://localhost:8000/v1") {
        Ok(url) => url,
        Err(problem) => return Some((FIELD, problem)),
    };
    if url.query().is_some() || url.fragment().is_some() {
        return Some((
            FIELD,
            "has a query or fragment; end it after the path".into(),
        ));
    }
    if url
        .path()
        .trim_end_matches('/')
        .ends_with("/chat/completions")
    {
        let problem = "ends in /chat/completions; leave that off, it is added to every request";
        return Some((FIELD, problem.into()));
    }
    None
}

fn proxy_problem(proxy: &str) -> Option<(&'static str, String)> {
    let problem = parse_http_url(proxy, "http://proxy:3128").err()?;
    Some(("proxy", problem))
}

/// Parses an address; the message repeats nothing of it, since it may hold a password.
fn parse_http_url(text: &str, example: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim())
        .map_err(|error| format!("is no address ({error}); write it like {example}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!(
            "is no http or https address; write it like {example}"
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password; configuration files hold no secrets".into());
    }
    Ok(url)
}
