"""Prompts to train on, with the columns that each trainer wants. The library `datasets` is used only when asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Literal

from assay import _background
from assay._server import ServerOptions
from assay.client import Client
from assay.errors import ConfigurationError
from assay.types import Prompt, PromptStyle, ReplyFormat, Suite, Task

__all__ = ["Trainer", "load"]

Trainer = Literal["trl", "verl", "skyrl", "verifiers", "openenv"]
"""Whose columns the rows have."""

# The built-in suites that hold tasks which are not to be trained on. Those of families hold some too; they are known by
# being named after one.
_HELD_OUT = frozenset({"heldout", "core", "smoke", "all", "impossible"})


def load(
    suite: str = "train",
    trainer: Trainer | None = None,
    *,
    style: PromptStyle = "system",
    reply_format: ReplyFormat | None = None,
    family: str | None = None,
    difficulty: int | None = None,
    limit: int | None = None,
    evaluation: bool = False,
    as_dataset: bool = False,
    url: str | None = None,
    client: Client | None = None,
    **options: Any,
) -> Any:
    """The tasks of a suite as rows for a trainer.

    Args:
        suite: The suite. It must be the one that the service serves; a service of one's own is started with it.
        trainer: Whose columns the rows have; without one, `messages` and what is known of the task.
        style: Where the standing instructions stand: in a system message, in the user's message, or nowhere.
        reply_format: How replies will have to be written; the service's default unless given. Give the reward the same.
        family: Only tasks of this family.
        difficulty: Only tasks of this difficulty.
        limit: At most so many tasks.
        evaluation: Whether this is for measuring, not for training; suites with held-out tasks want to be told so.
        as_dataset: Whether to give a `datasets.Dataset` and not a list of rows.
        url: Where `assay serve` listens; without it ASSAY_URL, else one is started.
        client: A client to use, instead of `url` and the options.
        **options: Options of `assay.Client`, such as `token`.
    """
    if suite in _HELD_OUT and not evaluation:
        raise ConfigurationError(_refusal(suite))
    if trainer is not None and trainer not in _ROWS:
        raise ConfigurationError(f"there is no trainer {trainer!r}; there are {', '.join(_ROWS)}")
    asked = client or Client(url, server=options.pop("server", None) or ServerOptions(suite=suite), **options)
    served = asked.tasks(family=family, difficulty=difficulty)
    _check(suite, served, asked, evaluation)
    tasks = served.tasks[:limit]
    prompts = _background.wait(_prompts(asked, tasks, style, reply_format))
    row = _ROWS[trainer] if trainer is not None else _plain
    settings = {"style": style, "reply_format": reply_format or "whole-file", "suite": served.name}
    rows = [row(index, task, prompt, settings) for index, (task, prompt) in enumerate(zip(tasks, prompts, strict=True))]
    if not as_dataset:
        return rows
    try:
        from datasets import Dataset
    except ImportError:
        raise ConfigurationError(
            "`as_dataset` needs the library `datasets`; install it, or take the rows as a list"
        ) from None
    return Dataset.from_list(rows)


def _refusal(suite: str) -> str:
    return f"the suite {suite!r} holds tasks that are not to be trained on; say `evaluation=True` to measure with it"


def _check(suite: str, served: Suite, client: Client, evaluation: bool) -> None:
    """Refuses another suite than the one asked for, and one of held-out tasks."""
    if served.name != suite:
        raise ConfigurationError(
            f"{client.url}: the service serves the suite {served.name!r} and not {suite!r}; "
            f"start one with `--suite {suite}`, or load {served.name!r}"
        )
    if not evaluation and any(task.family == suite for task in served.tasks):
        raise ConfigurationError(_refusal(suite))


async def _prompts(
    client: Client, tasks: tuple[Task, ...], style: PromptStyle, reply_format: ReplyFormat | None
) -> list[Prompt]:
    params: dict[str, str] = {"style": style}
    if reply_format is not None:
        params["reply_format"] = reply_format
    return list(await asyncio.gather(*(client._engine.prompt(task.id, params) for task in tasks)))


Row = dict[str, Any]
Settings = Mapping[str, str]


def _plain(index: int, task: Task, prompt: Prompt, settings: Settings) -> Row:
    return {
        "task": task.id,
        "task_hash": task.hash,
        "family": task.family,
        "difficulty": task.difficulty,
        "messages": _messages(prompt),
    }


def _trl(index: int, task: Task, prompt: Prompt, settings: Settings) -> Row:
    """`prompt` is what TRL reads; the other columns are handed to the reward."""
    return {
        "prompt": _messages(prompt),
        "task": task.id,
        "task_hash": task.hash,
        "family": task.family,
        "difficulty": task.difficulty,
    }


def _extra(index: int, task: Task, settings: Settings) -> Row:
    return {
        "split": settings["suite"],
        "index": index,
        "task": task.id,
        "task_hash": task.hash,
        "family": task.family,
        "difficulty": task.difficulty,
        "reply_format": settings["reply_format"],
    }


def _verl(index: int, task: Task, prompt: Prompt, settings: Settings) -> Row:
    return {
        "data_source": "assay",
        "prompt": _messages(prompt),
        "ability": "rust",
        "reward_model": {"style": "rule", "ground_truth": task.id},
        "extra_info": _extra(index, task, settings),
    }


def _skyrl(index: int, task: Task, prompt: Prompt, settings: Settings) -> Row:
    return {
        "data_source": "assay",
        "prompt": _messages(prompt),
        "env_class": "assay",
        "reward_spec": {"method": "rule", "ground_truth": task.id},
        "extra_info": _extra(index, task, settings),
    }


def _verifiers(index: int, task: Task, prompt: Prompt, settings: Settings) -> Row:
    return {
        "example_id": index,
        "prompt": _messages(prompt),
        "answer": "",
        "task": task.id,
        "info": _extra(index, task, settings),
    }


def _openenv(index: int, task: Task, prompt: Prompt, settings: Settings) -> Row:
    """`reset` holds what `AssayEnv.reset` is to be called with."""
    reset = {"task": task.id, "style": settings["style"], "reply_format": settings["reply_format"]}
    return {"task": task.id, "task_hash": task.hash, "prompt": _messages(prompt), "reset": reset}


def _messages(prompt: Prompt) -> list[dict[str, str]]:
    return [{"role": message["role"], "content": message["content"]} for message in prompt.messages]


_ROWS: dict[str, Callable[[int, Task, Prompt, Settings], Row]] = {
    "trl": _trl,
    "verl": _verl,
    "skyrl": _skyrl,
    "verifiers": _verifiers,
    "openenv": _openenv,
}
