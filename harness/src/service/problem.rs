//! What a client is told when a request cannot be served.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::grade::GradeFailure;
use crate::sandbox::SandboxError;

/// The class of a failure. None of them is ever a reward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorClass {
    /// The request makes no sense.
    BadRequest,
    /// The token is missing or wrong.
    Unauthorized,
    /// The request comes from a page of another origin.
    Forbidden,
    /// There is no such task, session or path.
    NotFound,
    /// The path does not take this method.
    MethodNotAllowed,
    /// The body or a part of it is too large.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The queue is full; come back after `Retry-After`.
    QueueFull,
    /// The deadline passed before there was a grade.
    Deadline,
    /// The service is ending.
    Draining,
    /// No sandbox could be had, or several in a row died.
    Sandbox,
    /// Several guests in a row gave an answer that makes no sense.
    Protocol,
    /// A fault in the harness or in the task itself.
    Internal,
}

impl ErrorClass {
    /// The status that goes with it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::QueueFull => StatusCode::TOO_MANY_REQUESTS,
            Self::Deadline => StatusCode::GATEWAY_TIMEOUT,
            Self::Draining | Self::Sandbox | Self::Protocol => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::TooLarge => "too_large",
            Self::TooSlow => "too_slow",
            Self::QueueFull => "queue_full",
            Self::Deadline => "deadline",
            Self::Draining => "draining",
            Self::Sandbox => "sandbox",
            Self::Protocol => "protocol",
            Self::Internal => "internal",
        }
    }
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// Its class.
    pub class: ErrorClass,
    /// What is wrong, and what to do about it.
    pub message: String,
    /// The field of the request that is at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Seconds after which it may be worth trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u64>,
}

/// A problem as the body of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemBody {
    /// The problem.
    pub error: Problem,
}

impl Problem {
    /// A problem of a class.
    pub fn new(class: ErrorClass, message: impl Into<String>) -> Self {
        Self {
            class,
            message: message.into(),
            field: None,
            retry_after_s: None,
        }
    }

    /// A request that makes no sense, by its field.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..Self::new(ErrorClass::BadRequest, message)
        }
    }

    /// The queue is full.
    pub fn full(retry_after_s: u64) -> Self {
        Self {
            retry_after_s: Some(retry_after_s),
            ..Self::new(
                ErrorClass::QueueFull,
                format!(
                    "the queue is full; try again after {retry_after_s} s, or send less at a time"
                ),
            )
        }
    }

    /// The service is ending.
    pub fn draining() -> Self {
        Self::new(
            ErrorClass::Draining,
            "the service is ending and takes nothing new",
        )
    }

    /// The deadline passed.
    pub fn deadline(seconds: f64) -> Self {
        Self::new(
            ErrorClass::Deadline,
            format!(
                "there was no grade within {seconds} s; give more with `timeout_s`, or send less at a time"
            ),
        )
    }

    /// A grade could not be made, and it is our fault.
    pub fn grading(failure: &GradeFailure) -> Self {
        match failure {
            GradeFailure::Shared(failure) => Self::grading(failure),
            GradeFailure::Sandbox(error @ SandboxError::Protocol { .. }) => {
                Self::new(ErrorClass::Protocol, error.to_string())
            }
            GradeFailure::Sandbox(error) => Self::new(ErrorClass::Sandbox, error.to_string()),
            GradeFailure::Task { .. } => Self::new(ErrorClass::Internal, failure.to_string()),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.class.status();
        let wait = self.retry_after_s;
        let mut response = (status, Json(ProblemBody { error: self })).into_response();
        let headers = response.headers_mut();
        if let Some(wait) = wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
