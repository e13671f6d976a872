"""Scores answers as the suites ask, for rehearsing only: the product's scorer is the controller's, in Java."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

_MISTRAL_CALL = re.compile(r"\[TOOL_CALLS\]([\w-]+)\[ARGS\]")
_QWEN_CALL = re.compile(r"<tool_call>\s*<function=([\w-]+)>(.*?)</function>\s*</tool_call>", re.S)
_QWEN_VALUE = re.compile(r"<parameter=(\w+)>\n?(.*?)\n?</parameter>", re.S)
_MARKERS = ("[TOOL_CALLS]", "[ARGS]", "<tool_call>", "<function=", "</tool_call>")

Call = tuple[str, dict[str, Any]]


def calls(text: str) -> list[Call] | None:
    """The calls of a raw answer in order; None when there is a marker that does not parse."""
    found: list[Call] = []
    if "[TOOL_CALLS]" in text:
        for part in text.split("[TOOL_CALLS]")[1:]:
            head = _MISTRAL_CALL.match(f"[TOOL_CALLS]{part}")
            try:
                arguments = json.loads(part[head.end() - len("[TOOL_CALLS]") :]) if head else None
            except json.JSONDecodeError:
                return None
            if head is None or not isinstance(arguments, dict):
                return None
            found.append((head[1], arguments))
        return found
    for name, body in _QWEN_CALL.findall(text):
        found.append((name, dict(_QWEN_VALUE.findall(body))))
    return found if found or not any(marker in text for marker in _MARKERS) else None


def right(expect: dict[str, Any], text: str, tools: list[dict[str, Any]]) -> bool:
    """Whether the raw answer is what the suite expects (``direct``, ``call``, ``calls`` or ``code``)."""
    answered = calls(text)
    if answered is None:
        return False
    if expect.get("direct"):
        return not answered
    if "code" in expect:
        return any(_code_is_right(expect["code"], call) for call in answered) and _known(answered, tools)
    wanted = expect.get("calls") or [expect["call"]]
    if len(wanted) != len(answered) or not _known(answered, tools):
        return False
    rest = list(answered)
    for want in wanted:
        match = next((call for call in rest if _call_is_right(want, call)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _known(answered: list[Call], tools: list[dict[str, Any]]) -> bool:
    """Every called tool is offered, with all its required arguments and no others."""
    offered = {tool["name"]: tool["parameters"] for tool in tools}
    return all(
        name in offered
        and set(offered[name]["required"]) <= set(arguments) <= set(offered[name]["properties"])
        and all(isinstance(value, str) for value in arguments.values())
        for name, arguments in answered
    )


def _call_is_right(want: dict[str, Any], call: Call) -> bool:
    name, arguments = call
    accepted = want.get("arguments")
    if accepted is None or name != want["name"]:
        return bool(name == want["name"])
    return set(arguments) == set(accepted) and all(arguments[key] in values for key, values in accepted.items())


def _code_is_right(want: dict[str, Any], call: Call) -> bool:
    name, arguments = call
    if name != want["tool"] or want["argument"] not in arguments:
        return False
    try:
        tree = ast.parse(arguments[want["argument"]])
    except SyntaxError:
        return False
    nodes = list(ast.walk(tree))
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    read = {node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)}
    wanted = want["calls"]
    functions = set(wanted["all"]) <= called if "all" in wanted else bool(set(wanted["any"]) & called)
    return bool(functions and set(want.get("reads", ())) <= read)


def holds_python_function(text: str) -> bool:
    """Whether the answer, or a fenced block of it, parses as Python and defines a function (gate 1)."""
    blocks = re.findall(r"```(?:python)?\n(.*?)```", text, re.S) or [text]
    for block in blocks:
        try:
            if any(isinstance(node, ast.FunctionDef) for node in ast.parse(block).body):
                return True
        except SyntaxError:
            continue
    return False
