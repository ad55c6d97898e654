"""When to ask again, and after how long."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

BUSY = 429
"""The queue is full. That is ordinary while training: it is asked again until the deadline."""

TROUBLE = frozenset({408, 502, 503, 504})
"""The service, or what stands before it, is in trouble; asked again a few times."""


@dataclass(frozen=True)
class RetryPolicy:
    """How stubborn a client is."""

    deadline_s: float = 900.0
    """After so long a request is given up, however often it was told to come back."""
    trouble: int = 5
    """So often a request is sent again after a failed connection or a server error."""
    base_s: float = 0.25
    """The first wait is at most this; each further one at most twice the one before."""
    cap_s: float = 20.0
    """No wait is chosen longer than this, unless the service asks for more."""


class Attempts:
    """The attempts of one request."""

    def __init__(self, policy: RetryPolicy) -> None:
        """The clock runs from here."""
        self._policy = policy
        self._until = time.monotonic() + policy.deadline_s
        self._made = 0
        self._trouble = 0

    @property
    def left_s(self) -> float:
        """Seconds until the deadline."""
        return max(0.0, self._until - time.monotonic())

    def next_wait(self, retry_after_s: float | None, busy: bool) -> float | None:
        """Seconds to wait before the next attempt; `None` when there is none any more."""
        self._made += 1
        if not busy:
            self._trouble += 1
            if self._trouble > self._policy.trouble:
                return None
        most = min(self._policy.cap_s, self._policy.base_s * 2.0 ** min(self._made - 1, 16))
        # Jitter over the whole span, so that clients that were turned away together do not come back together.
        wait = random.uniform(0.0, most)
        if retry_after_s is not None:
            wait += retry_after_s
        return wait if wait < self.left_s else None


def retry_after(header: str | None, now: float | None = None) -> float | None:
    """The seconds of a `Retry-After` header, which may also be a date."""
    if header is None:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        date = parsedate_to_datetime(header).timestamp()
    except (TypeError, ValueError):
        return None
    return max(0.0, date - (time.time() if now is None else now))
