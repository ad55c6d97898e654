"""The client and the adapters against a real `assay serve` with real sandboxes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

import assay
import assay.datasets
import assay.trl
import assay.verl
from assay._session import Session, run
from conftest import SOLVED, Real, reply_of, solution

OTHER = "compile-fix/tea-auction"


@pytest.fixture(scope="module")
def client(real: Real) -> Iterator[assay.Client]:
    with assay.Client(real.url, real.token) as client:
        yield client


def test_a_solution_earns_everything(client: assay.Client, solved_reply: str) -> None:
    result = client.grade(SOLVED, solved_reply)
    assert (result.reward, result.solved, result.task, result.error) == (1.0, True, SOLVED, None)
    assert set(result.components) == {"compile", "tests", "lints", "cost", "cleanliness"}
    assert result.components["tests"].value == 1.0
    assert result.grade
    assert client.grade(SOLVED, solved_reply, with_grade=False).grade is None
    assert client.grade(SOLVED, files=solution(SOLVED)).reward == 1.0


def test_what_solves_nothing_earns_less(client: assay.Client) -> None:
    nothing = client.grade(SOLVED, "I do not know.")
    assert (nothing.reward, nothing.solved) == (0.0, False)
    broken = client.grade(SOLVED, reply_of({"src/lib.rs": "fn"}))
    assert broken.reward is not None
    assert broken.reward < 1


def test_many_are_graded_in_their_order(client: assay.Client, solved_reply: str) -> None:
    good = assay.Candidate(SOLVED, solved_reply, id="good")
    bad = assay.Candidate(SOLVED, "nothing", id="bad")
    results = client.grade_many([bad, good, bad, good, assay.Candidate(OTHER, reply_of(solution(OTHER)))])
    assert [result.reward for result in results] == [0.0, 1.0, 0.0, 1.0, 1.0]
    assert [result.id for result in results] == ["bad", "good", "bad", "good", None]
    assert results[4].task == OTHER


def test_other_weights_give_another_reward(client: assay.Client) -> None:
    # Compiles, and passes some of the tests at best.
    files = {path: text for path, text in (client.task(SOLVED).files or {}).items() if path.startswith("src/")}
    even = client.grade(SOLVED, files=files, weights={"compile": 1.0, "tests": 1.0})
    assert even.components["compile"].weight == even.components["tests"].weight


def test_a_reply_format_is_kept_to(client: assay.Client, solved_reply: str) -> None:
    with_diff = client.grade(SOLVED, solved_reply, reply_format="unified-diff")
    assert with_diff.reward == 0.0


def test_a_task_of_ones_own_is_graded(client: assay.Client) -> None:
    from conftest import ROOT

    folder = ROOT / "tasks" / SOLVED
    kept = ("task.toml", "instruction.md", "workspace", "tests", "solution")
    files = {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] in kept
    }
    assert client.grade(files, files=solution(SOLVED)).reward == 1.0


def test_tasks_can_be_looked_at(client: assay.Client) -> None:
    suite = client.tasks()
    assert suite.name == "train"
    assert len(suite.tasks) > 50
    assert {task.family for task in client.tasks(family="compile-fix").tasks} == {"compile-fix"}
    task = client.task(SOLVED)
    assert task.instruction
    assert "src/lib.rs" in (task.files or {})
    assert not [path for path in task.files or {} if path.startswith(("tests/", "solution/"))]
    roles = [message["role"] for message in client.prompt(SOLVED, style="system").messages]
    assert roles == ["system", "user"]
    assert [message["role"] for message in client.prompt(SOLVED, style="user").messages] == ["user"]


def test_refusals_say_what_is_wrong(client: assay.Client, real: Real) -> None:
    with pytest.raises(assay.NotFoundError, match="no-such"):
        client.task("compile-fix/no-such-task")
    with pytest.raises(assay.RequestError) as caught:
        client.grade("compile-fix/no-such-task", "x")
    assert caught.value.field
    with pytest.raises(assay.RequestError):
        client.grade(SOLVED, "x", reply_format="prose")  # type: ignore[arg-type]
    with pytest.raises(assay.RequestError):
        client.grade(SOLVED, "x", weights={"beauty": 1.0})
    for token in (None, "another"):
        with pytest.raises(assay.AuthenticationError):
            assay.Client(real.url, token).tasks()


def test_trl_gets_the_rewards_of_the_service(real: Real, solved_reply: str) -> None:
    metrics: dict[str, float] = {}
    call: dict[str, Any] = {
        "prompts": ["p"] * 3,
        "completions": [[{"role": "assistant", "content": solved_reply}], "nothing", "of another data set"],
        "completion_ids": [[1]] * 3,
        "task": [SOLVED, SOLVED, None],
        "trainer_state": None,
    }
    reward = assay.trl.reward(real.url, token=real.token)
    assert reward(**call, log_metric=metrics.__setitem__, log_extra=lambda name, values: None) == [1.0, 0.0, None]
    assert metrics["assay/solved"] == 0.5
    assert asyncio.run(assay.trl.reward(real.url, token=real.token, asynchronous=True)(**call)) == [1.0, 0.0, None]


def test_verl_gets_the_reward_of_the_service(real: Real, solved_reply: str) -> None:
    score = assay.verl.compute_score("assay", solved_reply, SOLVED, {"index": 0}, url=real.url, token=real.token)
    assert (score["score"], score["acc"], score["tests"]) == (1.0, 1.0, 1.0)
    bad = assay.verl.compute_score("assay", "nothing", "{}", {"task": SOLVED}, url=real.url, token=real.token)
    assert bad["score"] == 0.0
    # verl makes arrays by the keys of the first result.
    assert list(bad) == list(score)
    call = assay.verl.compute_score_async("assay", solved_reply, SOLVED, url=real.url, token=real.token)
    assert asyncio.run(call) == score
    with pytest.raises(assay.ConfigurationError, match="ground_truth"):
        assay.verl.compute_score("assay", "x", "42", url=real.url)


def test_an_episode_tells_what_came_out(client: assay.Client, solved_reply: str) -> None:
    session = Session(client._engine, 120)
    first = run(session.begin({"task": SOLVED, "style": "user", "max_turns": 3}))
    assert (first.reward, first.done) == (None, False)
    assert "src/lib.rs" in first.text
    second = run(session.reply(reply_of({"src/lib.rs": 'pub fn nothing() -> u8 { "" }'})))
    assert second.reward is not None
    assert second.reward < 1
    assert not second.done
    assert "E0308" in second.text
    third = run(session.reply(solved_reply))
    assert (third.reward, third.done, third.solved) == (1.0, True, True)
    run(session.close())


@pytest.mark.parametrize("asynchronous", [True, False])
def test_the_environment_of_trl_plays_an_episode(real: Real, solved_reply: str, asynchronous: bool) -> None:
    kind = assay.trl.environment(real.url, token=real.token, asynchronous=asynchronous, max_turns=3)
    environment = kind()

    def submit(text: str) -> str:
        said = environment.submit(text)
        return asyncio.run(said) if asynchronous else said  # type: ignore[no-any-return]

    # The row's own prompt tells the task, so nothing is added to it.
    assert environment.reset(task=SOLVED, prompt=[{"role": "user", "content": "…"}]) is None
    assert environment.get_reward() == 0.0
    assert submit("nothing")
    assert environment.get_reward() == 0.0
    assert "Solved" in submit(solved_reply)
    assert environment.get_reward() == 1.0
    # Again, with a row that tells nothing.
    assert "src/lib.rs" in environment.reset(task=SOLVED, prompt=[{"role": "user", "content": ""}])
    assert environment.get_reward() == 0.0


def test_rows_have_the_columns_of_their_trainer(client: assay.Client) -> None:
    def load(trainer: assay.datasets.Trainer | None) -> Any:
        return assay.datasets.load("train", trainer, family="compile-fix", limit=2, client=client)[1]

    plain = load(None)
    task, messages = plain["task"], plain["messages"]
    assert [message["role"] for message in messages] == ["system", "user"]
    trl, verl, skyrl = load("trl"), load("verl"), load("skyrl")
    assert (trl["prompt"], trl["task"]) == (messages, task)
    assert (verl["prompt"], verl["data_source"]) == (messages, "assay")
    assert verl["reward_model"] == {"style": "rule", "ground_truth": task}
    assert verl["extra_info"]["index"] == 1
    assert skyrl["reward_spec"] == {"method": "rule", "ground_truth": task}
    assert skyrl["env_class"] == "assay"
    assert load("verifiers")["info"]["task"] == task
    assert load("openenv")["reset"]["task"] == task


def test_held_out_tasks_are_not_trained_on(client: assay.Client) -> None:
    for suite in ("heldout", "core"):
        with pytest.raises(assay.ConfigurationError, match="evaluation"):
            assay.datasets.load(suite, client=client)
    # Even for measuring, only what is served.
    with pytest.raises(assay.ConfigurationError, match="serves the suite 'train'"):
        assay.datasets.load("heldout", evaluation=True, client=client)
