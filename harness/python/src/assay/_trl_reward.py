"""The reward function for `GRPOTrainer(reward_funcs=…)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, overload

from assay._reply import text_of
from assay.client import AsyncClient, Client, client_options
from assay.errors import ConfigurationError
from assay.types import COMPONENTS, Candidate, ReplyFormat, Result

LogMetric = Callable[[str, float], None]
LogExtra = Callable[[str, list[Any]], None]


class _Common:
    """What both forms share. An instance can be pickled; its client is made where it is first called."""

    def __init__(
        self,
        url: str | None,
        task_column: str,
        reply_format: ReplyFormat | None,
        weights: Mapping[str, float] | None,
        components_as_metrics: bool,
        name: str,
        options: Mapping[str, Any],
    ) -> None:
        # TRL logs a reward under this name.
        self.__name__ = name
        self._url = url
        self._task_column = task_column
        self._reply_format = reply_format
        self._weights = None if weights is None else dict(weights)
        self._as_metrics = components_as_metrics
        self._options = client_options(options)
        self._client: Any = None

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the client."""
        return {**self.__dict__, "_client": None}

    def _candidates(self, completions: Sequence[Any], columns: Mapping[str, Any]) -> list[Candidate | None]:
        """The candidates, with `None` for rows of other data sets: this reward does not apply to them."""
        if self._task_column not in columns:
            raise ConfigurationError(
                f"the data set has no column {self._task_column!r} with the names of tasks; "
                "take one of `assay.datasets.load(trainer='trl')`, or name the column as `task_column`"
            )
        tasks = columns[self._task_column]
        return [
            None if task is None else Candidate(task, text_of(completion))
            for task, completion in zip(tasks, completions, strict=True)
        ]

    def _rewards(
        self,
        candidates: Sequence[Candidate | None],
        results: Sequence[Result],
        log_metric: LogMetric | None,
        log_extra: LogExtra | None,
    ) -> list[float | None]:
        """The rewards in the order of the rows, `None` where there is none."""
        left = iter(results)
        rows = [None if candidate is None else next(left) for candidate in candidates]
        if self._as_metrics and log_metric is not None:
            self._log(rows, log_metric)
        if self._as_metrics and log_extra is not None:
            log_extra(f"{self.__name__}_solved", [None if row is None else row.solved for row in rows])
        return [None if row is None else row.reward for row in rows]

    def _log(self, rows: Sequence[Result | None], log_metric: LogMetric) -> None:
        asked = [row for row in rows if row is not None]
        if not asked:
            return
        graded = [row for row in asked if row.graded]
        log_metric(f"{self.__name__}/ungraded", 1.0 - len(graded) / len(asked))
        if not graded:
            return
        log_metric(f"{self.__name__}/solved", sum(bool(row.solved) for row in graded) / len(graded))
        for component in COMPONENTS:
            # Where a task has no use for a component, its value says nothing.
            parts = [row.components[component] for row in graded if component in row.components]
            values = [part.value for part in parts if part.weight > 0]
            if values:
                log_metric(f"{self.__name__}/{component}", sum(values) / len(values))


class Reward(_Common):
    """A reward function that waits for the grades."""

    def __call__(
        self,
        prompts: Sequence[Any] | None = None,
        completions: Sequence[Any] = (),
        *,
        log_metric: LogMetric | None = None,
        log_extra: LogExtra | None = None,
        **columns: Any,
    ) -> list[float | None]:
        """The rewards of the completions, `None` for those that could not be graded."""
        candidates = self._candidates(completions, columns)
        if self._client is None:
            self._client = Client(self._url, **self._options)
        client: Client = self._client
        results = client.grade_many(
            [candidate for candidate in candidates if candidate is not None],
            reply_format=self._reply_format,
            weights=self._weights,
            with_grade=False,
        )
        return self._rewards(candidates, results, log_metric, log_extra)


class AsyncReward(_Common):
    """A reward function that TRL runs beside other `async` ones."""

    async def __call__(
        self,
        prompts: Sequence[Any] | None = None,
        completions: Sequence[Any] = (),
        *,
        log_metric: LogMetric | None = None,
        log_extra: LogExtra | None = None,
        **columns: Any,
    ) -> list[float | None]:
        """The rewards of the completions, `None` for those that could not be graded."""
        candidates = self._candidates(completions, columns)
        if self._client is None:
            self._client = AsyncClient(self._url, **self._options)
        client: AsyncClient = self._client
        results = await client.grade_many(
            [candidate for candidate in candidates if candidate is not None],
            reply_format=self._reply_format,
            weights=self._weights,
            with_grade=False,
        )
        return self._rewards(candidates, results, log_metric, log_extra)


@overload
def reward(
    url: str | None = None,
    *,
    task_column: str = "task",
    reply_format: ReplyFormat | None = None,
    weights: Mapping[str, float] | None = None,
    components_as_metrics: bool = True,
    name: str = "assay",
    asynchronous: Literal[False] = False,
    **options: Any,
) -> Reward: ...


@overload
def reward(
    url: str | None = None,
    *,
    task_column: str = "task",
    reply_format: ReplyFormat | None = None,
    weights: Mapping[str, float] | None = None,
    components_as_metrics: bool = True,
    name: str = "assay",
    asynchronous: Literal[True],
    **options: Any,
) -> AsyncReward: ...


def reward(
    url: str | None = None,
    *,
    task_column: str = "task",
    reply_format: ReplyFormat | None = None,
    weights: Mapping[str, float] | None = None,
    components_as_metrics: bool = True,
    name: str = "assay",
    asynchronous: bool = False,
    **options: Any,
) -> Reward | AsyncReward:
    """A reward function for `GRPOTrainer(reward_funcs=…)`.

    A candidate that the service could not grade has no reward: `None`, which TRL leaves out of its group's mean. When
    the service cannot be used at all, `UnavailableError` is raised, since a training without any reward learns nothing.

    Args:
        url: Where `assay serve` listens; without it ASSAY_URL, else one is started.
        task_column: The column of the data set that names each row's task. Rows where it is empty get `None`.
        reply_format: How replies have to be written; the service's default unless given.
        weights: Weights of the reward, as in `[reward]` of assay.toml.
        components_as_metrics: Whether to log the parts of the reward as metrics of their own.
        name: What the reward is called in logs.
        asynchronous: Whether to give an `async` function.
        **options: Options of `assay.Client`, such as `token` or `concurrency`.
    """
    kind = AsyncReward if asynchronous else Reward
    return kind(url, task_column, reply_format, weights, components_as_metrics, name, options)
