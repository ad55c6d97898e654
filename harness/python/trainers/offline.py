"""TRL's trainers that learn from files take a step on each of our exports."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from datasets import Dataset, load_dataset
from transformers import AutoTokenizer
from trl import DPOConfig, DPOTrainer, KTOConfig, KTOTrainer, RewardConfig, RewardTrainer, SFTConfig, SFTTrainer
from trl.experimental.orpo import ORPOConfig, ORPOTrainer

import tiny
from proof import EXPORTS, expect, prove

FOLDER = Path(tempfile.mkdtemp(prefix="assay-offline-"))
COMMON: dict[str, Any] = {
    "output_dir": str(FOLDER / "out"),
    "max_steps": 2,
    "learning_rate": 1e-2,
    "per_device_train_batch_size": 2,
    "logging_steps": 1,
    "save_strategy": "no",
    "report_to": "none",
    "use_cpu": True,
    "bf16": False,
    "gradient_checkpointing": False,
    "disable_tqdm": True,
}
# Longer than any row, so that none is cut or left out.
LENGTH = 16384


def rows(form: str) -> Dataset:
    """An export as `datasets` reads it."""
    (file,) = EXPORTS.glob(f"{form}/train.*")
    kind = {"jsonl": "json", "parquet": "parquet"}[file.suffix[1:]]
    data = load_dataset(kind, data_files=str(file), split="train", cache_dir=str(FOLDER / "cache"))
    # All rows are read; the steps are taken on the shortest, since this runs on a processor.
    shortest = sorted(range(len(data)), key=lambda index: len(str(data[index])))
    return data.select(shortest[:4])


def model(data: Dataset, head: str = "causal") -> str:
    """A model whose tokenizer knows the texts."""
    texts = [str(row) for row in data]
    return tiny.make(FOLDER / head, texts, head=head)


def trained(trainer: Any, data: Dataset) -> str:
    """Takes the steps, and says what the losses were."""
    expect(len(trainer.train_dataset) == len(data), f"no row is left out: {len(trainer.train_dataset)} of {len(data)}")
    trainer.train()
    losses = [float(entry["loss"]) for entry in trainer.state.log_history if "loss" in entry]
    expect(len(losses) == 2, f"two steps: {trainer.state.log_history}")
    expect(all(loss == loss and 0 < abs(loss) < 1e6 for loss in losses), f"losses are finite and not 0: {losses}")
    return f"losses {', '.join(f'{loss:.3f}' for loss in losses)}"


def step(what: str, form: str, kind: Any, settings: Any, head: str = "causal") -> None:
    """One trainer at one export."""
    with prove("trl", f"{kind.__name__} takes steps on the export `{form}`{what}") as notes:
        data = rows(form)
        expect(len(data) > 0, "there are rows")
        name = model(data, head)
        maker = AutoTokenizer.from_pretrained(name)
        notes.append(trained(kind(name, args=settings, train_dataset=data, processing_class=maker), data))


def main() -> None:
    """All of them."""
    for form in ("sft.jsonl", "sft.parquet", "sft-turns.jsonl", "sft-prompt-completion.jsonl"):
        step("", form, SFTTrainer, SFTConfig(**COMMON, max_length=LENGTH))
    for form in ("dpo.jsonl", "dpo.parquet", "dpo-turns.jsonl", "dpo-reference.jsonl"):
        step("", form, DPOTrainer, DPOConfig(**COMMON, max_length=LENGTH))
    for form in ("kto.jsonl", "kto.parquet"):
        step("", form, KTOTrainer, KTOConfig(**COMMON, max_length=LENGTH))
    step("", "reward-model.jsonl", RewardTrainer, RewardConfig(**COMMON, max_length=LENGTH), head="reward")
    with prove("trl", "ORPOTrainer (experimental) takes steps on the export `orpo.jsonl`") as notes:
        data = rows("orpo.jsonl")
        name = model(data)
        maker = AutoTokenizer.from_pretrained(name)
        from transformers import AutoModelForCausalLM

        orpo = ORPOTrainer(
            AutoModelForCausalLM.from_pretrained(name),
            args=ORPOConfig(**COMMON, max_length=LENGTH),
            train_dataset=data,
            processing_class=maker,
        )
        notes.append(trained(orpo, data))


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
