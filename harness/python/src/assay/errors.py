"""What can go wrong, by whose fault it is.

None of these derives from `TimeoutError` or `ConnectionError`: some trainers take these for a reward of 0, and what our
side breaks is never a candidate's reward. All of them can be pickled, because trainers pass them between processes.
"""

from __future__ import annotations


class AssayError(Exception):
    """The base of all errors of this package."""


class ConfigurationError(AssayError):
    """Something is missing or wrong on the caller's side, and asking again will not help."""


class ServerStartError(AssayError):
    """`assay serve` could not be started."""


class UnavailableError(AssayError):
    """The service did not answer, or was too busy, for as long as the deadline allowed."""


class ProtocolError(AssayError):
    """The service answered with something that makes no sense."""


class RequestError(AssayError):
    """The service refused the request: the fault is in what was asked."""

    def __init__(self, message: str, *, status: int = 0, error_class: str = "", field: str | None = None) -> None:
        """Keeps what the service said beside its message."""
        super().__init__(message)
        self.status = status
        self.error_class = error_class
        self.field = field


class AuthenticationError(RequestError):
    """The token is missing or wrong."""


class NotFoundError(RequestError):
    """There is no such task in the suite that is served."""


class UngradedError(AssayError):
    """A candidate has no grade, through no fault of its own; it has no reward either."""

    def __init__(self, message: str, *, task: str = "", error_class: str = "") -> None:
        """Keeps the task and the class of the failure beside the message."""
        super().__init__(message)
        self.task = task
        self.error_class = error_class
