"""Pre-training with MLX: from random weights to a model that knows its formats and its closed vocabulary."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optimizers
from mlx.utils import tree_flatten

ARCHITECTURE: dict[str, Any] = {
    "hidden_size": 128, "num_hidden_layers": 8, "intermediate_size": 192, "num_attention_heads": 4,
    "num_key_value_heads": 2, "head_dim": 32, "rms_norm_eps": 1e-5, "rope_theta": 10000.0,
    "max_position_embeddings": 2048, "tie_word_embeddings": True, "hidden_act": "silu", "torch_dtype": "float32",
    "transformers_version": "5.0.0",
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """Token ids of a row, and the weight of each in the loss, 0 to 1."""

    ids: tuple[int, ...]
    weights: tuple[float, ...]


def build(config: dict[str, Any], seed: int) -> Any:
    """A model of random weights: normal with standard deviation 0.05 for embeddings, MLX's own for the rest."""
    from mlx_lm.models import llama, qwen3

    mx.random.seed(seed)
    module = qwen3 if config["model_type"] == "qwen3" else llama
    model = module.Model(module.ModelArgs.from_dict(config))
    embedding = model.model.embed_tokens
    embedding.weight = mx.random.normal(embedding.weight.shape) * 0.05
    return model


def train(model: Any, examples: Sequence[Example], seed: int, batch_tokens: int, peak: float) -> None:
    """One pass over ``examples`` with AdamW, cosine schedule from ``peak`` to a fiftieth of it."""
    batches = list(_batches(examples, seed, batch_tokens))
    warmup = max(1, len(batches) // 30)
    schedule = optimizers.join_schedules(
        [optimizers.linear_schedule(0.0, peak, warmup),
         optimizers.cosine_decay(peak, len(batches) - warmup, peak / 50)], [warmup]
    )  # fmt: skip
    optimizer = optimizers.AdamW(schedule, betas=[0.9, 0.95], weight_decay=0.05)
    step = nn.value_and_grad(model, _loss)
    started, tokens, recent = time.time(), 0, 0.0
    for number, (ids, weights) in enumerate(batches, 1):
        loss, gradients = step(model, ids, weights)
        gradients, _ = optimizers.clip_grad_norm(gradients, 1.0)
        optimizer.update(model, gradients)
        mx.eval(model.parameters(), optimizer.state, loss)
        tokens += ids.size
        recent = loss.item() if number == 1 else 0.9 * recent + 0.1 * loss.item()
        if not math.isfinite(recent):
            raise RuntimeError(f"pre-training diverged at step {number} of {len(batches)}")
        if number % 25 == 0 or number == len(batches):
            spent = time.time() - started
            speed = f"{tokens / spent:.0f} tokens/s"
            print(f"step {number}/{len(batches)} loss {recent:.4f} {speed} {spent:.0f} s", flush=True)


def _loss(model: Any, ids: mx.array, weights: mx.array) -> mx.array:
    losses = nn.losses.cross_entropy(model(ids[:, :-1]), ids[:, 1:])
    return (losses * weights[:, 1:]).sum() / weights[:, 1:].sum()


def _batches(examples: Sequence[Example], seed: int, batch_tokens: int) -> Iterator[tuple[mx.array, mx.array]]:
    """Batches of similar length: sorted within windows of some thousand rows, in random order."""
    rng = random.Random(seed)
    window = 2048
    for start in range(0, len(examples), window):
        part = sorted(examples[start : start + window], key=lambda example: len(example.ids))
        batches: list[list[Example]] = [[]]
        for example in part:
            if batches[-1] and (len(batches[-1]) + 1) * len(example.ids) > batch_tokens:
                batches.append([])
            batches[-1].append(example)
        rng.shuffle(batches)
        for batch in batches:
            width = max(len(example.ids) for example in batch)
            ids = [list(e.ids) + [0] * (width - len(e.ids)) for e in batch]
            weights = [list(e.weights) + [0.0] * (width - len(e.ids)) for e in batch]
            yield mx.array(ids), mx.array(weights)


def save(folder: Path, model: Any, config: dict[str, Any]) -> None:
    """Writes model.safetensors, config.json and generation_config.json as Hugging Face names them."""
    weights = dict(tree_flatten(model.parameters()))
    mx.save_safetensors(str(folder / "model.safetensors"), weights, metadata={"format": "pt"})
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    generation = {key: config[key] for key in ("bos_token_id", "eos_token_id", "pad_token_id") if key in config}
    (folder / "generation_config.json").write_text(json.dumps({**generation, "do_sample": False}, indent=2) + "\n")
