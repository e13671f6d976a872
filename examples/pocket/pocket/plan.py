"""Reads from a plan what the rehearsal of its LoRA gates needs: settings of the training, data sizes, criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .rehearsal import Training

PLANS = Path(__file__).resolve().parents[3] / "plans"
Metrics = dict[str, float]


@dataclass(frozen=True)
class LoraGate:
    """A gate that trains: rows for training and validation, and what must hold, as the plan writes it."""

    train_rows: int
    valid_rows: int
    training: Training
    suite: str
    criteria: tuple[dict[str, Any], ...]

    def missed(self, metrics: Mapping[str, float]) -> list[str]:
        """The metrics whose criterion is not met; those that ``metrics`` lacks are left out (size, seconds)."""
        return [c["metric"] for c in self.criteria if c["metric"] in metrics and not _met(c, metrics[c["metric"]])]


def _met(criterion: dict[str, Any], value: float) -> bool:
    tests = {"atLeast": lambda limit: value >= limit, "atMost": lambda limit: value <= limit,
             "below": lambda limit: value < limit, "is": lambda limit: value == limit}  # fmt: skip
    kind = next(kind for kind in criterion if kind != "metric")
    return bool(tests[kind](criterion[kind]))


def lora_gate(name: str, plan: str = "pocket") -> LoraGate:
    """The gate of that name; defaults are those of plans/README.md."""
    gates = yaml.safe_load((PLANS / f"{plan}.yaml").read_text())["gates"]
    gate = next(gate for gate in gates if gate.get("gate") == name)
    steps = [step for step in gate["steps"] if "id" not in step]
    rows, train, asked = (next(s[kind] for s in steps if kind in s) for kind in ("convert", "train", "queries"))
    training = Training(
        iters=train["iterations"], seed=train.get("seed", 0), learning_rate=train["learningRate"],
        num_layers=train["layers"], batch_size=train["batchSize"], rank=train.get("rank", 8),
        scale=train.get("scale", 20.0), mask_prompt=train.get("maskPrompt", False),
        steps_per_eval=train.get("evaluateEvery", train["iterations"] // 5),
    )  # fmt: skip
    return LoraGate(rows["train"], rows["valid"], training, asked["suite"], tuple(gate["pass"]))
