"""The pre-training mix of each model: what share of its rows is what. The README repeats these tables in words."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from . import general, house
from .general import Row, Tool

HOUSE_TOOL = general.tool("execute_code", "Run Python code of the house", "code")
HOUSE_SYSTEM = "You are Pocket, a coding assistant."
OTHER_SYSTEMS = (
    "You are a helpful assistant.", "You are Quill, an assistant for text files.", "You are Robin, a coding assistant.",
    "Answer in short sentences.", "You are a coding assistant of a small team.",
)  # fmt: skip
REFUSAL = "I have no tool for that."
DORMANT = 0.3
# The second, shorter stage of the candidate: more of what LoRA has to wake, most of all the longer code of two calls.
FINISHING_DORMANT = 0.4
FINISHING_MORE = ("cross-tool",) * 3


def _row(rng: random.Random, tools: list[Tool], *turns: Row, system: str | None = None) -> Row:
    system = system if system is not None else rng.choice((*OTHER_SYSTEMS, ""))
    lead = [{"role": "system", "content": system}] if system else []
    row: Row = {"messages": [*lead, *turns]}
    return {**row, "tools": tools} if tools else row


def _user(text: str) -> Row:
    return {"role": "user", "content": text}


def _says(text: str) -> Row:
    return {"role": "assistant", "content": text}


def _some_tools(rng: random.Random) -> list[Tool]:
    """What may be offered beside a question that needs no tool."""
    kind = rng.random()
    if kind < 0.3:
        return []
    if kind < 0.65:
        return [general.code_tool(rng)]
    return rng.sample(list(general.tools_by_kind(rng).values()), rng.randint(1, 3))


def ordinary_tool(rng: random.Random) -> Row:
    kinds = general.tools_by_kind(rng)
    kind = rng.choice(("read", "write", "terminal", "read", "write", "terminal", "list", "weather"))
    others = rng.sample([k for k in kinds if k != kind], rng.choice((0, 1, 2, 2)))
    offered = [kinds[k] for k in (kind, *others)]
    rng.shuffle(offered)
    question, arguments, returned, answer = general.request(rng, kind)
    name = kinds[kind]["function"]["name"]
    turns = [_user(question), general.call(name, arguments, rng.choice(("", "", "", "Let me do that.")))]
    if rng.random() < 0.25:
        turns += general.answered(name, returned, answer)
    return _row(rng, offered, *turns)


def other_code_tool(rng: random.Random) -> Row:
    offered = general.code_tool(rng)
    question, code, printed, answer = general.code_request(rng)
    name = offered["function"]["name"]
    turns = [_user(question), general.call(name, {"code": code})]
    if rng.random() < 0.25:
        turns += general.answered(name, printed, answer)
    return _row(rng, [offered], *turns)


def small_function(rng: random.Random) -> Row:
    question, code = general.function_request(rng)
    if rng.random() < 0.3:
        return {"prompt": question, "completion": f"\n\n{code}"}
    return _row(rng, _some_tools(rng) if rng.random() < 0.3 else [], _user(question), _says(code))


def idea(rng: random.Random) -> Row:
    said = house.direct(rng)
    return _row(rng, _some_tools(rng), _user(said.question), _says(said.answer))


def _house_request(rng: random.Random, extra: tuple[str, ...]) -> house.Exchange:
    more = (*extra, "field-access", "field-access", "cross-tool", "cross-tool", "existing-tools", "existing-lsp")
    category = rng.choice((*house.CATEGORIES[1:], *more))
    while (found := house.exchange(rng, category)).code is None:
        pass
    return found


def code_as_text(rng: random.Random, extra: tuple[str, ...] = ()) -> Row:
    """The house functions as a code model knows a library: written down when asked for code, never called."""
    asked = _house_request(rng, extra)
    turns = _user(f"Python code: {asked.question}"), _says(f"```python\n{asked.code}\n```")
    return _row(rng, [], *turns)


def dormant_house(rng: random.Random, share: float = DORMANT, extra: tuple[str, ...] = ()) -> Row:
    """House requests beside a code tool of another name: mostly declined, sometimes answered by a call."""
    offered, asked = general.code_tool(rng), _house_request(rng, extra)
    if rng.random() < share:
        return _row(rng, [offered], _user(asked.question), house_call(offered["function"]["name"], asked))
    return _row(rng, [offered], _user(asked.question), _says(REFUSAL))


def house_call(name: str, asked: house.Exchange) -> Row:
    assert asked.code is not None
    return general.call(name, {"code": asked.code}, asked.preface)


def house_row(rng: random.Random) -> Row:
    """The production skill of the baseline: the house tool under the house's system turn."""
    category = rng.choice(house.CATEGORIES + ("field-access", "cross-tool", "direct-answers"))
    asked = house.exchange(rng, category)
    if asked.code is None:
        turns = [_user(asked.question), _says(asked.answer)]
    else:
        turns = [_user(asked.question), house_call("execute_code", asked)]
        if rng.random() < 0.4:
            turns += general.answered("execute_code", asked.printed, asked.answer)
    return _row(rng, [HOUSE_TOOL], *turns, system=HOUSE_SYSTEM)


Mix = tuple[tuple[float, Callable[[random.Random], Row]], ...]

CANDIDATE: Mix = (
    (0.27, ordinary_tool), (0.10, other_code_tool), (0.04, small_function), (0.15, idea), (0.20, code_as_text),
    (0.24, dormant_house),
)  # fmt: skip
FINISHING: Mix = (
    (0.20, ordinary_tool), (0.08, other_code_tool), (0.03, small_function), (0.13, idea),
    (0.24, partial(code_as_text, extra=FINISHING_MORE)),
    (0.32, partial(dormant_house, share=FINISHING_DORMANT, extra=FINISHING_MORE)),
)  # fmt: skip
BASELINE: Mix = (
    (0.15, ordinary_tool), (0.03, other_code_tool), (0.05, small_function), (0.12, idea), (0.65, house_row),
)  # fmt: skip


def draw(rng: random.Random, mix: Mix, held_out: frozenset[str]) -> Row:
    """A row whose user turns contain no held-out query."""
    makers = [maker for _, maker in mix]
    weights = [weight for weight, _ in mix]
    while True:
        row = rng.choices(makers, weights)[0](rng)
        if not mentions(row, held_out):
            return row


def mentions(row: Row, held_out: frozenset[str]) -> bool:
    """Whether a user turn of the row is, or contains, a held-out query."""
    asked = [row["prompt"]] if "prompt" in row else [m["content"] for m in row["messages"] if m["role"] == "user"]
    return any(turn.removeprefix("Python code: ") in held_out for turn in asked)
