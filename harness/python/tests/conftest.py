"""What tests share: the stub, and a real `assay serve` from the program that ASSAY_BIN names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import assay
import stub as stub_module
from assay import _server
from assay._secret import Secret

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "token-of-the-tests"
SOLVED = "compile-fix/hall-of-fame"


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ASSAY_URL", "ASSAY_SERVE_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stub() -> Iterator[stub_module.Stub]:
    with stub_module.running() as running:
        yield running


@dataclass(frozen=True)
class Real:
    """A running service, and how to start another like it."""

    url: str
    token: str
    options: assay.ServerOptions


def options() -> assay.ServerOptions:
    """How the real service is started: over the tasks of this repository, without an engine."""
    return assay.ServerOptions(
        suite="train",
        sandbox="local",
        tasks_dir=str(ROOT / "tasks"),
        config=str(ROOT / "assay.toml"),
    )


@pytest.fixture(scope="session")
def real() -> Iterator[Real]:
    if not os.environ.get("ASSAY_BIN"):
        pytest.fail("ASSAY_BIN must name the program `assay`; harness/python/check sets it")
    server = _server.Server(options(), Secret(TOKEN, "the tests"))
    try:
        yield Real(server.url, TOKEN, options())
    finally:
        server.stop()


def reply_of(files: dict[str, str]) -> str:
    """Files as a model would write them in the format `whole-file`."""
    return "\n\n".join(f"{path}\n```rust\n{text.rstrip()}\n```" for path, text in files.items())


def solution(task: str) -> dict[str, str]:
    """The files of a task's solution, by their paths."""
    folder = ROOT / "tasks" / task / "solution"
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def solved_reply() -> str:
    return reply_of(solution(SOLVED))
