"""For verifiers (0.4 and newer, `verifiers.v1`): a taskset, an environment of one or several turns, and a loader.

    env = assay.verifiers.load_environment(url="http://127.0.0.1:8000", turns=3)

or, from its command line and from prime-rl, the taskset `assay-verifiers`. A candidate that could not be graded leaves
an error on its trace and no reward. The older form, before `verifiers.v1`, is gone from the library since 0.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assay import _session
from assay._server import ServerOptions
from assay._session import Session
from assay.client import AsyncClient, Client, cached
from assay.errors import ConfigurationError
from assay.types import COMPONENTS, PromptStyle, ReplyFormat

try:
    import verifiers.v1 as vf
except ImportError as error:
    raise ImportError(
        "assay.verifiers needs the package `verifiers`, 0.4 or newer (pip install 'assay[verifiers]')"
    ) from error

from assay import datasets

__all__ = [
    "AssayData",
    "AssayEnv",
    "AssayEnvConfig",
    "AssayTask",
    "AssayTaskConfig",
    "AssayTaskset",
    "AssayTasksetConfig",
    "load_environment",
]

TASKSET = "assay-verifiers"
"""The name of the taskset."""

MAX_TURN_S = 600.0
"""Seconds after which a turn counts as lost."""


class AssayTaskConfig(vf.TaskConfig):
    """Where grades come from. It is recorded with every trace, so it holds no token: only the file of one."""

    url: str | None = None
    """Where `assay serve` listens; without it ASSAY_URL, else each process starts one."""
    token_file: str | None = None
    """A file with what the service wants to be told; without it ASSAY_SERVE_TOKEN."""
    suite: str = "train"
    """The suite of a service that is started."""
    reply_format: ReplyFormat | None = None
    """How replies have to be written; the service's default unless given."""
    weights: dict[str, float] | None = None
    """Weights of the reward, as in `[reward]` of assay.toml."""


class AssayTasksetConfig(vf.TasksetConfig):
    """Which tasks are loaded."""

    task: AssayTaskConfig = AssayTaskConfig()
    """Where grades come from."""
    style: PromptStyle = "system"
    """Where the standing instructions stand."""
    family: str | None = None
    """Only tasks of this family."""
    difficulty: int | None = None
    """Only tasks of this difficulty."""
    limit: int | None = None
    """At most so many tasks."""
    evaluation: bool = False
    """Whether this is for measuring; suites with held-out tasks want to be told so."""


class AssayData(vf.TaskData):
    """A task as verifiers knows it. Its `id` is the name of the task at the service."""

    id: str
    content_hash: str
    """The hash of the task, so that a trace says which version of it was played."""
    family: str
    difficulty: int


class AssayTask(vf.Task[AssayData, vf.State, AssayTaskConfig]):
    """A task whose reward is what its reply earns at the service."""

    @property
    def key(self) -> str:
        """The name of the task and the beginning of its hash."""
        return f"{self.data.id}@{self.data.content_hash[:12]}"

    @vf.reward
    async def assay(self, trace: vf.Trace) -> float:
        """The reward of the last reply; its parts become metrics."""
        client = cached(AsyncClient, self.config.url, _client_options(self.config))
        result = await client.grade(
            self.data.id,
            trace.last_reply,
            reply_format=self.config.reply_format,
            weights=self.config.weights,
            with_grade=False,
        )
        trace.record_metric("solved", float(bool(result.solved)))
        for name in COMPONENTS:
            part = result.components.get(name)
            # Where a task has no use for a component, its value says nothing.
            if part is not None and part.weight > 0:
                trace.record_metric(name, part.value)
        assert result.reward is not None
        return result.reward


