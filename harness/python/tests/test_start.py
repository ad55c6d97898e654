"""The package starts a service where there is none, and ends it."""

from __future__ import annotations

import os
import select
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import assay
from conftest import SOLVED, Real

PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
import assay, conftest
client = assay.Client(server=conftest.options())
print(client.tasks().name, flush=True)
other = assay.Client(server=conftest.options())
assert other.url == client.url, "two servers for the same options"
from assay import _server
print(next(iter(_server._servers.values())).pid, flush=True)
{then}
"""


def started(then: str) -> subprocess.Popen[bytes]:
    code = textwrap.dedent(PROGRAM).format(tests=str(Path(__file__).parent), then=then)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, bufsize=0)


def gone(pid: int) -> bool:
    """Whether the process ends; waits for it, since it drains first."""
    for _ in range(600):
        state = Path(f"/proc/{pid}/stat")
        try:
            # A zombie whose parent is gone is nobody's any more.
            if state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def line(process: subprocess.Popen[bytes]) -> str:
    """The next line that the process writes. One that hangs is ended, so that the test fails instead of hanging too."""
    assert process.stdout is not None
    if not select.select([process.stdout], [], [], 120)[0]:
        process.kill()
    return process.stdout.readline().decode()


def server_of(process: subprocess.Popen[bytes]) -> int:
    assert line(process) == "train\n"
    return int(line(process))


def test_it_ends_with_the_process(real: Real) -> None:
    process = started("")
    pid = server_of(process)
    assert process.wait() == 0
    assert gone(pid)


def test_it_ends_with_a_process_that_is_killed(real: Real) -> None:
    process = started("import time; time.sleep(600)")
    pid = server_of(process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert gone(pid)


def test_a_server_that_died_is_started_again(real: Real) -> None:
    process = started(
        "import os, signal, time\n"
        "first = next(iter(_server._servers.values()))\n"
        "os.kill(first.pid, signal.SIGKILL); first._process.wait()\n"
        "print(client.tasks().name, flush=True)"
    )
    server_of(process)
    assert line(process) == "train\n"
    assert process.wait() == 0


def test_strangers_cannot_use_it(real: Real) -> None:
    process = started(
        "try:\n"
        "    assay.Client(client.url).tasks()\n"
        "except assay.AuthenticationError:\n"
        "    print('refused', flush=True)"
    )
    server_of(process)
    assert line(process) == "refused\n"
    assert process.wait() == 0


def test_a_forked_process_neither_ends_nor_loses_it(real: Real) -> None:
    process = started(
        "import os\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        f"    ok = client.task({SOLVED!r}).id == {SOLVED!r}\n"
        "    import sys; sys.exit(0 if ok else 3)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), client.tasks().name, flush=True)"
    )
    pid = server_of(process)
    assert line(process) == "0 train\n"
    assert process.wait() == 0
    assert gone(pid)


def fake(folder: Path, script: str) -> assay.ServerOptions:
    program = folder / "assay"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return assay.ServerOptions(program=str(program), start_timeout_s=5)


def test_why_it_does_not_start_is_said(tmp_path: Path) -> None:
    failing = fake(tmp_path, 'echo "error: no sandbox, and the token is $ASSAY_SERVE_TOKEN" >&2; exit 3')
    with pytest.raises(assay.ServerStartError, match="ended with code 3") as caught:
        assay.Client(token="not-to-be-shown", server=failing).tasks()
    assert "no sandbox" in str(caught.value)
    assert "not-to-be-shown" not in str(caught.value)


def test_it_is_started_as_agreed(tmp_path: Path) -> None:
    failing = fake(tmp_path, 'echo "$@" >&2; exit 2')
    with pytest.raises(assay.ServerStartError) as caught:
        assay.Client(server=failing).tasks()
    assert "serve --listen 127.0.0.1:0 --suite train --stop-with-parent" in str(caught.value)


def test_one_that_says_nothing_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay._server.DRAIN_S", 0.2)
    silent = fake(tmp_path, "exec sleep 60")
    silent = assay.ServerOptions(program=silent.program, start_timeout_s=0.2)
    with pytest.raises(assay.ServerStartError, match="did not say where it listens"):
        assay.Client(server=silent).tasks()


def test_without_a_program_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSAY_BIN", raising=False)
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(assay.ConfigurationError, match="ASSAY_URL"):
        assay.Client().tasks()
    monkeypatch.setenv("ASSAY_BIN", "/nonexistent/assay")
    with pytest.raises(assay.ConfigurationError, match="ASSAY_BIN"):
        assay.Client().tasks()


def test_an_address_in_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch, real: Real) -> None:
    monkeypatch.setenv("ASSAY_URL", real.url)
    monkeypatch.setenv("ASSAY_SERVE_TOKEN", real.token)
    assert assay.Client().url == real.url
    assert assay.Client().tasks().name == "train"
    assert os.environ["ASSAY_URL"] not in repr(assay.Client("http://elsewhere:1"))
