"""Starts `assay serve` from the installed program, and ends it with this process."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import secrets
import selectors
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from assay._secret import Secret
from assay.errors import ConfigurationError, ServerStartError

DRAIN_S = 10.0
"""So long a server may take to end by itself."""


@dataclass(frozen=True)
class ServerOptions:
    """How a server is started. Equal options share one server within the process."""

    suite: str = "train"
    sandbox: str | None = None
    tasks_dir: str | None = None
    config: str | None = None
    program: str | None = None
    arguments: tuple[str, ...] = ()
    start_timeout_s: float = 600.0
    """The first start on a machine makes the sandbox's image, which may take minutes."""

    def command(self) -> list[str]:
        """The command line."""
        command = [find_program(self.program)]
        if self.config is not None:
            command += ["--config", self.config]
        if self.tasks_dir is not None:
            command += ["--tasks-dir", self.tasks_dir]
        command += ["serve", "--listen", "127.0.0.1:0", "--suite", self.suite, "--stop-with-parent"]
        if self.sandbox is not None:
            command += ["--sandbox", self.sandbox]
        return command + list(self.arguments)


def find_program(program: str | None = None) -> str:
    """The program: the argument, ASSAY_BIN, or `assay` on the path."""
    named = program or os.environ.get("ASSAY_BIN")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ConfigurationError(f"{named}: there is no such program; check ASSAY_BIN")
        return found
    # Where this package's own folder has a script of the same name, it would not be the Rust program.
    found = shutil.which("assay")
    if found is None:
        raise ConfigurationError(
            "neither a URL nor the program `assay` is there; set ASSAY_URL to a running `assay serve`, "
            "or put the program on the path, or its file into ASSAY_BIN"
        )
    return found


class Server:
    """A running `assay serve`."""

    def __init__(self, options: ServerOptions, token: Secret | None = None) -> None:
        """Starts it, and waits until it says where it listens."""
        # Anybody on this machine can reach a port of the loopback device; only we know this token.
        self.token = token or Secret(secrets.token_urlsafe(24), "this process")
        self._owner = os.getpid()
        self._log = tempfile.NamedTemporaryFile("w+b", prefix="assay-serve-", suffix=".log")  # noqa: SIM115
        environment = {**os.environ, "ASSAY_SERVE_TOKEN": self.token.reveal()}
        try:
            self._process = subprocess.Popen(
                options.command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                env=environment,
                # Ctrl-C in the terminal is for the trainer, which may still want grades while it winds up.
                start_new_session=True,
            )
        except OSError as error:
            raise ServerStartError(f"`assay serve` cannot be started: {error.strerror}") from None
        try:
            self.url = self._await_url(options.start_timeout_s)
        except BaseException:
            self.stop()
            raise

    def _await_url(self, timeout_s: float) -> str:
        assert self._process.stdout is not None
        line = _first_line(self._process.stdout, timeout_s)
        if line is None:
            raise ServerStartError(
                f"`assay serve` did not say where it listens within {timeout_s:g} seconds{self._said()}"
            )
        try:
            return str(json.loads(line)["listening"])
        except (ValueError, KeyError, TypeError):
            pass
        try:
            code: int | None = self._process.wait(timeout=DRAIN_S)
        except subprocess.TimeoutExpired:
            code = None
        ended = "is not of this version" if code is None else f"ended with code {code}"
        raise ServerStartError(f"`assay serve` {ended}{self._said()}")

    def _said(self) -> str:
        """The end of what the server said, for messages."""
        said = self.log_tail().strip()
        return f"; it said:\n{said}" if said else ""

    def log_tail(self, size: int = 2000) -> str:
        """The last that the server said on its standard error."""
        try:
            data = Path(self._log.name).read_bytes()[-size:]
        except OSError:
            return ""
        return data.decode("utf-8", "replace").replace(self.token.reveal(), "…")

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Ends it: its standard input is closed, and if that is not enough, a signal sent."""
        if os.getpid() != self._owner:
            return
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        for sent in (None, signal.SIGTERM, signal.SIGKILL):
            if sent is not None:
                self._process.send_signal(sent)
            try:
                self._process.wait(timeout=DRAIN_S)
                break
            except subprocess.TimeoutExpired:
                continue
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._log.close()

    def forget(self) -> None:
        """Lets go of the server after a fork: its life hangs on the parent's end of the pipe alone."""
        if self._process.stdin is not None:
            self._process.stdin.close()


def _first_line(stream: IO[bytes], timeout_s: float) -> bytes | None:
    """The first line of `stream`, less than that at its end, or `None` when time is up."""
    until = time.monotonic() + timeout_s
    line = b""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while b"\n" not in line:
            if not selector.select(max(0.0, until - time.monotonic())):
                return None
            read = os.read(stream.fileno(), 4096)
            if not read:
                return line
            line += read
    return line.split(b"\n", 1)[0]


_lock = threading.Lock()
_servers: dict[tuple[ServerOptions, Secret | None], Server] = {}


def shared(options: ServerOptions, token: Secret | None = None) -> Server:
    """The process's server with these options, started when there is none or when it has ended."""
    with _lock:
        server = _servers.get((options, token))
        if server is None or not (server.running or os.getpid() != server._owner):
            if server is not None:
                server.stop()
            server = Server(options, token)
            _servers[(options, token)] = server
        return server


@atexit.register
def stop_servers() -> None:
    """Ends the servers that this process has started."""
    with _lock:
        servers = list(_servers.values())
        _servers.clear()
    for server in servers:
        server.stop()


def _after_fork() -> None:
    global _lock
    _lock = threading.Lock()
    for server in _servers.values():
        server.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
