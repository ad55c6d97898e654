"""Asks the service: one request at a time or many, with retries. Both clients are faces of this."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from assay import _background, _retry, _server
from assay._secret import Secret
from assay._server import ServerOptions
from assay.errors import (
    AssayError,
    AuthenticationError,
    ConfigurationError,
    NotFoundError,
    ProtocolError,
    RequestError,
    UnavailableError,
)
from assay.types import Candidate, Prompt, Result, Suite, Task

# Classes of failures of a candidate that may be over when it is graded once more.
PASSING = frozenset({"sandbox", "protocol", "draining"})


class Engine:
    """Knows where the service is, and speaks to it. Everything `async` here runs on the background loop."""

    def __init__(
        self,
        url: str | None,
        token: Secret | None,
        server: ServerOptions,
        policy: _retry.RetryPolicy,
        *,
        name: str | None,
        batch: int,
        concurrency: int,
    ) -> None:
        """Starts nothing yet."""
        if batch < 1 or concurrency < 1:
            raise ConfigurationError("`batch_size` and `concurrency` must be at least 1")
        self._url = None if url is None else _checked(url)
        self._token = token
        self._server = server
        self.policy = policy
        self._name = name
        self._batch = batch
        self._concurrency = concurrency
        self._session: aiohttp.ClientSession | None = None
        self._session_loop: asyncio.AbstractEventLoop | None = None
        self._gate: asyncio.Semaphore | None = None

    def base(self) -> tuple[str, Secret | None]:
        """Where the service is and what it wants to be told; starts one when no address was given."""
        if self._url is not None:
            return self._url, self._token
        server = _server.shared(self._server, self._token)
        return server.url, server.token

    def open(self) -> tuple[aiohttp.ClientSession, asyncio.Semaphore]:
        """The connections, and the gate that bounds how many requests are in flight."""
        running = asyncio.get_running_loop()
        if self._session is not None and self._session_loop is not running:
            _background.leave_behind(self._session)
            self._session = None
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
            self._session_loop = running
            self._gate = asyncio.Semaphore(self._concurrency)
            _background.at_end(self.close)
        assert self._gate is not None
        return self._session, self._gate

    def headers(self, token: Secret | None) -> dict[str, str]:
        """What goes with every request."""
        headers = {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token.reveal()}"
        if self._name is not None:
            headers["X-Assay-Client"] = self._name
        return headers

    async def close(self) -> None:
        """Lets the connections go. The engine can be used again."""
        session, self._session = self._session, None
        if session is None:
            return
        if self._session_loop is asyncio.get_running_loop():
            await session.close()
        else:
            _background.leave_behind(session)

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Any:
        """One request, sent again as long as that makes sense; the answer's JSON."""
        session, gate = self.open()
        # Waiting between attempts counts as being in flight: a service in trouble is not asked by ever more.
        async with gate:
            return await self._attempts(session, method, path, params, body)

    async def _attempts(
        self,
        session: aiohttp.ClientSession,
        method: str,
        path: str,
        params: Mapping[str, str] | None,
        body: Any,
    ) -> Any:
        attempts = _retry.Attempts(self.policy)
        while True:
            # An own server may have to be started (again), which takes its time in another thread.
            url, token = await asyncio.get_running_loop().run_in_executor(None, self.base)
            after: float | None = None
            busy = False
            try:
                async with session.request(
                    method,
                    url + path,
                    params=params,
                    json=body,
                    headers=self.headers(token),
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(total=attempts.left_s or 0.001, sock_connect=10),
                ) as answer:
                    text = (await answer.read()).decode("utf-8", "replace")
                    if answer.status == 200:
                        return _json(text, url)
                    problem = _problem(answer.status, text)
                    busy = answer.status == _retry.BUSY
                    if not busy and answer.status not in _retry.TROUBLE:
                        raise problem
                    after = _retry.retry_after(answer.headers.get("Retry-After"))
                    trouble = str(problem)
            except (aiohttp.ClientError, OSError, asyncio.TimeoutError) as error:
                # The library's own messages may hold the request's headers, so only their kind is passed on.
                trouble = f"no answer ({_kind(error)})"
            wait = attempts.next_wait(after, busy)
            if wait is None:
                raise UnavailableError(
                    f"{url}: the service could not be used for {method} {path}: {trouble}; "
                    "is it running, and large enough for so many clients?"
                ) from None
            await asyncio.sleep(wait)

    async def grade(self, candidates: Sequence[Candidate], settings: Mapping[str, Any], again: int) -> list[Result]:
        """The results of `candidates`, in their order. Those without a grade are tried `again` so many times."""
        results: list[Result | None] = [None] * len(candidates)
        missing = list(range(len(candidates)))
        for _ in range(again + 1):
            chunks = [missing[start : start + self._batch] for start in range(0, len(missing), self._batch)]
            # Gathered by hand, so that the first failure gives up the others instead of leaving them running.
            tasks = [asyncio.ensure_future(self._chunk(candidates, chunk, settings)) for chunk in chunks]
            try:
                for task in tasks:
                    for result in await task:
                        results[result.index] = result
            except BaseException:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                raise
            missing = [
                index
                for index in missing
                if (found := results[index]) is None or (found.error is not None and found.error.error_class in PASSING)
            ]
            if not missing:
                break
        return [result for result in results if result is not None]

    async def _chunk(
        self, candidates: Sequence[Candidate], chunk: Sequence[int], settings: Mapping[str, Any]
    ) -> list[Result]:
        body = {**settings, "candidates": [candidates[index].to_json() for index in chunk]}
        answer = await self.request("POST", "/v1/grade", body=body)
        given = answer.get("results") if isinstance(answer, dict) else None
        if not isinstance(given, list) or len(given) != len(chunk):
            raise ProtocolError(f"{len(chunk)} candidates were sent, and not as many results came back")
        results = []
        for index, item in zip(chunk, given, strict=True):
            result = Result.from_json(item, index)
            if result.duplicate_of is not None:
                # The service counts within one request; whoever called us counts within all of them.
                result = _renumbered(result, chunk)
            results.append(result)
        return results

    async def suite(self, params: Mapping[str, str]) -> Suite:
        """The suite that is served, and its tasks."""
        answer = await self.request("GET", "/v1/tasks", params=params)
        try:
            suite = answer["suite"]
            tasks = tuple(Task.from_json(task) for task in answer["tasks"])
            return Suite(suite["name"], int(suite["version"]), suite["hash"], tasks)
        except (KeyError, TypeError, ValueError) as error:
            raise ProtocolError(f"the list of tasks makes no sense ({error!r})") from None

    async def task(self, name: str) -> Task:
        """One task with its files."""
        return Task.from_json(await self.request("GET", f"/v1/tasks/{name}"))

    async def prompt(self, name: str, params: Mapping[str, str]) -> Prompt:
        """What a model is told first about a task."""
        answer = await self.request("GET", f"/v1/tasks/{name}/prompt", params=params)
        try:
            messages = tuple(answer["messages"])
            return Prompt(answer["id"], answer["hash"], messages)
        except (KeyError, TypeError) as error:
            raise ProtocolError(f"{name}: the prompt makes no sense ({error!r})") from None


