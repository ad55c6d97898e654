"""What is sent to the service and what comes back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

from assay.errors import ProtocolError, UngradedError

ReplyFormat = Literal["whole-file", "search-replace", "line-range", "unified-diff"]
"""How a reply has to be written."""

PromptStyle = Literal["system", "user", "bare"]
"""Where the standing instructions stand: in a system message, in the user's, or nowhere."""

TaskRef = str | Mapping[str, str]
"""A task: its name (`family/name`), or the files of a task that the service does not know, by their paths."""

COMPONENTS = ("compile", "tests", "lints", "cost", "cleanliness")
"""What a reward consists of. Every grade has all of them; the weight of those that a task has no use for is 0."""


class Message(TypedDict):
    """A chat message."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to be graded: a model's reply as it came, or the edited files by their paths."""

    task: TaskRef
    completion: str | None = None
    files: Mapping[str, str] | None = None
    id: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The candidate as the service wants it."""
        if (self.completion is None) == (self.files is None):
            raise ValueError("a candidate has either a completion or files")
        body: dict[str, Any] = {"task": self.task if isinstance(self.task, str) else {"files": dict(self.task)}}
        if self.completion is not None:
            body["completion"] = self.completion
        if self.files is not None:
            body["files"] = dict(self.files)
        if self.id is not None:
            body["id"] = self.id
        return body


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a reward: how much it weighs beside the others, and what was earned of it."""

    weight: float
    value: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a candidate has no grade."""

    error_class: str
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one candidate. Without a grade there is no reward: `None`, never 0."""

    index: int
    id: str | None
    task: str
    reward: float | None
    solved: bool | None = None
    declared: str | None = None
    components: Mapping[str, Component] = field(default_factory=dict)
    duplicate_of: int | None = None
    grade: Mapping[str, Any] | None = None
    error: Failure | None = None

    @property
    def graded(self) -> bool:
        """Whether there is a grade."""
        return self.reward is not None

    def require(self) -> Result:
        """This result when it has a grade; else an `UngradedError`."""
        if self.error is not None:
            raise UngradedError(
                f"{self.task}: the candidate has no grade ({self.error.error_class}): {self.error.message}",
                task=self.task,
                error_class=self.error.error_class,
            )
        return self

    @classmethod
    def from_json(cls, body: Any, index: int) -> Result:
        """A result as the service sends it, for the candidate at `index`."""
        if not isinstance(body, dict):
            raise ProtocolError("a result is not an object; is this the service of `assay serve`?")
        common: dict[str, Any] = {"index": index, "id": body.get("id"), "task": str(body.get("task") or "")}
        if body.get("status") == "error":
            error = body.get("error") or {}
            return cls(
                **common,
                reward=None,
                error=Failure(str(error.get("class", "internal")), str(error.get("message", ""))),
            )
        return cls(
            **common,
            reward=_reward(body.get("reward")),
            solved=bool(body.get("solved")),
            declared=body.get("declared"),
            components={
                name: Component(float(part["weight"]), float(part["value"]))
                for name, part in (body.get("components") or {}).items()
            },
            duplicate_of=body.get("duplicate_of"),
            grade=body.get("grade"),
        )


def _reward(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ProtocolError("a graded result has no finite reward; is the service of this version?")
    return float(value)


@dataclass(frozen=True, slots=True)
class Task:
    """A task: what it is, and, when it was asked for by name, its instruction and its files."""

    id: str
    title: str
    family: str
    difficulty: int
    language: str
    edition: str
    tags: tuple[str, ...]
    editable: tuple[str, ...]
    hash: str
    instruction: str | None = None
    files: Mapping[str, str] | None = None

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Task:
        """A task as the service sends it."""
        try:
            return cls(
                id=body["id"],
                title=body["title"],
                family=body["family"],
                difficulty=int(body["difficulty"]),
                language=body.get("language", "rust"),
                edition=str(body.get("edition", "")),
                tags=tuple(body.get("tags") or ()),
                editable=tuple(body.get("editable") or ()),
                hash=body["hash"],
                instruction=body.get("instruction"),
                files=body.get("files"),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ProtocolError(f"a task makes no sense ({error!r}); is the service of this version?") from None


@dataclass(frozen=True, slots=True)
class Suite:
    """The suite that is served, and its tasks."""

    name: str
    version: int
    hash: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told first about a task."""

    id: str
    hash: str
    messages: tuple[Message, ...]
