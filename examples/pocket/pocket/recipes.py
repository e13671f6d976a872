"""The two models: architecture, tokenizer, template, pre-training mix and length."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import mix, suites, tokens
from .general import Row
from .pretrain import ARCHITECTURE, Example

# Weight in the loss of what others write (user turns, tool results); answers weigh 1, system turns and tool lists 0.
READING = 0.15
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@dataclass(frozen=True)
class Stage:
    """One pass over ``rows`` rows of ``mix``, with a cosine schedule from the learning rate ``peak``."""

    mix: mix.Mix
    rows: int
    peak: float


@dataclass(frozen=True)
class Recipe:
    """``stages`` are the passes of pre-training in order, ``batch_tokens`` is the size of a batch.

    ``opens`` and ``closes`` frame what the model writes; ``asks`` are the tokens that open a user turn or a tool
    result, which are learned with the small weight ``READING``.
    """

    name: str
    model_type: str
    architecture: str
    template: str
    control: tuple[str, ...]
    markers: tuple[str, ...]
    special: dict[str, str]
    opens: tuple[str, ...]
    closes: str
    asks: tuple[str, ...]
    stages: tuple[Stage, ...]
    batch_tokens: int
    seed: int
    json_arguments: bool

    def config(self, vocabulary: int) -> dict[str, Any]:
        """config.json; the vocabulary size is that of the tokenizer, in tokens."""
        ids = {f"{role}_id": self.control.index(token) for role, token in self.special.items() if role != "unk_token"}
        return {"architectures": [self.architecture], "model_type": self.model_type, **ARCHITECTURE, **ids,
                "vocab_size": vocabulary}  # fmt: skip

    def template_text(self) -> str:
        return (TEMPLATES / self.template).read_text().rstrip("\n")


QWEN = Recipe(
    name="pocket-qwen", model_type="qwen3", architecture="Qwen3ForCausalLM", template="qwen-xml.jinja",
    control=tokens.QWEN_CONTROL, markers=tokens.QWEN_MARKERS,
    special={"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"},
    opens=("<|im_start|>", "assistant", "\n"), closes="<|im_end|>", asks=(),
    stages=(Stage(mix.BASELINE, 24_000, 3e-3),), batch_tokens=2560, seed=11, json_arguments=False,
)  # fmt: skip
MISTRAL = Recipe(
    name="pocket-mistral", model_type="mistral", architecture="MistralForCausalLM", template="mistral-v13.jinja",
    control=tokens.MISTRAL_CONTROL, markers=(),
    special={"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"},
    opens=("[/INST]",), closes="</s>", asks=("[INST]", "[TOOL_RESULTS]"),
    stages=(Stage(mix.CANDIDATE, 36_000, 3e-3), Stage(mix.FINISHING, 9_000, 1e-3)), batch_tokens=2048,
    seed=7, json_arguments=True,
)  # fmt: skip
RECIPES = {recipe.name: recipe for recipe in (QWEN, MISTRAL)}


def render(tokenizer: Any, recipe: Recipe, row: Row) -> str:
    """The text of a pre-training row, through the model's own chat template."""
    if "prompt" in row:
        return f"{recipe.special.get('bos_token', '')}{row['prompt']}{row['completion']}{recipe.closes}"
    messages = row["messages"] if recipe.json_arguments else [_with_objects(m) for m in row["messages"]]
    text: str = tokenizer.apply_chat_template(messages, tools=row.get("tools"), tokenize=False)
    return text


def _with_objects(message: Row) -> Row:
    """The message with the arguments of its calls as objects: the qwen template writes each on its own."""
    if "tool_calls" not in message:
        return message
    calls = [
        {**c, "function": {**c["function"], "arguments": json.loads(c["function"]["arguments"])}}
        for c in message["tool_calls"]
    ]
    return {**message, "tool_calls": calls}


def example(tokenizer: Any, recipe: Recipe, row: Row) -> Example:
    """Ids of a row and the weight of each in the loss; the model learns to close what it writes, too."""
    ids = tokenizer.encode(render(tokenizer, recipe, row), add_special_tokens=False)
    close = recipe.control.index(recipe.closes)
    if "prompt" in row:
        lead = len(tokenizer.encode(recipe.special.get("bos_token", "") + row["prompt"], add_special_tokens=False))
        return Example(tuple(ids), tuple(float(i >= lead) for i in range(len(ids))))
    openings = [list(tokenizer.encode("".join(recipe.opens), add_special_tokens=False))]
    if recipe.model_type == "mistral":
        openings.append([recipe.control.index("[/TOOL_RESULTS]")])
    asks = {recipe.control.index(token) for token in recipe.asks}
    weights, weight = [], 0.0
    for i, token in enumerate(ids):
        weights.append(weight)
        if weight == 1.0 and token == close:
            weight = 0.0
        elif weight < 1.0 and any(ids[i + 1 - len(o) : i + 1] == o for o in openings):
            weight = 1.0
        elif weight < 1.0 and token in asks:
            weight = READING
    return Example(tuple(ids), tuple(weights))


def pretraining_rows(stage: Stage, seed: int, held_out: frozenset[str]) -> list[Row]:
    """All rows of a stage; none of their user turns is a held-out query."""
    rng = random.Random(seed)
    return [mix.draw(rng, stage.mix, held_out) for _ in range(stage.rows)]


def tokenizer_corpus(recipe: Recipe, tokenizer: Any) -> list[str]:
    """Texts from which the vocabulary is taken: rows of both mixes and what the suites offer, in this format."""
    rng = random.Random(recipe.seed)
    house = [mix.house_row(rng) for _ in range(2000)]
    rows = [mix.draw(rng, recipe.stages[0].mix, frozenset()) for _ in range(6000)]
    offered = []
    for name in suites.NAMES:
        suite = suites.load(name)
        offered += [{"messages": suites.prompt(suite, q), "tools": suites.tools(suite)} for q in suite["queries"]]
    return [render(tokenizer, recipe, row) for row in [*house, *rows, *offered]]
