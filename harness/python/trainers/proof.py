"""What each part of the proof shares: how it says what was proven, and known replies of known worth."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
URL = os.environ.get("ASSAY_URL", "")
EXPORTS = Path(os.environ.get("ASSAY_EXPORTS", "/nonexistent"))

TASKS = ("compile-fix/hall-of-fame", "compile-fix/tea-auction")
"""Tasks of the suite `train` that the parts play."""


@contextmanager
def prove(library: str, what: str) -> Iterator[list[str]]:
    """Records whether the block went through. What it appends to the list is said with it."""
    notes: list[str] = []
    failure = None
    try:
        yield notes
    except Exception as error:
        traceback.print_exc()
        failure = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    row = {
        "library": library,
        "version": version(library),
        "what": what,
        "passed": failure is None,
        "notes": failure or "; ".join(notes),
    }
    print(
        ("proven: " if failure is None else "FAILED: ") + f"{library} {row['version']}: {what}: {row['notes']}",
        flush=True,
    )
    with open(os.environ.get("ASSAY_PROOF", "/dev/null"), "a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def reply_of(files: dict[str, str]) -> str:
    """Files as a model would write them in the format `whole-file`."""
    return "\n\n".join(f"{path}\n```rust\n{text.rstrip()}\n```" for path, text in files.items())


def solution(task: str) -> str:
    """A reply that solves a task."""
    folder = ROOT / "tasks" / task / "solution"
    files = {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}
    return reply_of(files)


def expect(condition: bool, message: str) -> None:
    """As `assert`, but it cannot be switched off."""
    if not condition:
        raise AssertionError(message)
