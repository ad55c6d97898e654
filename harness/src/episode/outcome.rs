//! How episodes end, and what each class of failure means for the reward.

use crate::endpoint::FailureClass;
use crate::grade::GradeFailure;
use crate::policy::PolicyFailure;
use crate::sandbox::SandboxError;
use crate::trajectory::{EndClass, Status};

/// One row of the table of classes.
#[derive(Debug, Clone, Copy)]
pub struct ClassRow {
    /// The class.
    pub class: EndClass,
    /// The status that it gives an episode.
    pub status: Status,
    /// Whether the harness tries again by itself before it gives up.
    pub retried: bool,
    /// Whether a resumed run tries again.
    pub resumed: bool,
    /// What it means.
    pub meaning: &'static str,
}

const fn row(
    class: EndClass,
    status: Status,
    retried: bool,
    resumed: bool,
    meaning: &'static str,
) -> ClassRow {
    ClassRow {
        class,
        status,
        retried,
        resumed,
        meaning,
    }
}

/// The table of classes. None of them carries a reward.
pub const CLASS_TABLE: [ClassRow; 9] = [
    row(
        EndClass::EndpointAuth,
        Status::Ungraded,
        false,
        false,
        "the endpoint refused the key",
    ),
    row(
        EndClass::EndpointRequest,
        Status::Ungraded,
        false,
        false,
        "the endpoint refused the request",
    ),
    row(
        EndClass::ContextLength,
        Status::Ungraded,
        false,
        false,
        "the first prompt does not fit the model's context",
    ),
    row(
        EndClass::EndpointUnavailable,
        Status::Ungraded,
        true,
        false,
        "the endpoint failed until the retries were used up",
    ),
    row(
        EndClass::Refused,
        Status::Ungraded,
        false,
        false,
        "the model or its provider declined to answer",
    ),
    row(
        EndClass::ReplayMissing,
        Status::Ungraded,
        false,
        false,
        "no recorded reply to replay",
    ),
    row(
        EndClass::Sandbox,
        Status::Errored,
        true,
        true,
        "no sandbox could be had, or three in a row died",
    ),
    row(
        EndClass::Protocol,
        Status::Errored,
        true,
        true,
        "three guests in a row gave an answer that makes no sense",
    ),
    row(
        EndClass::Internal,
        Status::Errored,
        false,
        true,
        "a fault in the harness or in the task itself",
    ),
];

/// The class of a policy's failure.
pub(super) fn of_policy(failure: &PolicyFailure) -> EndClass {
    match failure {
        PolicyFailure::Missing(_) => EndClass::ReplayMissing,
        PolicyFailure::Endpoint(failure) => match failure.class {
            FailureClass::Auth => EndClass::EndpointAuth,
            FailureClass::BadRequest | FailureClass::NotFound | FailureClass::TooLarge => {
                EndClass::EndpointRequest
            }
            FailureClass::ContextLength => EndClass::ContextLength,
            FailureClass::Refused => EndClass::Refused,
            FailureClass::RateLimited
            | FailureClass::ServerError
            | FailureClass::Network
            | FailureClass::Timeout
            | FailureClass::CutStream
            | FailureClass::InvalidResponse
            | FailureClass::Empty => EndClass::EndpointUnavailable,
        },
    }
}

/// The class of a failure to grade.
pub(super) fn of_grading(failure: &GradeFailure) -> EndClass {
    match failure {
        GradeFailure::Shared(failure) => of_grading(failure),
        GradeFailure::Sandbox(SandboxError::Protocol { .. }) => EndClass::Protocol,
        GradeFailure::Sandbox(_) => EndClass::Sandbox,
        GradeFailure::Task { .. } => EndClass::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_failures_are_resumed_and_the_models_are_not() {
        for row in CLASS_TABLE {
            assert_eq!(row.resumed, row.status == Status::Errored, "{row:?}");
            assert_ne!(row.status, Status::Graded);
        }
    }
}
