"""The clients: one for ordinary code, one for `async` code. Both do the same."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Literal, TypeVar

from assay import _background, _secret
from assay._engine import Engine, grade_settings
from assay._retry import RetryPolicy
from assay._server import ServerOptions
from assay.types import Candidate, Prompt, PromptStyle, ReplyFormat, Result, Suite, Task, TaskRef

OnError = Literal["raise", "return"]
"""Whether a candidate without a grade raises `UngradedError`, or is returned with `reward` being `None`."""


class _Face:
    """What both clients have in common: how they are set up."""

    def __init__(
        self,
        url: str | None = None,
        token: str | None = None,
        *,
        token_file: str | os.PathLike[str] | None = None,
        server: ServerOptions | None = None,
        name: str | None = None,
        batch_size: int = 8,
        concurrency: int = 16,
        retry: RetryPolicy | None = None,
        ungraded_retries: int = 1,
    ) -> None:
        """Finds the service; without a URL (the argument or ASSAY_URL) starts one when it is first needed.

        Args:
            url: Where `assay serve` listens.
            token: What it wants to be told; else `token_file`, else ASSAY_SERVE_TOKEN.
            token_file: A file that holds the token.
            server: How to start a service of one's own.
            name: Tells this client from others when the service shares out its sandboxes.
            batch_size: Candidates in one request.
            concurrency: Requests in flight at a time.
            retry: How long and how often to ask again.
            ungraded_retries: How often a candidate is graded again when the service failed at it.
        """
        found = url or os.environ.get("ASSAY_URL") or None
        self._engine = Engine(
            found,
            _secret.find(token, token_file),
            server or ServerOptions(),
            retry or RetryPolicy(),
            name=name,
            batch=batch_size,
            concurrency=concurrency,
        )
        self._again = ungraded_retries

    @property
    def url(self) -> str:
        """Where the service is; starts one when no address was given."""
        return self._engine.base()[0]

    def __repr__(self) -> str:
        """The address, and nothing secret."""
        return f"{type(self).__name__}({self._engine._url or 'own server'!r})"

    async def _grade(
        self,
        candidates: Iterable[Candidate],
        reply_format: str | None,
        weights: Mapping[str, float] | None,
        timeout_s: float | None,
        with_grade: bool,
        on_error: OnError,
    ) -> list[Result]:
        settings = grade_settings(reply_format, weights, timeout_s, with_grade)
        results = await self._engine.grade(list(candidates), settings, self._again)
        return [result.require() for result in results] if on_error == "raise" else results


def _filter(family: str | None, difficulty: int | None) -> dict[str, str]:
    given = {"family": family, "difficulty": difficulty}
    return {name: str(value) for name, value in given.items() if value is not None}


def _styled(style: str | None, reply_format: str | None) -> dict[str, str]:
    given = {"style": style, "reply_format": reply_format}
    return {name: value for name, value in given.items() if value is not None}


class Client(_Face):
    """Asks `assay serve`, and waits for the answers. May be shared by threads."""

    def grade(
        self,
        task: TaskRef,
        completion: str | None = None,
        *,
        files: Mapping[str, str] | None = None,
        reply_format: ReplyFormat | None = None,
        weights: Mapping[str, float] | None = None,
        timeout_s: float | None = None,
        with_grade: bool = True,
        on_error: OnError = "raise",
    ) -> Result:
        """Grades one candidate: a model's reply, or its files. Rewards alone are smaller: `with_grade=False`."""
        candidate = Candidate(task, completion, files)
        work = self._grade([candidate], reply_format, weights, timeout_s, with_grade, on_error)
        return _background.wait(work)[0]

    def grade_many(
        self,
        candidates: Iterable[Candidate],
        *,
        reply_format: ReplyFormat | None = None,
        weights: Mapping[str, float] | None = None,
        timeout_s: float | None = None,
        with_grade: bool = True,
        on_error: OnError = "return",
    ) -> list[Result]:
        """Grades many candidates at once; the results are in their order."""
        return _background.wait(self._grade(candidates, reply_format, weights, timeout_s, with_grade, on_error))

    def tasks(self, *, family: str | None = None, difficulty: int | None = None) -> Suite:
        """The suite that is served, with its tasks or those of a family or difficulty."""
        return _background.wait(self._engine.suite(_filter(family, difficulty)))

    def task(self, name: str) -> Task:
        """One task, with its instruction and its files; never its hidden tests."""
        return _background.wait(self._engine.task(name))

    def prompt(self, name: str, *, style: PromptStyle | None = None, reply_format: ReplyFormat | None = None) -> Prompt:
        """What a model is told first about a task."""
        return _background.wait(self._engine.prompt(name, _styled(style, reply_format)))

    def close(self) -> None:
        """Lets the connections go. A server that was started ends with the process, since others may use it."""
        _background.wait(self._engine.close())

    def __enter__(self) -> Client:
        """The client itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes it."""
        self.close()


