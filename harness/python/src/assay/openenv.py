"""For OpenEnv: a client of the library's own kind, with typed actions and observations. Needs the package `openenv`.

with AssayEnv("http://127.0.0.1:8000").sync() as env:
    result = env.reset(task="compile-fix/hall-of-fame")
    while not result.done:
        result = env.step(AssayAction(reply=model(result.observation.text)))
"""

from __future__ import annotations

import inspect
import os
from typing import Any

from assay import _secret, _server
from assay._server import ServerOptions
from assay.errors import ConfigurationError

try:
    from openenv.core.client_types import StepResult
    from openenv.core.env_client import EnvClient
    from openenv.core.env_server.types import Action, Observation, State
except ImportError as error:
    raise ImportError("assay.openenv needs the package `openenv` (pip install 'assay[openenv]')") from error

from pydantic import ConfigDict, Field

__all__ = ["AssayAction", "AssayEnv", "AssayObservation", "AssayState"]


class AssayAction(Action):
    """What a model does: it replies."""

    reply: str = Field(description="The model's reply as it came")


class AssayObservation(Observation):
    """What a model is told: the new messages, and how things stand."""

    # A service that says more is not at fault.
    model_config = ConfigDict(extra="ignore", validate_assignment=True)

    messages: list[dict[str, str]] = Field(default_factory=list, description="The new messages")
    text: str = Field(default="", description="The new messages as one text")
    task: str = Field(default="", description="The task")
    turn: int = Field(default=0, description="Replies so far")
    turns_left: int = Field(default=0, description="Replies that may follow")
    stage: str | None = Field(default=None, description="The stage at which the last reply failed")
    solved: bool = Field(default=False, description="Whether everything is satisfied")
    declared: str | None = Field(default=None, description="Why the task is contradictory, if the reply says so")


class AssayState(State):
    """How the episode stands."""

    task: str | None = Field(default=None, description="The task")
    solved: bool = Field(default=False, description="Whether everything is satisfied")
    reward: float | None = Field(default=None, description="The reward of the last reply")
    done: bool = Field(default=False, description="Whether the episode is over")


class AssayEnv(EnvClient[AssayAction, AssayObservation, AssayState]):
    """An episode at a time over a connection of its own. The reward of a step is that reply's; do not add them up."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        token: str | None = None,
        token_file: str | None = None,
        server: ServerOptions | None = None,
        message_timeout_s: float = 600.0,
        **kwargs: Any,
    ) -> None:
        """Finds the service; without a URL (the argument or ASSAY_URL) one is started.

        Args:
            base_url: Where `assay serve` listens.
            token: What it wants to be told; else `token_file`, else ASSAY_SERVE_TOKEN.
            token_file: A file that holds the token.
            server: How to start a service of one's own.
            message_timeout_s: Seconds after which a reply counts as lost; grading takes longer than most.
            **kwargs: Whatever else `EnvClient` takes.
        """
        secret = _secret.find(token, token_file)
        url = base_url or os.environ.get("ASSAY_URL") or None
        # A session that this client opens beside its own brings the headers with it, and the address of our own server.
        if url is None and kwargs.get("provider") is None:
            own = _server.shared(server or ServerOptions(), secret)
            url, secret = own.url, own.token
        if secret is not None and "headers" not in kwargs:
            if "headers" not in inspect.signature(EnvClient.__init__).parameters:
                raise ConfigurationError("this version of `openenv` can send no token; use 0.10 or newer")
            kwargs["headers"] = {"Authorization": f"Bearer {secret.reveal()}"}
        super().__init__(base_url=url, message_timeout_s=message_timeout_s, **kwargs)

    def _step_payload(self, action: AssayAction) -> dict[str, Any]:
        """The action as the service wants it."""
        return {"reply": action.reply}

    def _parse_result(self, payload: dict[str, Any]) -> StepResult[AssayObservation]:
        """What came of a reset or a step."""
        reward, done = payload.get("reward"), bool(payload.get("done"))
        seen = AssayObservation(**{**(payload.get("observation") or {}), "reward": reward, "done": done})
        result: dict[str, Any] = {"observation": seen, "reward": reward, "done": done}
        if "metadata" in StepResult.__dataclass_fields__:
            result["metadata"] = payload.get("metadata")
        return StepResult(**result)

    def _parse_state(self, payload: dict[str, Any]) -> AssayState:
        """How the episode stands."""
        return AssayState(**payload)
