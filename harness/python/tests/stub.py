"""A stand-in for the service that fails on command. The real one cannot be made to fail like this."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Answer:
    """What the stub answers to one request: a status, a body, headers; or it hangs up."""

    def __init__(
        self, status: int = 200, body: Any = None, headers: dict[str, str] | None = None, *, hang_up: bool = False
    ) -> None:
        self.status = status
        self.body = body
        self.headers = headers or {}
        self.hang_up = hang_up


def graded(reward: float = 1.0, **fields: Any) -> dict[str, Any]:
    """A result with a grade."""
    names = ("compile", "tests", "lints", "cost", "cleanliness")
    return {
        "index": 0,
        "id": None,
        "task": "compile-fix/x",
        "status": "graded",
        "reward": reward,
        "solved": reward == 1.0,
        "declared": None,
        "components": {name: {"weight": 0.0, "value": 0.0} for name in names}
        | {"tests": {"weight": 1.0, "value": reward}},
        "duplicate_of": None,
        "grade": {},
        **fields,
    }


def ungraded(error_class: str = "sandbox") -> dict[str, Any]:
    """A result without a grade."""
    error = {"class": error_class, "message": "no sandbox could be had"}
    return {"index": 0, "id": None, "task": "compile-fix/x", "status": "error", "reward": None, "error": error}


def problem(error_class: str, message: str, field: str | None = None) -> dict[str, Any]:
    """The body of a refusal."""
    return {"error": {"class": error_class, "message": message, **({"field": field} if field else {})}}


class Stub:
    """Answers by a script; after its end, each candidate gets a reward that is its text."""

    def __init__(self) -> None:
        self.script: list[Answer] = []
        self.requests: list[dict[str, Any]] = []
        self.most_at_a_time = 0
        self._now = 0
        self._lock = threading.Lock()
        self.url = ""

    def answer(self, request: dict[str, Any]) -> Answer:
        """The next answer."""
        with self._lock:
            self.requests.append(request)
            if self.script:
                return self.script.pop(0)
        candidates = (request["body"] or {}).get("candidates", [])
        return Answer(body={"results": [graded(float(one["completion"])) for one in candidates]})

    def entered(self, by: int) -> None:
        """Counts requests in flight."""
        with self._lock:
            self._now += by
            self.most_at_a_time = max(self.most_at_a_time, self._now)


@contextmanager
def running() -> Iterator[Stub]:
    """A stub on a port of its own."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            stub.entered(1)
            try:
                size = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(size)) if size else None
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = {"method": self.command, "path": self.path, "headers": headers, "body": body}
                answer = stub.answer(request)
            finally:
                stub.entered(-1)
            if answer.hang_up:
                self.close_connection = True
                self.connection.close()
                return
            data = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(data)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _serve

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
