"""A model of two layers with random weights, and a tokenizer made from the texts at hand. Nothing is downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    PreTrainedTokenizerFast,
    Qwen2Config,
    Qwen2ForCausalLM,
    Qwen2ForSequenceClassification,
    Qwen2ForTokenClassification,
    set_seed,
)

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
# The chat template of Qwen2.5 without its tools: what it does is common to most.
PLAIN_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def tokenizer(texts: Iterable[str], template: str = PLAIN_TEMPLATE) -> PreTrainedTokenizerFast:
    """A byte-level tokenizer: whatever it takes apart, it puts together again exactly."""
    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=2000, special_tokens=SPECIAL, initial_alphabet=alphabet, show_progress=False
    )
    raw.train_from_iterator(texts, trainer)
    made = PreTrainedTokenizerFast(tokenizer_object=raw, eos_token="<|im_end|>", pad_token="<|endoftext|>")
    made.chat_template = template
    return made


def make(folder: Path, texts: Iterable[str], template: str = PLAIN_TEMPLATE, head: str = "causal") -> str:
    """Puts a model and its tokenizer into `folder`, and gives the folder's name as trainers want it."""
    set_seed(7)
    made = tokenizer(texts, template)
    config = Qwen2Config(
        vocab_size=len(made),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=32768,
        pad_token_id=made.pad_token_id,
        eos_token_id=made.eos_token_id,
        bos_token_id=None,
        num_labels={"reward": 1, "stepwise": 2}.get(head, 2),
    )
    kinds = {
        "causal": Qwen2ForCausalLM,
        "reward": Qwen2ForSequenceClassification,
        "stepwise": Qwen2ForTokenClassification,
    }
    kinds[head](config).save_pretrained(folder)
    made.save_pretrained(folder)
    return str(folder)