class AsyncClient(_Face):
    """Asks `assay serve` from any event loop. The methods are those of `Client`."""

    async def grade(
        self,
        task: TaskRef,
        completion: str | None = None,
        *,
        files: Mapping[str, str] | None = None,
        reply_format: ReplyFormat | None = None,
        weights: Mapping[str, float] | None = None,
        timeout_s: float | None = None,
        with_grade: bool = True,
        on_error: OnError = "raise",
    ) -> Result:
        """Grades one candidate: a model's reply, or its files. Rewards alone are smaller: `with_grade=False`."""
        candidate = Candidate(task, completion, files)
        work = self._grade([candidate], reply_format, weights, timeout_s, with_grade, on_error)
        return (await _background.await_here(work))[0]

    async def grade_many(
        self,
        candidates: Iterable[Candidate],
        *,
        reply_format: ReplyFormat | None = None,
        weights: Mapping[str, float] | None = None,
        timeout_s: float | None = None,
        with_grade: bool = True,
        on_error: OnError = "return",
    ) -> list[Result]:
        """Grades many candidates at once; the results are in their order."""
        work = self._grade(candidates, reply_format, weights, timeout_s, with_grade, on_error)
        return await _background.await_here(work)

    async def tasks(self, *, family: str | None = None, difficulty: int | None = None) -> Suite:
        """The suite that is served, with its tasks or those of a family or difficulty."""
        return await _background.await_here(self._engine.suite(_filter(family, difficulty)))

    async def task(self, name: str) -> Task:
        """One task, with its instruction and its files; never its hidden tests."""
        return await _background.await_here(self._engine.task(name))

    async def prompt(
        self, name: str, *, style: PromptStyle | None = None, reply_format: ReplyFormat | None = None
    ) -> Prompt:
        """What a model is told first about a task."""
        return await _background.await_here(self._engine.prompt(name, _styled(style, reply_format)))

    async def close(self) -> None:
        """Lets the connections go. A server that was started ends with the process, since others may use it."""
        await _background.await_here(self._engine.close())

    async def __aenter__(self) -> AsyncClient:
        """The client itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes it."""
        await self.close()


def client_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Those of an adapter's options that are a client's, for adapters that make one when they are first used."""
    known = (
        "token",
        "token_file",
        "server",
        "name",
        "batch_size",
        "concurrency",
        "retry",
        "ungraded_retries",
    )
    unknown = [name for name in options if name not in known]
    if unknown:
        raise TypeError(f"unknown option {unknown[0]!r}; there are {', '.join(known)}")
    return dict(options)


Kind = TypeVar("Kind", bound=_Face)

_lock = threading.Lock()
_cached: dict[tuple[Any, ...], _Face] = {}


def cached(kind: type[Kind], url: str | None, options: Mapping[str, Any]) -> Kind:
    """The process's client with these settings, for adapters that are called once for each candidate."""
    known = client_options(options)
    shown = sorted((name, repr(value)) for name, value in known.items() if name != "token")
    key = (kind, url, known.get("token"), *shown)
    with _lock:
        client = _cached.get(key)
        if not isinstance(client, kind):
            client = kind(url, **known)
            _cached[key] = client
        return client
