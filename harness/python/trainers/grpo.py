"""TRL's own `GRPOTrainer` trains with rewards that come from the service."""

from __future__ import annotations

import json
import math
import os
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from trl import GRPOConfig, GRPOTrainer
from trl.chat_template_utils import qwen3_chat_template

import assay
import assay.datasets
import assay.trl
import proof
import tiny
from proof import URL, expect, prove

ROWS = [row for row in assay.datasets.load("train", "trl", style="user", url=URL) if row["task"] in proof.TASKS]
TEXTS = [row["prompt"][0]["content"] for row in ROWS] + [proof.solution(task) for task in proof.TASKS]
FOLDER = Path(tempfile.mkdtemp(prefix="assay-grpo-"))


def settings(**more: Any) -> GRPOConfig:
    """A training of two steps, each with four completions of each of two prompts."""
    common: dict[str, Any] = {
        "output_dir": str(FOLDER / "out"),
        "per_device_train_batch_size": 4,
        "num_generations": 4,
        "max_completion_length": 16,
        "max_steps": 2,
        "learning_rate": 1e-2,
        "logging_steps": 1,
        "save_strategy": "no",
        "report_to": "none",
        "use_cpu": True,
        "bf16": False,
        "gradient_checkpointing": False,
        "disable_tqdm": True,
        "seed": 3,
    }
    return GRPOConfig(**{**common, **more})


def weights(model: torch.nn.Module) -> torch.Tensor:
    """All weights, to see whether training has moved them."""
    return torch.cat([part.detach().flatten().clone() for part in model.parameters()])


def graded_by_service() -> int:
    """How many candidates the service says it has graded."""
    with urllib.request.urlopen(URL + "/metrics") as answer:
        lines = answer.read().decode().splitlines()
    names = ("assay_grades_total", "assay_grades_cached_total")
    return int(sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(names)))


def of(trainer: GRPOTrainer, name: str) -> list[float]:
    """The values of a metric over the steps."""
    return [entry[name] for entry in trainer.state.log_history if name in entry]


class Known:
    """Known replies instead of the model's: the first of every two solves its task, the second does not."""

    def __init__(self, replies: dict[str, list[str]]) -> None:
        """Takes the replies of each task, to be given in turn."""
        self.replies = replies

    def __call__(self, prompts: list[Any], trainer: GRPOTrainer) -> dict[str, Any]:
        """What TRL wants of a `rollout_func`."""
        maker = trainer.processing_class
        prompt_ids, completion_ids = [], []
        for index, prompt in enumerate(prompts):
            text = maker.apply_chat_template(prompt, add_generation_prompt=True, tokenize=False)
            prompt_ids.append(maker(text)["input_ids"])
            (task,) = [task for task, _ in self.replies.items() if KEYS[task] in prompt[0]["content"]]
            reply = self.replies[task][index % len(self.replies[task])]
            completion_ids.append([*maker(reply)["input_ids"], maker.eos_token_id])
        return {"prompt_ids": prompt_ids, "completion_ids": completion_ids, "logprobs": None}


KEYS = {row["task"]: row["prompt"][0]["content"] for row in ROWS}


def generated() -> None:
    """The model's own completions, random as they are."""
    with prove("trl", "GRPOTrainer trains on the model's own completions, graded by the service") as notes:
        model = tiny.make(FOLDER / "plain", TEXTS)
        before = graded_by_service()
        trainer = GRPOTrainer(
            model, reward_funcs=assay.trl.reward(URL), args=settings(), train_dataset=Dataset.from_list(ROWS)
        )
        trainer.train()
        rewards, ungraded = of(trainer, "rewards/assay/mean"), of(trainer, "assay/ungraded")
        expect(len(rewards) == 2, f"two steps were logged: {trainer.state.log_history}")
        expect(all(math.isfinite(reward) for reward in rewards), f"every step has a reward: {rewards}")
        expect(ungraded == [0.0, 0.0], f"everything was graded: {ungraded}")
        notes.append(f"2 steps, rewards {rewards}, {graded_by_service() - before} candidates graded by the service")


