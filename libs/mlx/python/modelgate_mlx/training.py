"""LoRA training through mlx_lm's own functions, with losses told as they come."""

import json
import math
import time
import types
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mlx.core as mx

from modelgate_mlx import loading
from modelgate_mlx.directories import written_whole
from modelgate_mlx.errors import InputFault, first_line, require_absent, require_directory
from modelgate_mlx.job import Job
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Json

_SETTINGS_WITH_PATHS = ("model", "data", "adapter_path", "config", "resume_adapter_file")


class NonFiniteLoss(Exception):
    """A loss was infinite or no number: training stops, which is a fact about the training and no error."""


def train(params: Params, job: Job) -> Json:
    """
    Train a LoRA adapter for ``model`` on ``data``/train.jsonl and write it to ``adapter``.

    Seeded in MLX and in numpy (mlx_lm draws the order of rows from the latter), so a repeat on the same machine gives
    the same bytes. Each ``stepsPerReport`` iterations a ``train-loss`` tells the mean loss of those iterations; a
    ``validation-loss`` comes before the first iteration, each ``stepsPerEval`` and before the last, and its
    ``iteration`` counts the updates made before it. At the first loss that is not finite it stops and writes no
    adapter: ``stopped`` is ``non-finite-loss`` instead of ``completed``.
    """
    import numpy as np
    from mlx_lm import lora

    directory, data, adapter = params.path("model"), params.path("data"), params.path("adapter")
    settings = _settings(params)
    require_absent(adapter, "adapter directory")
    _require_rows(data, settings["batch_size"])
    started = time.perf_counter()
    model = loading.load(directory)
    _require_layers(model.network, settings["num_layers"])
    args = types.SimpleNamespace(**(lora.CONFIG_DEFAULTS | settings | {"model": str(directory), "data": str(data)}))
    train_rows, valid_rows = _tokenised_rows(args, model.tokenizer, job)

    np.random.seed(args.seed)
    mx.reset_peak_memory()
    reporter = _Reporter(job, args.iters, params.integer("stepsPerReport", 1, default=10))
    stopped = "completed"
    try:
        with written_whole(adapter) as partial:
            args.adapter_path = str(partial)
            lora.train_model(args, model.network, train_rows, valid_rows, reporter)
            _forget_paths(partial / "adapter_config.json")
    except NonFiniteLoss:
        stopped = "non-finite-loss"
    return {
        "stopped": stopped,
        "iterations": reporter.iteration,
        "trainedTokens": reporter.trained_tokens,
        "trainRows": len(train_rows),
        "validationRows": len(valid_rows),
        "truncatedRows": train_rows.truncated + valid_rows.truncated,
        "seconds": time.perf_counter() - started,
        "peakMlxBytes": mx.get_peak_memory(),
    }


def _settings(params: Params) -> Json:
    iterations = params.integer("iterations", 1)
    lora_parameters: Json = {
        "rank": params.integer("rank", 1, default=8),
        "scale": params.number("scale", 0.0, default=20.0),
        "dropout": params.number("dropout", 0.0, default=0.0),
    }
    keys = params.texts("keys")
    if keys is not None:
        lora_parameters["keys"] = keys
    return {
        "train": True,
        "iters": iterations,
        "batch_size": params.integer("batchSize", 1),
        "learning_rate": params.number("learningRate", 0.0),
        "num_layers": params.integer("layers", 1),
        "seed": params.integer("seed", 0),
        "mask_prompt": params.flag("maskPrompt", default=False),
        "max_seq_length": params.integer("maxSeqLength", 1, default=2048),
        "grad_checkpoint": params.flag("gradCheckpoint", default=False),
        # Every iteration, whatever the driver asked for: it is where a cancellation or a bad loss is noticed. It costs
        # nothing, for mlx_lm evaluates the loss of every iteration anyway.
        "steps_per_report": 1,
        "steps_per_eval": params.integer("stepsPerEval", 1, default=200),
        "val_batches": -1,
        # Only the finished adapter is written.
        "save_every": iterations + 1,
        "lora_parameters": lora_parameters,
    }


