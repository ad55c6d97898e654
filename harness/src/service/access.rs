//! Who may come in: the token, and requests of web pages.

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use super::Service;
use super::problem::{ErrorClass, Problem};
use super::queue::Client;

/// The header by which several clients of one machine tell themselves apart.
const CLIENT_HEADER: &str = "x-assay-client";
/// Bytes of that header that count.
const CLIENT_BYTES: usize = 64;
/// Tokens shorter than this could be guessed.
const SHORTEST_TOKEN: usize = 16;
/// Paths that need no token: they say that the service is there, and nothing else.
const OPEN: [&str; 2] = ["/healthz", "/health"];

/// The secret that requests have to show. Only its hash is kept, and nothing prints it.
#[derive(Clone)]
pub struct Token(blake3::Hash);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(hidden)")
    }
}

impl Token {
    /// The token `text`, or why it cannot be one.
    pub fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.len() < SHORTEST_TOKEN {
            return Err(format!(
                "a token has at least {SHORTEST_TOKEN} characters; `openssl rand -hex 32` makes one"
            ));
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("a token has no spaces and only ASCII characters".to_owned());
        }
        Ok(Self(blake3::hash(text.as_bytes())))
    }

    /// The token that `file` holds.
    pub fn from_file(file: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        Self::new(&text).map_err(|why| format!("{}: {why}", file.display()))
    }

    /// Whether `given` is it. Takes as long for a wrong one as for the right one.
    fn is(&self, given: &str) -> bool {
        let given = blake3::hash(given.as_bytes());
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

/// The address that a connection comes from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// Who asks, for the queue: the address, and the name that the client gives itself.
pub fn client_of(peer: Option<Peer>, headers: &HeaderMap) -> Client {
    let mut name = peer.map_or_else(String::new, |peer| peer.0.to_string());
    if let Some(own) = headers.get(CLIENT_HEADER) {
        let bytes = own.as_bytes();
        let kept = &bytes[..bytes.len().min(CLIENT_BYTES)];
        name.push(' ');
        name.push_str(&String::from_utf8_lossy(kept));
    }
    Arc::from(name)
}

/// Turns away whoever has no token, and pages of other origins: a browser would let any of them speak to a service on
/// its user's own machine.
pub async fn guard(State(service): State<Service>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let origin = headers.get(header::ORIGIN).map(|value| value.to_str());
    if origin.is_some_and(|origin| !origin.is_ok_and(is_loopback)) {
        let message = "requests of web pages are not served";
        return Problem::new(ErrorClass::Forbidden, message).into_response();
    }
    let Some(token) = &service.inner.token else {
        // Without a token only this machine is served. A name that leads here from elsewhere is an attempt to let a
        // browser reach what its user can reach.
        let host = headers.get(header::HOST).map(|value| value.to_str());
        if host.is_some_and(|host| !host.is_ok_and(is_loopback)) {
            let message = "the Host header names no address of this machine; use http://127.0.0.1, or set a token";
            return Problem::new(ErrorClass::Forbidden, message).into_response();
        }
        return next.run(request).await;
    };
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, given)| given.trim());
    let open = OPEN.contains(&request.uri().path());
    if open || given.is_some_and(|given| token.is(given)) {
        next.run(request).await
    } else {
        let message = "send the service's token as `Authorization: Bearer TOKEN`";
        Problem::new(ErrorClass::Unauthorized, message).into_response()
    }
}

/// Whether a Host or an Origin names this machine itself.
fn is_loopback(name: &str) -> bool {
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    let host = match name.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => name.split(':').next().unwrap_or_default(),
    };
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_itself_is_taken() {
        let token = Token::new("0123456789abcdef\n").expect("a token");
        assert!(token.is("0123456789abcdef"));
        assert!(!token.is("0123456789abcdeg") && !token.is("") && !token.is("0123456789abcdef0"));
        assert!(Token::new("short").is_err() && Token::new("with space 0123456789").is_err());
        assert!(!format!("{token:?}").contains("0123"));
    }

    #[test]
    fn names_of_this_machine() {
        for name in [
            "localhost:80",
            "127.0.0.1",
            "127.9.9.9:1",
            "[::1]:8642",
            "http://localhost:3000",
        ] {
            assert!(is_loopback(name), "{name}");
        }
        for name in [
            "evil.example",
            "http://127.0.0.1.evil.example",
            "localhost.evil",
            "10.0.0.1",
            "null",
            "[::2]",
        ] {
            assert!(!is_loopback(name), "{name}");
        }
    }

    #[test]
    fn clients_are_told_apart() {
        let mut headers = HeaderMap::new();
        let peer = Some(Peer(IpAddr::from([127, 0, 0, 1])));
        let plain = client_of(peer, &headers);
        headers.insert(CLIENT_HEADER, "trainer-1".parse().expect("a value"));
        assert_ne!(plain, client_of(peer, &headers));
    }
}