def known(asynchronous: bool) -> None:
    """Completions whose worth is known, so that the reward that arrives can be told from any other."""
    form = "asynchronous" if asynchronous else "synchronous"
    with prove("trl", f"the reward in GRPOTrainer is the service's, and moves the weights ({form})") as notes:
        model = tiny.make(FOLDER / "plain", TEXTS)
        replies = {task: [proof.solution(task), "I do not know."] for task in proof.TASKS}
        trainer = GRPOTrainer(
            model,
            reward_funcs=assay.trl.reward(URL, asynchronous=asynchronous),  # type: ignore[call-overload]
            args=settings(max_completion_length=4096),
            train_dataset=Dataset.from_list(ROWS),
            rollout_func=Known(replies),
        )
        before = weights(trainer.model)
        trainer.train()
        expect(of(trainer, "rewards/assay/mean") == [0.5, 0.5], f"half is solved: {trainer.state.log_history}")
        expect(of(trainer, "assay/solved") == [0.5, 0.5], "the part of solved ones is logged")
        expect(of(trainer, "assay/tests")[0] == 0.5, "the components are logged")
        logged = list(trainer._logs["rewards"]["assay"])
        expect(sorted(set(logged)) == [0.0, 1.0], f"each completion has its own reward: {logged}")
        moved = float((weights(trainer.model) - before).abs().max())
        expect(moved > 0, "the weights have moved")
        notes.append(f"rewards {logged}, largest change of a weight {moved:.4f}")


def missing() -> None:
    """A candidate without a grade, by a service that fails at it."""
    with prove("trl", "a candidate without a grade has no reward and no advantage, and is no 0") as notes:
        import sys

        sys.path.insert(0, str(proof.ROOT / "harness/python/tests"))
        import stub

        model = tiny.make(FOLDER / "plain", TEXTS)
        with stub.running() as fails:
            results = [stub.graded(1.0), stub.ungraded("internal"), stub.graded(0.5), stub.graded(0.0)]
            fails.script = [stub.Answer(body={"results": results})]
            trainer = GRPOTrainer(
                model,
                reward_funcs=assay.trl.reward(fails.url),
                args=settings(max_steps=1),
                train_dataset=Dataset.from_list(ROWS),
            )
            trainer.train()
        expect(of(trainer, "rewards/assay/mean") == [0.5], f"the mean of three: {trainer.state.log_history}")
        logged, advantages = list(trainer._logs["rewards"]["assay"]), list(trainer._logs["advantages"])
        expect(math.isnan(logged[1]), f"no reward: {logged}")
        expect(advantages[1] == 0.0, f"no advantage: {advantages}")
        notes.append(f"rewards {logged} (from the stub that fails on command)")


class Scripted(GRPOTrainer):
    """Says what it is told to say instead of generating; everything else is the trainer's own."""

    script: dict[int, list[str]]
    turn = 0

    def _generate_single_turn(self, prompt_ids: list[list[int]], *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        said = self.script[min(self.turn, len(self.script) - 1)]
        self.turn += 1
        ids = [self.processing_class(said[index % len(said)])["input_ids"] for index in range(len(prompt_ids))]
        return [[*one, self.processing_class.eos_token_id] for one in ids], None


def environment() -> None:
    """The model calls the tool of the environment."""
    with prove("trl", "GRPOTrainer plays episodes of several turns with environment_factory") as notes:
        task = proof.TASKS[0]
        row = next(row for row in ROWS if row["task"] == task)
        model = tiny.make(FOLDER / "tools", TEXTS, template=qwen3_chat_template)

        def call(reply: str) -> str:
            body = json.dumps({"name": "submit", "arguments": {"reply": reply}})
            return f"<tool_call>\n{body}\n</tool_call>"

        broken = proof.reply_of({"src/lib.rs": 'pub fn nothing() -> u8 { "" }'})
        trainer = Scripted(
            model,
            args=settings(max_completion_length=20000, max_steps=1, max_tool_calling_iterations=2),
            train_dataset=Dataset.from_list([row]),
            environment_factory=assay.trl.environment(URL, max_turns=3),
        )
        # All submit something broken; then half of them mend it, and half are content with it.
        trainer.script = {0: [call(broken)], 1: [call(proof.solution(task)), "That is it."], 2: ["Done."]}
        trainer.train()
        logged = list(trainer._logs["rewards"]["AssayEnvironment"])
        told = json.dumps(trainer._logs["completion"][0])
        expect("E0308" in told, "the tool says what the compiler says")
        expect(logged[0] == 1.0 and logged[2] == 1.0, f"those who mended it are rewarded: {logged}")
        expect(logged[1] < 1.0 and logged[3] < 1.0, f"the others are not: {logged}")
        calls = of(trainer, "tools/call_frequency")
        expect(of(trainer, "tools/failure_frequency") == [0.0], "no call failed")
        notes.append(f"rewards {logged}, {calls[0]} calls of the tool in each episode")


if __name__ == "__main__":
    os.environ.setdefault("TRL_EXPERIMENTAL_SILENCE", "1")
    generated()
    known(asynchronous=False)
    known(asynchronous=True)
    missing()
    environment()
