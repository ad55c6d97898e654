"""verl's own data set class, reward loader, reward manager and sandbox client work with what is ours."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from omegaconf import OmegaConf
from tensordict import TensorDict
from transformers import AutoTokenizer
from verl import DataProto
from verl.trainer.ppo.reward import load_reward_manager
from verl.utils.dataset.rl_dataset import RLHFDataset, collate_fn
from verl.utils.reward_score.sandbox_fusion.utils import check_correctness

import assay
import assay.datasets
import proof
import tiny
from proof import EXPORTS, URL, expect, prove

FOLDER = Path(tempfile.mkdtemp(prefix="assay-verl-"))
ROWS = [row for row in assay.datasets.load("train", "verl", url=URL) if row["extra_info"]["task"] in proof.TASKS]
TEXTS = [message["content"] for row in ROWS for message in row["prompt"]] + [proof.solution(t) for t in proof.TASKS]
TOKENIZER = AutoTokenizer.from_pretrained(tiny.make(FOLDER / "model", TEXTS))


def rows(file: Path, library: str = "verl") -> RLHFDataset:
    """The data set in a file, as verl reads it."""
    config = OmegaConf.create(
        {
            "max_prompt_length": 16384,
            "return_raw_chat": True,
            "truncation": "error",
            "filter_overlong_prompts": True,
            "filter_overlong_prompts_workers": 1,
            "cache_dir": str(FOLDER / "cache"),
        }
    )
    return RLHFDataset([str(file)], TOKENIZER, config)


def read() -> None:
    """Rows of the package, and of an export where there is one."""
    with prove("verl", "RLHFDataset reads what assay.datasets.load gives") as notes:
        file = FOLDER / "train.parquet"
        Dataset.from_list(ROWS).to_parquet(file)
        data = rows(file)
        expect(len(data) == len(ROWS), f"nothing is lost: {len(data)}")
        batch = collate_fn([data[index] for index in range(len(data))])
        tasks = [extra["task"] for extra in batch["extra_info"]]
        expect(sorted(tasks) == sorted(proof.TASKS), f"tasks: {tasks}")
        expect(
            [int(index) for index in batch["index"]] == [row["extra_info"]["index"] for row in ROWS], "index is lifted"
        )
        notes.append(f"{len(data)} rows, columns {sorted(batch)}")
    for file in sorted(EXPORTS.glob("verl.parquet/*.parquet")):
        with prove("verl", "RLHFDataset reads the export `verl`") as notes:
            data = rows(file)
            expect(len(data) > 0, "there are rows")
            batch = collate_fn([data[0]])
            notes.append(f"{file.name}: {len(data)} rows, columns {sorted(batch)}")


def settings(manager: str, name: str, url: str) -> Any:
    """verl's own default configuration with our reward in it."""
    import verl.trainer.config

    folder = Path(next(iter(verl.trainer.config.__path__))) / "reward" / "reward.yaml"
    reward = OmegaConf.load(folder)
    override = {
        "custom_reward_function": {
            "path": "pkg://assay.verl",
            "name": name,
            "reward_kwargs": {"url": url, "weights": {"compile": 0.2, "tests": 0.8}},
        },
        "reward_manager": {"name": manager},
    }
    merged = OmegaConf.merge(reward, override)
    return OmegaConf.create({"reward": merged, "data": {"reward_fn_key": "data_source"}})


def sample(row: dict[str, Any], reply: str) -> DataProto:
    """A reply as verl hands it to a reward manager: as tokens."""
    ids = torch.tensor([[*TOKENIZER(reply)["input_ids"], TOKENIZER.eos_token_id]])
    prompt = torch.tensor([[1, 2, 3]])
    tensors = {"prompts": prompt, "responses": ids, "attention_mask": torch.ones(1, ids.shape[1] + 3, dtype=torch.long)}
    others = {name: np.array([row[name]], dtype=object) for name in ("data_source", "reward_model", "extra_info")}
    return DataProto(batch=TensorDict(tensors, batch_size=1), non_tensor_batch=others)


def reward() -> None:
    """Through verl's loader and its reward manager."""
    row = ROWS[0]
    task = row["extra_info"]["task"]
    for name in ("compute_score", "compute_score_async"):
        with prove(
            "verl", f"the reward manager `naive` gets the service's reward by pkg://assay.verl, {name}"
        ) as notes:

            async def ask(name: str = name) -> list[dict[str, Any]]:
                manager = load_reward_manager(settings("naive", name, URL), TOKENIZER)
                both = (proof.solution(task), "I do not know.")
                return list(await asyncio.gather(*(manager.run_single(sample(row, reply)) for reply in both)))

            good, bad = asyncio.run(ask())
            expect(good["reward_score"] == 1.0, f"solved: {good}")
            expect(bad["reward_score"] == 0.0, f"not solved: {bad}")
            keys = list(good["reward_extra_info"])
            expect(keys == list(bad["reward_extra_info"]), "the same keys for both")
            notes.append(f"scores {good['reward_score']}, {bad['reward_score']}; extra {keys}")


def failure() -> None:
    """A service that is not there, by manager."""
    row = ROWS[0]
    for manager, stops in (("naive", True), ("dapo", True), ("rate_limited", False)):
        outcome = "stops the step" if stops else "becomes 0 (why we warn of this manager)"
        with prove("verl", f"without the service, the manager `{manager}` {outcome}") as notes:

            async def ask(manager: str = manager) -> Any:
                config = settings(manager, "compute_score", "http://127.0.0.1:9")
                config.reward.custom_reward_function.reward_kwargs.ungraded_retries = 0
                config.reward.reward_kwargs = {"overlong_buffer_cfg": None, "max_resp_len": None}
                made = load_reward_manager(config, TOKENIZER)
                return await made.run_single(sample(row, "x"))

            try:
                given = asyncio.run(ask())
            except assay.UnavailableError as error:
                expect(stops, f"raised: {error}")
                notes.append(type(error).__name__)
            else:
                expect(not stops, f"the failure became a reward: {given}")
                notes.append(f"reward_score {given['reward_score']}")


def sandbox() -> None:
    """verl's client of SandboxFusion speaks to our /run_code."""
    with prove("verl", "its SandboxFusion client runs Rust at /run_code") as notes:
        program = (
            "use std::io::Read;\n"
            "fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap();"
            ' println!("{}", s.trim().parse::<i64>().unwrap() * 2); }'
        )
        cases = {"inputs": ["21", "4"], "outputs": ["42", "9"]}
        results, details = check_correctness(f"{URL}/run_code", cases, program, timeout=30, language="rust")
        expect(results == [True, False], f"one is right: {results} {details}")
        results, _ = check_correctness(f"{URL}/run_code", cases, "fn main() { broken }", timeout=30, language="rust")
        expect(results == [-4, -4], f"does not compile: {results}")
        results, _ = check_correctness(
            f"{URL}/run_code", cases, 'fn main() { panic!("no") }', timeout=30, language="rust"
        )
        expect(results == [-2, -2], f"fails: {results}")
        loops = "fn main() { loop { std::hint::spin_loop() } }"
        one = {"inputs": [""], "outputs": [""]}
        results, _ = check_correctness(f"{URL}/run_code", one, loops, timeout=3, language="rust")
        expect(results == [-3], f"runs for ever: {results}")
        notes.append("right, wrong, does not compile, panics, runs for ever: all told apart")


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    read()
    reward()
    failure()
    sandbox()