class _Rows:
    """A dataset of mlx_lm, tokenised once before training: a row that the template refuses is found at the start."""

    def __init__(self, rows: Any, file: str, max_seq_length: int, job: Job) -> None:
        self._rows = rows
        self._tokenised: list[tuple[list[int], int]] = []
        self.truncated = 0
        for index in range(len(rows)):
            job.progress("tokenise", index, len(rows), "rows")
            try:
                tokens, offset = rows.process(rows[index])
            except Exception as error:
                raise InputFault(f"Row {index + 1} of {file} cannot be tokenised: {first_line(error)}.") from error
            self.truncated += len(tokens) > max_seq_length
            self._tokenised.append((tokens, offset))

    def __getitem__(self, index: int) -> Any:
        return _Row(index, len(self._rows[index]))

    def __len__(self) -> int:
        return len(self._tokenised)

    def process(self, row: "_Row") -> tuple[list[int], int]:
        return self._tokenised[row.index]


@dataclass(frozen=True)
class _Row:
    """Stands for a row; mlx_lm orders rows by the length of what the dataset gives, so that length is kept."""

    index: int
    length: int

    def __len__(self) -> int:
        return self.length


def _tokenised_rows(args: types.SimpleNamespace, tokenizer: Any, job: Job) -> tuple[_Rows, _Rows]:
    from mlx_lm.tuner.datasets import load_dataset

    try:
        train_set, valid_set, _ = load_dataset(args, tokenizer)
    except ValueError as error:
        raise InputFault(f"The dataset {args.data} cannot be used: {first_line(error)}.") from error
    return (
        _Rows(train_set, "train.jsonl", args.max_seq_length, job),
        _Rows(valid_set, "valid.jsonl", args.max_seq_length, job),
    )


class _Reporter:
    """mlx_lm's training callback, called after every iteration and every validation."""

    def __init__(self, job: Job, iterations: int, steps_per_report: int) -> None:
        self._job = job
        self._iterations = iterations
        self._steps_per_report = steps_per_report
        self._losses: list[float] = []
        self._seconds = 0.0
        self._reported_tokens = 0
        self.iteration = 0
        self.trained_tokens = 0

    def on_train_loss_report(self, info: Json) -> None:
        self.iteration = int(info["iteration"])
        self.trained_tokens = int(info["trained_tokens"])
        self._losses.append(float(info["train_loss"]))
        self._seconds += 1.0 / float(info["iterations_per_second"])
        finite = math.isfinite(self._losses[-1])
        if not finite or self.iteration % self._steps_per_report == 0 or self.iteration == self._iterations:
            self._report(info, finite)
        if not finite:
            raise NonFiniteLoss
        self._job.progress("train", self.iteration, self._iterations, "iterations")

    def on_val_loss_report(self, info: Json) -> None:
        loss = float(info["val_loss"])
        finite = math.isfinite(loss)
        self._job.emit(
            "validation-loss",
            {
                "iteration": int(info["iteration"]),
                "loss": loss if finite else None,
                "finite": finite,
                "seconds": float(info["val_time"]),
            },
        )
        if not finite:
            raise NonFiniteLoss
        self._job.stop_if_cancelled()

    def _report(self, info: Json, finite: bool) -> None:
        self._job.emit(
            "train-loss",
            {
                "iteration": self.iteration,
                "loss": sum(self._losses) / len(self._losses) if finite else None,
                "finite": finite,
                "learningRate": float(info["learning_rate"]),
                "tokensPerSecond": (self.trained_tokens - self._reported_tokens) / self._seconds,
                "iterationsPerSecond": len(self._losses) / self._seconds,
                "trainedTokens": self.trained_tokens,
                "peakMlxBytes": mx.get_peak_memory(),
            },
        )
        self._losses = []
        self._seconds = 0.0
        self._reported_tokens = self.trained_tokens


def _require_rows(data: Path, batch_size: int) -> None:
    require_directory(data, "dataset directory")
    for name in ("train.jsonl", "valid.jsonl"):
        file = data / name
        if not file.is_file():
            raise InputFault(f"The dataset {data} has no {name}.")
        rows = 0
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    if not isinstance(json.loads(line), dict):
                        raise InputFault(f"Line {number} of {file} must be a JSON object.")
                except ValueError as error:
                    raise InputFault(f"Line {number} of {file} is no JSON: {error}.") from error
                rows += 1
        if rows < batch_size:
            raise InputFault(f"{file} has {rows} rows, but a batch needs at least {batch_size}.")


def _require_layers(network: Any, layers: int) -> None:
    if layers > len(network.layers):
        raise InputFault(f"'layers' is {layers}, but the model has only {len(network.layers)}.")


def _forget_paths(config_file: Path) -> None:
    """Paths of this machine are no part of an adapter: the same training must give the same files anywhere."""
    config = json.loads(config_file.read_text(encoding="utf-8"))
    for name in _SETTINGS_WITH_PATHS:
        config.pop(name, None)
    config_file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
