"""The MLX part of the pocket gates without the services: prepare, ask, train, fuse. For rehearsing a recipe."""

from __future__ import annotations

import contextlib
import io
import math
import time
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
from mlx.utils import tree_unflatten
from mlx_lm import convert, load, lora, stream_generate
from mlx_lm.sample_utils import make_sampler
from mlx_lm.tuner.callbacks import TrainingCallback
from mlx_lm.tuner.datasets import ChatDataset
from mlx_lm.utils import dequantize_model, save

from . import scoring, suites
from .general import Row

MAX_TOKENS = 200


@dataclass(frozen=True)
class Training:
    """Settings of a LoRA run; the names are mlx_lm's."""

    iters: int
    seed: int
    learning_rate: float = 1e-4
    num_layers: int = 8
    batch_size: int = 1
    rank: int = 8
    scale: float = 20.0
    mask_prompt: bool = False
    steps_per_eval: int = 100
    val_batches: int = -1


@dataclass
class Answers:
    """Raw answers of a suite, whether each is right, and the seconds each took."""

    suite: dict[str, Any]
    texts: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def right(self) -> list[bool]:
        queries = zip(self.suite["queries"], self.texts, strict=True)
        return [scoring.right(query["expect"], text, self.suite["tools"]) for query, text in queries]

    def by_category(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for query, good in zip(self.suite["queries"], self.right(), strict=True):
            counts[query["category"]] = counts.get(query["category"], 0) + good
        return counts

    def metrics(self) -> dict[str, float]:
        """Correct answers, in all and by category, and those whose call text does not parse; names as in plans."""
        by_category = {f"queries.correct[{category}]": count for category, count in self.by_category().items()}
        broken = sum(scoring.calls(text) is None for text in self.texts)
        return {"queries.correct": sum(self.right()), "queries.wrong-format": broken, **by_category}

    def misses(self) -> list[str]:
        rows = zip(self.suite["queries"], self.texts, self.right(), strict=True)
        return [f"{query['id']}: {query['prompt']} -> {text}" for query, text, good in rows if not good]


@dataclass
class Losses(TrainingCallback):
    """Collects the losses as mlx_lm reports them."""

    train: list[float] = field(default_factory=list)
    validation: list[float] = field(default_factory=list)

    def on_train_loss_report(self, train_info: dict[str, Any]) -> None:
        self.train.append(train_info["train_loss"])

    def on_val_loss_report(self, val_info: dict[str, Any]) -> None:
        self.validation.append(val_info["val_loss"])

    def metrics(self) -> dict[str, float]:
        """Fall of the validation loss, and whether the run diverged: not finite, or the last above the first."""
        finite = all(math.isfinite(loss) for loss in self.train + self.validation)
        diverged = not finite or self.validation[-1] > self.validation[0]
        return {"train.validation-loss-drop": self.drop(), "train.diverged": diverged}

    def drop(self) -> float:
        """Share by which the validation loss fell, from before the first iteration to after the last."""
        return 1 - self.validation[-1] / self.validation[0]


def prepare(source: Path, target: Path, bits: int = 5) -> Path:
    """Quantises ``source``; float32 scales, since bfloat16 scales decode four times slower on the CPU backend."""
    with _quiet():
        convert(str(source), str(target), quantize=True, q_bits=bits, q_group_size=64, dtype="float32")
    return target


def open_model(folder: Path) -> tuple[Any, Any]:
    """The model and its tokenizer, as mlx_lm loads them."""
    model, tokenizer = load(str(folder))[:2]
    return model, tokenizer


def ask(model_folder: Path, suite_name: str) -> Answers:
    """Greedy answers to a suite's queries, through the model's own chat template with the suite's tools."""
    suite = suites.load(suite_name)
    model, tokenizer = open_model(model_folder)
    answers = Answers(suite)
    for query in suite["queries"]:
        ids = tokenizer.apply_chat_template(
            suites.prompt(suite, query), tools=suites.tools(suite), add_generation_prompt=True, return_dict=False
        )
        text, seconds = generate(model, tokenizer, ids, MAX_TOKENS)
        answers.texts.append(text)
        answers.seconds.append(seconds)
    return answers


def generate(model: Any, tokenizer: Any, ids: list[int], most: int) -> tuple[str, float]:
    """Greedy answer without the closing token, with control tokens as text; and seconds."""
    started = time.time()
    produced: list[int] = []
    for response in stream_generate(model, tokenizer, ids, max_tokens=most, sampler=make_sampler(temp=0.0)):
        if response.token not in tokenizer.eos_token_ids:
            produced.append(response.token)
    return tokenizer.decode(produced, skip_special_tokens=False), time.time() - started


def train(model_folder: Path, adapter: Path, rows: list[Row], valid: list[Row], settings: Training) -> Losses:
    """LoRA by mlx_lm's own functions; numpy is seeded because ``train_model`` leaves the order of rows to it."""
    np.random.seed(settings.seed)
    model, tokenizer = open_model(model_folder)
    mx.set_wired_limit = lambda *_: 0
    options = {
        **lora.CONFIG_DEFAULTS, "model": str(model_folder), "train": True, "adapter_path": str(adapter),
        "seed": settings.seed, "iters": settings.iters, "learning_rate": settings.learning_rate,
        "num_layers": settings.num_layers, "batch_size": settings.batch_size, "mask_prompt": settings.mask_prompt,
        "lora_parameters": {"rank": settings.rank, "dropout": 0.0, "scale": settings.scale},
        "steps_per_eval": settings.steps_per_eval, "val_batches": settings.val_batches, "steps_per_report": 10,
        "save_every": settings.iters,
    }  # fmt: skip
    losses = Losses()
    with _quiet():
        lora.train_model(
            types.SimpleNamespace(**options),
            model,
            ChatDataset(rows, tokenizer, mask_prompt=settings.mask_prompt),
            ChatDataset(valid, tokenizer, mask_prompt=settings.mask_prompt),
            losses,
        )
    return losses


def fuse(model_folder: Path, adapter: Path, target: Path) -> Path:
    """The adapter in the dequantised base, in float32."""
    loaded: Any = load(str(model_folder), adapter_path=str(adapter), return_config=True)
    model, tokenizer, config = loaded
    fused = [(name, part.fuse(dequantize=True)) for name, part in model.named_modules() if hasattr(part, "fuse")]
    model.update_modules(tree_unflatten(fused))
    model = dequantize_model(model)
    config.pop("quantization", None)
    config.pop("quantization_config", None)
    with _quiet():
        save(target, str(model_folder), model, tokenizer, config, donate_model=False)
    return target


@contextlib.contextmanager
def _quiet() -> Any:
    """mlx_lm prints its progress; a rehearsal prints a table."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
