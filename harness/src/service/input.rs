//! Reading requests: bounded in size and in time, with the field that is at fault.

use std::time::Duration;

use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::{HeaderMap, header, request};
use axum::response::{IntoResponse, Response};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use serde::de::DeserializeOwned;
use tokio::sync::OwnedSemaphorePermit;

use super::Service;
use super::access::{Peer, client_of};
use super::problem::{ErrorClass, Problem};
use super::queue::Client;

/// A request's body, read and parsed. An empty body counts as `{}`.
pub struct Input<T> {
    /// What it says.
    pub value: T,
    /// Its share of the memory for bodies, given back when this is dropped.
    pub held: Held,
}

/// A share of the memory for bodies.
pub struct Held {
    _permit: OwnedSemaphorePermit,
}

impl<T: DeserializeOwned> FromRequest<Service> for Input<T> {
    type Rejection = Response;

    async fn from_request(request: Request, service: &Service) -> Result<Self, Response> {
        let outcome = take(request, service).await;
        let (bytes, held) = outcome.map_err(IntoResponse::into_response)?;
        let value = parse(&bytes).map_err(IntoResponse::into_response)?;
        Ok(Self { value, held })
    }
}

/// Who asks.
pub struct Asker(pub Client);

impl FromRequestParts<Service> for Asker {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut request::Parts,
        _: &Service,
    ) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<Peer>().copied();
        Ok(Self(client_of(peer, &parts.headers)))
    }
}

/// What a request asks for behind the `?` of its address.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Service> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, _: &Service) -> Result<Self, Problem> {
        Query::try_from_uri(&parts.uri)
            .map(|Query(value)| Self(value))
            .map_err(|error| Problem::field("query", error.body_text()))
    }
}

async fn take(request: Request, service: &Service) -> Result<(Bytes, Held), Problem> {
    let settings = service.settings();
    let limit = usize::try_from(settings.body_mb.saturating_mul(1024 * 1024)).unwrap_or(usize::MAX);
    let too_large = || {
        Problem::new(
            ErrorClass::TooLarge,
            format!(
                "a body has at most {} MiB (`serve.body_mb`)",
                settings.body_mb
            ),
        )
    };
    // What does not say how long it is counts as the longest.
    let length = declared_length(request.headers()).unwrap_or(limit);
    if length > limit {
        return Err(too_large());
    }
    let kib = u32::try_from(length / 1024 + 1).unwrap_or(u32::MAX);
    let bodies = std::sync::Arc::clone(&service.inner.bodies);
    let permit = bodies
        .try_acquire_many_owned(kib)
        .map_err(|_| Problem::full(1))?;
    let patience = Duration::from_secs(settings.slow_s);
    let reading = async {
        let mut stream = request.into_body().into_data_stream();
        let mut body = BytesMut::new();
        while let Some(part) = stream.next().await {
            let part = part.map_err(|error| {
                Problem::new(
                    ErrorClass::BadRequest,
                    format!("the body broke off: {error}"),
                )
            })?;
            if body.len() + part.len() > limit {
                return Err(too_large());
            }
            body.extend_from_slice(&part);
        }
        Ok(body.freeze())
    };
    let body = tokio::time::timeout(patience, reading)
        .await
        .map_err(|_| {
            let message = format!("the body did not arrive within {} s", settings.slow_s);
            Problem::new(ErrorClass::TooSlow, message)
        })??;
    Ok((body, Held { _permit: permit }))
}

fn declared_length(headers: &HeaderMap) -> Option<usize> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// Reads JSON, and names the field that is at fault.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let bytes = if bytes.iter().all(u8::is_ascii_whitespace) {
        b"{}"
    } else {
        bytes
    };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let message = error.inner().to_string();
        match path.as_str() {
            "." | "" | "?" => Problem::new(ErrorClass::BadRequest, message),
            _ => Problem::field(path, message),
        }
    })?;
    reader
        .end()
        .map_err(|error| Problem::new(ErrorClass::BadRequest, error.to_string()))?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct Some {
        number: u32,
    }

    #[test]
    fn the_field_at_fault_is_named() {
        let problem = parse::<Some>(br#"{"number":"x"}"#).expect_err("refused");
        assert_eq!(problem.field.as_deref(), Some("number"));
        assert_eq!(parse::<Some>(b" \n").expect("empty").number, 0);
        assert!(parse::<Some>(b"{} {}").is_err());
        assert!(parse::<Some>(&b"[".repeat(100_000)).is_err());
    }
}
