"""The environment for `GRPOTrainer(environment_factory=…)`: the model hands in replies until the task is solved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assay import _session
from assay._session import Session, Turn
from assay.client import Client, client_options
from assay.errors import AssayError, ConfigurationError, UngradedError
from assay.types import PromptStyle, ReplyFormat

LOST = "Your submission could not be graded. That is not your fault; there is nothing more to do."
OVER = "The episode is over; there is nothing more to submit."

# TRL makes a tool of each public method, and tells the model what its docstring says.
_TOOL_DOC = """Submits your edits, written as you were told to; they are compiled and tested, and you see what came out.

Args:
    reply: Your whole reply with the edits, in the format of the instructions.

Returns:
    What the compiler and the tests say.
"""


class _Base:
    """What both forms share. Public names would become tools, hence the underscores."""

    _client: Client
    _settings: Mapping[str, Any]
    _task_column: str
    _timeout_s: float

    def __init__(self) -> None:
        self._session = Session(self._client._engine, self._timeout_s)
        self._task: str | None = None
        self._begun = False
        self._failure: AssayError | None = None
        self._last: Turn | None = None

    def reset(self, **row: Any) -> str | None:
        """Begins an episode with the task of a row.

        The task is shown when the row's own prompt does not: when there is none, or its last message is empty.
        """
        task = row.get(self._task_column)
        if not isinstance(task, str):
            raise ConfigurationError(
                f"the data set has no column {self._task_column!r} with the names of tasks; "
                "take one of `assay.datasets.load(trainer='trl')`, or name the column as `task_column`"
            )
        _session.run(self._session.close())
        self._task, self._begun, self._failure, self._last = task, False, None, None
        if _shown(row.get("prompt")):
            # The connection is opened when there is something to submit: many at once, and only for those who do.
            return None
        return _session.run(self._begin()).text

    def get_reward(self) -> float | None:
        """What the last submission earned; 0 without any, and `None` when one could not be graded.

        A service that cannot be used stops the training here: what `submit` raises, TRL only tells the model.
        """
        if isinstance(self._failure, UngradedError):
            return None
        if self._failure is not None:
            raise self._failure
        return 0.0 if self._last is None else self._last.reward

    async def _begin(self) -> Turn:
        turn = await self._session.begin({**self._settings, "task": self._task})
        self._begun = True
        return turn

    async def _submit(self, reply: str) -> str:
        if self._failure is not None:
            return LOST
        if self._last is not None and self._last.done:
            return OVER
        try:
            if not self._begun:
                await self._begin()
            self._last = await self._session.reply(reply)
        except AssayError as error:
            # TRL would hand the exception to the model as the tool's answer and go on to ask for a reward.
            self._failure = error
            return LOST
        if self._last.done:
            await self._session.close()
        if self._last.solved:
            return "Solved: everything compiles, and all hidden tests pass."
        return self._last.text or OVER


def environment(
    url: str | None = None,
    *,
    task_column: str = "task",
    reply_format: ReplyFormat | None = None,
    style: PromptStyle = "user",
    max_turns: int | None = None,
    asynchronous: bool = True,
    timeout_s: float = 600.0,
    **options: Any,
) -> type[Any]:
    """A class for `GRPOTrainer(environment_factory=…)`.

    The model gets one tool, `submit(reply)`, and is told what the compiler and the tests say. The reward is that of its
    last submission.

    Args:
        url: Where `assay serve` listens; without it ASSAY_URL, else one is started.
        task_column: The column of the data set that names each row's task.
        reply_format: How submissions have to be written; the service's default unless given.
        style: How the task is told where the row's own prompt does not tell it.
        max_turns: Submissions of an episode; the service's default unless given.
        asynchronous: Whether `submit` is `async`, so that TRL lets all rollouts of a batch submit at once.
        timeout_s: Seconds after which a submission counts as lost.
        **options: Options of `assay.Client`, such as `token` or `concurrency`.
    """
    settings: dict[str, Any] = {"style": style}
    if reply_format is not None:
        settings["reply_format"] = reply_format
    if max_turns is not None:
        settings["max_turns"] = max_turns

    if asynchronous:

        async def submit(self: _Base, reply: str) -> str:
            return await _session.here(self._submit(reply))

        tool: Any = submit
    else:

        def submit_and_wait(self: _Base, reply: str) -> str:
            return _session.run(self._submit(reply))

        tool = submit_and_wait
    tool.__name__ = "submit"
    tool.__qualname__ = "AssayEnvironment.submit"
    tool.__doc__ = _TOOL_DOC
    # Types as objects, not as texts, for those who make a schema of them.
    tool.__annotations__ = {"reply": str, "return": str}
    members = {
        "__doc__": "An episode at a task of Assay; see `assay.trl.environment`.",
        "__module__": __name__,
        "_client": Client(url, **client_options(options)),
        "_settings": settings,
        "_task_column": task_column,
        "_timeout_s": timeout_s,
        "submit": tool,
    }
    return type("AssayEnvironment", (_Base,), members)


def _shown(prompt: Any) -> bool:
    """Whether a row's prompt says anything."""
    if isinstance(prompt, str):
        return bool(prompt.strip())
    return bool(prompt) and bool(prompt[-1].get("content"))
