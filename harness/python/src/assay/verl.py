"""For verl: `compute_score`, named in the configuration. verl itself is not imported.

    reward.custom_reward_function.path=pkg://assay.verl
    reward.custom_reward_function.name=compute_score        # or compute_score_async
    +reward.custom_reward_function.reward_kwargs.url=http://127.0.0.1:8000

A candidate that could not be graded raises `UngradedError`, and a service that cannot be used `UnavailableError`: the
step fails, and no 0 is learned from. Take one of verl's reward managers that let this through: `naive` (the default),
`dapo`, `gdpo` or `remote`. `rate_limited` and the older `prime` turn any error into a reward of 0, and so does the
older `naive` with a timeout of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from assay.client import AsyncClient, Client, cached
from assay.errors import ConfigurationError
from assay.types import COMPONENTS, ReplyFormat, Result

__all__ = ["compute_score", "compute_score_async"]


def compute_score(
    data_source: str,
    solution_str: str,
    ground_truth: Any,
    extra_info: Mapping[str, Any] | None = None,
    *,
    url: str | None = None,
    reply_format: ReplyFormat | None = None,
    weights: Mapping[str, float] | None = None,
    **kwargs: Any,
) -> dict[str, float]:
    """The reward of a reply and what it consists of, as verl wants it.

    Args:
        data_source: Where the row is from; not looked at.
        solution_str: The model's reply.
        ground_truth: The name of the task, unless `extra_info` has it as `task`.
        extra_info: The row's further fields; `task` and `reply_format` are looked at.
        url: Where `assay serve` listens; without it ASSAY_URL, else each process starts one.
        reply_format: How replies have to be written; else the row's, else the service's default.
        weights: Weights of the reward, as in `[reward]` of assay.toml.
        **kwargs: Options of `assay.Client`; what verl adds itself is ignored.
    """
    task, chosen = _asked(ground_truth, extra_info, reply_format)
    client = cached(Client, url, _of_client(kwargs))
    return _score(client.grade(task, solution_str, reply_format=chosen, weights=_plain(weights), with_grade=False))


async def compute_score_async(
    data_source: str,
    solution_str: str,
    ground_truth: Any,
    extra_info: Mapping[str, Any] | None = None,
    *,
    url: str | None = None,
    reply_format: ReplyFormat | None = None,
    weights: Mapping[str, float] | None = None,
    **kwargs: Any,
) -> dict[str, float]:
    """As `compute_score`, but many replies can be graded at a time without a thread for each."""
    task, chosen = _asked(ground_truth, extra_info, reply_format)
    client = cached(AsyncClient, url, _of_client(kwargs))
    return _score(
        await client.grade(task, solution_str, reply_format=chosen, weights=_plain(weights), with_grade=False)
    )


def _score(result: Result) -> dict[str, float]:
    """The same keys for every result: verl makes an array of each, by the keys of the first."""
    assert result.reward is not None
    solved = float(bool(result.solved))
    # verl's validation takes `acc` for its main figure when it is there.
    score = {"score": result.reward, "acc": solved, "solved": solved}
    for name in COMPONENTS:
        part = result.components.get(name)
        score[name] = part.value if part is not None else 0.0
    return score


def _asked(
    ground_truth: Any, extra_info: Mapping[str, Any] | None, reply_format: ReplyFormat | None
) -> tuple[str, ReplyFormat | None]:
    extra = extra_info or {}
    task = extra.get("task") or ground_truth
    if isinstance(task, str) and task.startswith("{"):
        # Some exports keep more than the name; it stands under `task` then too.
        try:
            task = json.loads(task).get("task")
        except ValueError:
            task = None
    if not isinstance(task, str) or "/" not in task:
        raise ConfigurationError(
            "the row names no task; `ground_truth` or `extra_info.task` must be one like 'compile-fix/hall-of-fame'"
        )
    return task, reply_format or extra.get("reply_format") or None


def _plain(weights: Mapping[str, float] | None) -> dict[str, float] | None:
    """Weights as a dictionary: from a configuration they come as an object of another library."""
    return None if weights is None else {str(name): float(value) for name, value in weights.items()}


# What verl's reward managers add to the arguments.
_OF_VERL = frozenset({"reward_router_address", "reward_model_tokenizer", "num_turns"})


def _of_client(kwargs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kwargs.items() if name not in _OF_VERL}