def _renumbered(result: Result, chunk: Sequence[int]) -> Result:
    first = result.duplicate_of
    known = first is not None and 0 <= first < len(chunk)
    return replace(result, duplicate_of=chunk[first] if known and first is not None else None)


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError("the URL must be one like http://127.0.0.1:8000")
    if parts.username or parts.password:
        raise ConfigurationError("the URL must not hold a name or a password; give the token as `token`")
    return url.rstrip("/")


def _json(text: str, url: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ProtocolError(f"{url}: the answer is not JSON; is this `assay serve`?") from None


def _problem(status: int, text: str) -> AssayError:
    """What the service says was wrong, as an error."""
    try:
        error = json.loads(text)["error"]
        said, kind, field = str(error["message"]), str(error["class"]), error.get("field")
    except (ValueError, KeyError, TypeError):
        said, kind, field = f"HTTP status {status}", "", None
    where = f"{field}: " if field else ""
    classes: dict[int, type[RequestError]] = {
        401: AuthenticationError,
        403: AuthenticationError,
        404: NotFoundError,
    }
    return classes.get(status, RequestError)(f"{where}{said}", status=status, error_class=kind, field=field)


def _kind(error: BaseException) -> str:
    if isinstance(error, asyncio.TimeoutError):
        return "time is up"
    if isinstance(error, aiohttp.ClientConnectorError):
        return error.os_error.strerror or "no connection"
    return type(error).__name__


def grade_settings(
    reply_format: str | None, weights: Mapping[str, float] | None, timeout_s: float | None, with_grade: bool
) -> dict[str, Any]:
    """The settings of a request for grades; what is not given is the service's to decide."""
    settings: dict[str, Any] = {} if with_grade else {"without_grade": True}
    if reply_format is not None:
        settings["reply_format"] = reply_format
    if weights is not None:
        settings["weights"] = dict(weights)
    if timeout_s is not None:
        if not math.isfinite(timeout_s) or timeout_s <= 0:
            raise ConfigurationError("`timeout_s` must be above 0")
        settings["timeout_s"] = timeout_s
    return settings
