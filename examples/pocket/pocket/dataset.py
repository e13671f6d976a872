"""The LoRA rows: the house's conversations in the shapes of the real data, written in qwen-xml."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from . import general, house
from .general import Row
from .mix import HOUSE_SYSTEM

TRAIN_ROWS, VALID_ROWS = 993, 111
# More rows where a first recipe was weak: result fields, cross-tool, and direct answers beside the tool.
_SHARES = {
    "direct-answers": 0.15, "existing-lsp": 0.10, "new-lsp": 0.11, "git": 0.11, "existing-tools": 0.13,
    "field-access": 0.16, "discrimination": 0.10, "cross-tool": 0.14,
}  # fmt: skip
_WITH_RESULT = 0.4
_CALL = re.compile(r"<tool_call><function=(\w+)>\n<parameter=code>\n(.*)\n</parameter>\n</function></tool_call>", re.S)
_RESULT = re.compile(r"<tool_response>\n(.*)\n</tool_response>", re.S)


def make(seed: int, held_out: frozenset[str]) -> tuple[list[Row], list[Row]]:
    """Train and valid rows; no user turn occurs twice, in either, and none is a held-out query."""
    rng = random.Random(seed)
    seen = set(held_out)
    rows: list[Row] = []
    while len(rows) < TRAIN_ROWS + VALID_ROWS:
        category = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
        said = house.exchange(rng, category)
        if said.question not in seen:
            seen.add(said.question)
            rows.append(_row(said, rng.random() < _WITH_RESULT))
    return rows[VALID_ROWS:], rows[:VALID_ROWS]


def _row(said: house.Exchange, with_result: bool) -> Row:
    turns = [("system", HOUSE_SYSTEM), ("user", said.question)]
    if said.code is None:
        turns.append(("assistant", said.answer))
    else:
        lead = said.preface
        parameter = f"<parameter=code>\n{said.code}\n</parameter>"
        turns.append(("assistant", f"{lead}<tool_call><function=execute_code>\n{parameter}\n</function></tool_call>"))
        if with_result:
            turns += [("user", f"<tool_response>\n{said.printed}\n</tool_response>"), ("assistant", said.answer)]
    return {"messages": [{"role": role, "content": content} for role, content in turns]}


def write(file: Path, rows: list[Row]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def read(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def structured(row: Row, tools: list[dict[str, Any]]) -> Row:
    """What the converter makes of a row for mistral-v13; only for rows that ``make`` wrote, all well formed."""
    messages: list[Row] = []
    for message in row["messages"]:
        text = message["content"]
        if message["role"] == "assistant" and (found := _CALL.search(text)):
            messages.append(general.call(found[1], {"code": found[2]}, text[: found.start()].rstrip()))
        elif message["role"] == "user" and (result := _RESULT.fullmatch(text)):
            messages.append(general.answered("execute_code", result[1], "")[0])
        else:
            messages.append(message)
    return {"messages": messages, "tools": tools}
