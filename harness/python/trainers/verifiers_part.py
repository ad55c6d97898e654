"""The library verifiers finds our taskset and plays episodes of one and of several turns."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import verifiers.v1 as vf

import assay.verifiers
import model_stub
import proof
from proof import URL, expect, prove

TASK = proof.TASKS[0]
BROKEN = proof.reply_of({"src/lib.rs": 'pub fn nothing() -> u8 { "" }'})
os.environ.setdefault("STUB_KEY", "unused")


def found() -> None:
    """By its name, as `--env.taskset.id assay-verifiers` does."""
    with prove("verifiers", "the taskset is found by its name and yields typed tasks") as notes:
        config = vf.taskset_config_type("assay-verifiers")(
            id="assay-verifiers", task={"url": URL}, family="compile-fix"
        )
        taskset = vf.load_taskset(config)
        tasks = list(taskset.shuffle(seed=1).take(3))
        expect(len({task.key for task in tasks}) == 3, "tasks have keys of their own")
        expect(all(task.data.prompt and task.data.system_prompt for task in tasks), "tasks have prompts")
        record = tasks[0].data.model_dump(mode="json")
        expect("tests/" not in str(record), "hidden tests are not in the data")
        notes.append(f"{len(list(taskset))} tasks, first {tasks[0].key}")


async def _play(environment: Any, say: model_stub.Say, config: Any = None) -> vf.Episode:
    (task,) = [task for task in environment.taskset if task.data.id == TASK]
    task = task if config is None else type(task)(task.data, config)
    with model_stub.running(say) as endpoint:
        client = vf.EvalClientConfig(base_url=endpoint, api_key_var="STUB_KEY")
        context = vf.ModelContext(model="stub", client=client)
        async with environment.serving():
            (slot,) = environment.slots(task)
            return await environment.run_slot(slot, context)


def episode(turns: int, say: model_stub.Say) -> vf.Trace:
    """The trace of an episode."""
    environment = assay.verifiers.load_environment(URL, turns=turns, family="compile-fix")
    played = asyncio.run(_play(environment, say))
    (trace,) = played.traces
    expect(played.ok and trace.ok, f"the episode went through: {played.errors} {trace.errors}")
    return trace


def one_turn() -> None:
    """The reward of a reply."""
    with prove("verifiers", "an episode of one turn by load_environment: reward and metrics on the trace") as notes:
        solved = episode(1, lambda messages: proof.solution(TASK))
        expect(solved.reward == 1.0, f"solved: {solved.rewards}")
        expect(solved.metrics["tests"] == 1.0 and solved.metrics["solved"] == 1.0, f"metrics: {solved.metrics}")
        unsolved = episode(1, lambda messages: "I do not know.")
        expect(unsolved.reward == 0.0, f"not solved: {unsolved.rewards}")
        record = vf.WireTrace.model_validate(solved.to_record())
        expect(record.reward == 1.0, "the trace survives being written and read")
        notes.append(f"rewards {solved.rewards['assay'].score}, {unsolved.rewards['assay'].score}; {solved.metrics}")


def several_turns() -> None:
    """Replies that are answered with what the compiler says."""

    def say(messages: list[dict[str, Any]]) -> str:
        return proof.solution(TASK) if "E0308" in str(messages[-1]["content"]) else BROKEN

    with prove("verifiers", "an episode of several turns: the compiler's word comes back to the model") as notes:
        trace = episode(3, say)
        expect(trace.reward == 1.0, f"mended in the second turn: {trace.rewards}")
        expect(trace.num_turns == 2, f"two turns: {trace.num_turns}")
        notes.append(f"reward {trace.reward} after {trace.num_turns} turns")


def failure() -> None:
    """A service that is not there."""
    with prove("verifiers", "without the service a trace has an error and no reward") as notes:
        environment = assay.verifiers.load_environment(URL, family="compile-fix")
        nowhere = assay.verifiers.AssayTaskConfig(url="http://127.0.0.1:9")
        played = asyncio.run(_play(environment, lambda messages: "x", nowhere))
        (trace,) = played.traces
        expect(not played.ok and not trace.ok, "the episode failed")
        expect(trace.rewards.get("assay") is None, f"no reward: {trace.rewards}")
        notes.append(f"rewards {trace.rewards}, error {trace.errors[-1].type}")


if __name__ == "__main__":
    found()
    one_turn()
    several_turns()
    failure()