class AssayTaskset(vf.Taskset[AssayTask, AssayTasksetConfig]):
    """The tasks of the suite that the service serves."""

    def load(self) -> Iterator[AssayTask]:
        """The tasks, in the order of the suite."""
        config = self.config
        rows = datasets.load(
            config.task.suite,
            style=config.style,
            reply_format=config.task.reply_format,
            family=config.family,
            difficulty=config.difficulty,
            limit=config.limit,
            evaluation=config.evaluation,
            client=cached(Client, config.task.url, _client_options(config.task)),
        )
        for row in rows:
            texts = {message["role"]: message["content"] for message in row["messages"]}
            data = AssayData(
                id=row["task"],
                name=row["task"],
                prompt=texts["user"],
                system_prompt=texts.get("system"),
                content_hash=row["task_hash"],
                family=row["family"],
                difficulty=row["difficulty"],
            )
            yield AssayTask(data, config.task)


class AssayEnvConfig(vf.EnvConfig):
    """One agent, and how many turns it has."""

    agent: vf.AgentConfig = vf.AgentConfig(harness={"id": "null"}, runtime=vf.SubprocessConfig())
    """The model. It answers in plain messages; nothing of it runs on this machine but the loop that asks it."""
    turns: int = 1
    """Replies it has; after each but the last it is told what came out."""


class AssayEnv(vf.Env[AssayEnvConfig]):
    """An episode of one reply, or of several with what the compiler and the tests say in between."""

    async def run(self, task: AssayTask, agents: vf.Agents) -> None:
        """Plays an episode. What goes wrong on the service's side is the episode's error and not a reward."""
        if self.config.turns <= 1:
            await agents.agent.run(task)
            return
        config = task.config
        client = cached(Client, config.url, _client_options(config))
        session = Session(client._engine, MAX_TURN_S)
        settings: dict[str, Any] = {"task": task.data.id, "max_turns": self.config.turns}
        if config.reply_format is not None:
            settings["reply_format"] = config.reply_format
        try:
            turn = await _session.here(session.begin(settings))
            # Edits add up over the turns, so the last reply alone says too little to be graded again.
            async with agents.agent.interaction(task.defer_scoring()) as interaction:
                segment = await interaction.turn()
                while not segment.terminated:
                    turn = await _session.here(session.reply(segment.last_reply))
                    if turn.done:
                        break
                    segment = await interaction.turn(turn.text)
            # Without any reply the run failed elsewhere, and its trace says where.
            if turn.reward is not None:
                interaction.trace.record_reward("assay", turn.reward)
                interaction.trace.record_metric("solved", float(turn.solved))
        finally:
            await _session.here(session.close())


def _client_options(config: AssayTaskConfig) -> dict[str, Any]:
    return {"token_file": config.token_file, "server": ServerOptions(suite=config.suite)}


def load_environment(
    url: str | None = None,
    *,
    suite: str = "train",
    turns: int = 1,
    style: PromptStyle = "system",
    reply_format: ReplyFormat | None = None,
    weights: dict[str, float] | None = None,
    family: str | None = None,
    difficulty: int | None = None,
    limit: int | None = None,
    evaluation: bool = False,
    token_file: str | None = None,
    **settings: Any,
) -> vf.Env[AssayEnvConfig]:
    """The environment, through the library's own loader.

    Args:
        url: Where `assay serve` listens; without it ASSAY_URL, else one is started.
        suite: The suite that the service serves.
        turns: Replies of an episode.
        style: Where the standing instructions stand.
        reply_format: How replies have to be written; the service's default unless given.
        weights: Weights of the reward, as in `[reward]` of assay.toml.
        family: Only tasks of this family.
        difficulty: Only tasks of this difficulty.
        limit: At most so many tasks.
        evaluation: Whether this is for measuring; suites with held-out tasks want to be told so.
        token_file: A file with what the service wants to be told; without it ASSAY_SERVE_TOKEN.
        **settings: Whatever else the environment's configuration takes, such as `agent`.
    """
    if turns < 1:
        raise ConfigurationError("`turns` must be at least 1")
    task = AssayTaskConfig(url=url, token_file=token_file, suite=suite, reply_format=reply_format, weights=weights)
    taskset = AssayTasksetConfig(
        id=TASKSET,
        task=task,
        style=style,
        family=family,
        difficulty=difficulty,
        limit=limit,
        evaluation=evaluation,
    )
    return vf.load_environment(AssayEnvConfig(taskset=taskset, turns=turns, **settings))
