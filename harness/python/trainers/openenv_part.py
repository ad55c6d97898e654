"""OpenEnv's own client library plays episodes at the service, and its own checker accepts the service."""

from __future__ import annotations

import asyncio
from typing import Any

from openenv import GenericEnvClient
from openenv.cli._validation import validate_running_environment

import proof
from assay.openenv import AssayAction, AssayEnv
from proof import URL, expect, prove

TASK = proof.TASKS[0]
BROKEN = proof.reply_of({"src/lib.rs": 'pub fn nothing() -> u8 { "" }'})


def synchronous() -> None:
    """Three turns, one session."""
    with prove("openenv", "a synchronous episode with AssayEnv: typed actions, observations and state") as notes:
        with AssayEnv(URL).sync() as env:
            result = env.reset(task=TASK, style="user", max_turns=3)
            expect(result.reward is None and not result.done, f"nothing earned yet: {result}")
            expect("src/lib.rs" in result.observation.text, "the task is told")
            expect(result.observation.messages[0]["role"] == "user", "as messages too")
            first = env.step(AssayAction(reply=BROKEN))
            expect("E0308" in first.observation.text and not first.done, "the compiler's word is passed on")
            expect(first.observation.turns_left == 2, f"two turns are left: {first.observation.turns_left}")
            last = env.step(AssayAction(reply=proof.solution(TASK)))
            expect(last.reward == 1.0 and last.done and last.observation.solved, f"solved: {last}")
            state = env.state()
            expect(state.step_count == 2 and state.task == TASK and state.done, f"the state: {state}")
        notes.append(f"rewards {first.reward}, {last.reward}; {state.step_count} steps")


def asynchronous() -> None:
    """Two sessions at once, which do not see each other."""

    async def play() -> list[float | None]:
        async with AssayEnv(URL) as one:
            other = await one.new_session()
            await asyncio.gather(one.reset(task=TASK), other.reset(task=proof.TASKS[1]))
            results = await asyncio.gather(
                one.step(AssayAction(reply="I do not know.")),
                other.step(AssayAction(reply=proof.solution(proof.TASKS[1]))),
            )
            return [result.reward for result in results]

    with prove("openenv", "two sessions at once with AssayEnv, async") as notes:
        rewards = asyncio.run(play())
        expect(rewards == [0.0, 1.0], f"each has its own: {rewards}")
        notes.append(f"rewards {rewards}")


def generic() -> None:
    """The library's generic client, which knows nothing of us; and what errors it reports."""
    with prove("openenv", "GenericEnvClient: seeds, errors that leave the session usable") as notes:
        generic_client = GenericEnvClient(base_url=URL).sync()
        with generic_client as env:
            tasks = [env.reset(seed=seed).observation["task"] for seed in (1, 1, 2, 3, 4)]
            expect(tasks[0] == tasks[1], f"a seed gives the same task: {tasks}")
            expect(len(set(tasks)) > 1, f"others give others: {tasks}")
            for bad, code in (({"answer": "x"}, "VALIDATION_ERROR"), ({}, "VALIDATION_ERROR")):
                try:
                    env.step(bad)
                except RuntimeError as error:
                    expect(code in str(error), f"{bad}: {error}")
                else:
                    raise AssertionError(f"{bad} was taken")
            try:
                env.reset(task="compile-fix/no-such-task")
            except RuntimeError as error:
                notes.append(str(error)[:80])
            else:
                raise AssertionError("a task that is not there was taken")
            env.reset(task=TASK)
            done = env.step({"reply": proof.solution(TASK), "metadata": {}})
            expect(done.reward == 1.0, f"still usable: {done}")


def checker() -> None:
    """What `openenv validate --url` does."""
    with prove("openenv", "the library's own checker (`openenv validate --url`)") as notes:
        report: dict[str, Any] = validate_running_environment(URL)
        failed = [one["id"] for one in report["criteria"] if not one["passed"]]
        expect(bool(report["passed"]), f"not passed: {failed}")
        notes.append(f"{len(report['criteria'])} criteria, mode {report['mode']}")


if __name__ == "__main__":
    synchronous()
    asynchronous()
    generic()
    checker()
