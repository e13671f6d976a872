"""Carries out the MLX part of the pocket gates 1 and 3 to 5 for five LoRA seeds and prints what each would decide.

    python five_seeds.py             # the five seeds; the first is the one that plans/pocket.yaml ships
    python five_seeds.py --seeds 1   # one of them, with the answers that missed

Settings and criteria are those of plans/pocket.yaml, but for the seed; size and latency, which do not depend on it, are
left out. The services are not involved and the scoring is a small rehearsal of the controller's. Exit status 1 when
fewer than four of five seeds would reach DEPLOY.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pocket import dataset, plan, rehearsal, scoring, suites
from pocket.house import CATEGORIES

HERE = Path(__file__).resolve().parent
MODELS = HERE / "models"
SEEDS = (1, 2, 3, 4, 5)
SMOKE = "Write a Python function to check if a number is prime:"


@dataclass(frozen=True)
class Result:
    """What a seed showed: the metrics of gates 4 and 5, and which of their criteria it missed."""

    seed: int
    small: plan.Metrics
    full: plan.Metrics
    missed: list[str]
    seconds: float

    def line(self) -> str:
        counts = "  ".join(f"{category} {self.full[f'queries.correct[{category}]']}/5" for category in CATEGORIES)
        verdict = f"no: {', '.join(self.missed)}" if self.missed else "DEPLOY"
        return (
            f"seed {self.seed}: gate 4 {self.small['queries.correct']}/10, wrong format "
            f"{self.small['queries.wrong-format']}  gate 5 {self.full['queries.correct']}/40  "
            f"loss -{self.full['train.validation-loss-drop']:.1%}  {verdict}  {self.seconds:.0f} s\n    {counts}"
        )


def before(base: Path, work: Path) -> None:
    """Gates 1 and 3, the house queries before LoRA, and the baseline's own answers."""
    quantised = rehearsal.prepare(base, work / "candidate-5bit")
    model, tokenizer = rehearsal.open_model(quantised)
    ids = tokenizer.apply_chat_template(
        [{"role": "user", "content": SMOKE}], add_generation_prompt=True, return_dict=False
    )
    text, _ = rehearsal.generate(model, tokenizer, ids, 100)
    print(f"gate 1: valid Python function {scoring.holds_python_function(text)}")
    for suite in ("pocket-zero-shot", "pocket-validation", "pocket-house"):
        print(f"candidate before LoRA, {suite}: {_summary(rehearsal.ask(quantised, suite))}")
    baseline = rehearsal.prepare(MODELS / "pocket-qwen", work / "baseline-5bit")
    for suite in ("pocket-validation", "pocket-house"):
        answers = rehearsal.ask(baseline, suite)
        print(f"baseline, {suite}: {_summary(answers)}")
        print("".join(f"    {miss}\n" for miss in answers.misses()), end="")


def _summary(answers: rehearsal.Answers) -> str:
    good = answers.right()
    mean = sum(answers.seconds) / len(good)
    return f"{sum(good)}/{len(good)}, mean {mean:.2f} s, longest {max(answers.seconds):.2f} s"


def one_seed(base: Path, work: Path, seed: int, show_misses: bool) -> Result:
    """Gates 4 and 5: convert, train, fuse, quantise, ask."""
    started = time.time()
    tools = suites.tools(suites.load("pocket-house"))
    rows = [dataset.structured(row, tools) for row in dataset.read(HERE / "data" / "train.jsonl")]
    valid = [dataset.structured(row, tools) for row in dataset.read(HERE / "data" / "valid.jsonl")]
    missed: list[str] = []

    def carry_out(name: str) -> plan.Metrics:
        gate = plan.lora_gate(name)
        adapter = work / f"{name}-{seed}-adapter"
        settings = dataclasses.replace(gate.training, seed=seed)
        losses = rehearsal.train(base, adapter, rows[: gate.train_rows], valid[: gate.valid_rows], settings)
        fused = rehearsal.fuse(base, adapter, work / f"{name}-{seed}-fused")
        answers = rehearsal.ask(rehearsal.prepare(fused, work / f"{name}-{seed}-5bit"), gate.suite)
        if show_misses:
            print(f"{name}, validation losses {[round(loss, 3) for loss in losses.validation]}")
            print("".join(f"    {miss}\n" for miss in answers.misses()), end="")
        metrics = {**answers.metrics(), **losses.metrics()}
        missed.extend(gate.missed(metrics))
        return metrics

    small, full = carry_out("small-lora"), carry_out("full-conversion")
    return Result(seed, small, full, missed, time.time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="*", default=list(SEEDS))
    parser.add_argument("--model", type=Path, default=MODELS / "pocket-mistral")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pocket-") as folder:
        work = Path(folder)
        before(arguments.model, work)
        results = []
        for seed in arguments.seeds:
            results.append(one_seed(arguments.model, work, seed, len(arguments.seeds) == 1))
            print(results[-1].line(), flush=True)
    deployed = sum(not result.missed for result in results)
    print(f"DEPLOY in {deployed} of {len(results)}")
    sys.exit(0 if deployed >= 0.8 * len(results) else 1)


if __name__ == "__main__":
    main()
