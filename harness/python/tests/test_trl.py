"""The reward, called as TRL calls it; TRL itself is not here (see trainers/ for that)."""

from __future__ import annotations

import asyncio
import inspect
import subprocess
import sys
from typing import Any

import pytest

import assay
import assay.trl
from stub import Answer, Stub, graded, ungraded

ROW: dict[str, Any] = {"completion_ids": [[1], [2]], "trainer_state": object(), "family": ["a", "b"]}


def test_texts_and_conversations_are_graded(stub: Stub) -> None:
    said: list[Any] = [
        "0.1",
        [{"role": "assistant", "content": "0.2"}],
        [
            {"role": "assistant", "content": "0.9"},
            {"role": "tool", "name": "t", "content": "0.8"},
            {"role": "assistant", "content": [{"type": "text", "text": "0."}, {"type": "text", "text": "3"}]},
            {"role": "assistant", "content": "", "tool_calls": []},
        ],
    ]
    reward = assay.trl.reward(stub.url, reply_format="unified-diff", weights={"tests": 1.0})
    assert reward(prompts=["p"] * 3, completions=said, task=["compile-fix/x"] * 3, **ROW) == [0.1, 0.2, 0.3]
    body = stub.requests[0]["body"]
    assert (body["reply_format"], body["weights"]) == ("unified-diff", {"tests": 1.0})
    assert reward.__name__ == "assay"


def test_nothing_said_is_graded_and_not_left_out(stub: Stub) -> None:
    stub.script = [Answer(body={"results": [graded(0.0)]})]
    reward = assay.trl.reward(stub.url)
    assert reward(completions=[[{"role": "assistant", "content": None}]], task=["compile-fix/x"]) == [0.0]
    assert stub.requests[0]["body"]["candidates"][0]["completion"] == ""


def test_ungraded_is_none_and_metrics_leave_it_out(stub: Stub) -> None:
    stub.script = [Answer(body={"results": [graded(1.0), ungraded("internal"), graded(0.5)]})]
    metrics: dict[str, float] = {}
    extra: dict[str, list[Any]] = {}
    reward = assay.trl.reward(stub.url, name="rust")
    rewards = reward(
        prompts=["p"] * 4,
        completions=["1", "x", "0.5", "of another data set"],
        task=["compile-fix/x", "compile-fix/x", "compile-fix/x", None],
        log_metric=metrics.__setitem__,
        log_extra=extra.__setitem__,
        **ROW,
    )
    assert rewards == [1.0, None, 0.5, None]
    assert metrics == {"rust/ungraded": pytest.approx(1 / 3), "rust/solved": 0.5, "rust/tests": 0.75}
    assert extra == {"rust_solved": [True, None, False, None]}


def test_the_asynchronous_one_is_seen_as_such(stub: Stub) -> None:
    reward = assay.trl.reward(stub.url, asynchronous=True)
    assert inspect.iscoroutinefunction(reward.__call__)
    assert asyncio.run(reward(prompts=["p"], completions=["0.5"], task=["compile-fix/x"])) == [0.5]


def test_a_service_that_is_not_there_stops_the_training(stub: Stub) -> None:
    reward = assay.trl.reward("http://127.0.0.1:9", retry=assay.RetryPolicy(trouble=0))
    with pytest.raises(assay.UnavailableError):
        reward(completions=["1"], task=["compile-fix/x"])


def test_a_data_set_without_tasks_is_refused(stub: Stub) -> None:
    with pytest.raises(assay.ConfigurationError, match="'problem'"):
        assay.trl.reward(stub.url, task_column="problem")(completions=["1"], task=["compile-fix/x"])
    with pytest.raises(TypeError, match="tokn"):
        assay.trl.reward(stub.url, tokn="x")


def test_the_environment_has_one_tool_that_explains_itself(stub: Stub) -> None:
    for asynchronous in (True, False):
        kind = assay.trl.environment(stub.url, asynchronous=asynchronous)
        public = [name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")]
        assert sorted(public) == ["get_reward", "reset", "submit"]
        assert inspect.iscoroutinefunction(kind().submit) is asynchronous
        assert str(inspect.signature(kind().submit)) == "(reply: str) -> str"
        assert "Args:" in (inspect.getdoc(kind.submit) or "")


def test_no_trainer_is_imported() -> None:
    code = "import sys, assay, assay.trl, assay.verl, assay.datasets; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"trl", "verl", "datasets", "torch", "verifiers", "openenv"} & set(loaded)
