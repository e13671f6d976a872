"""Reads the suites in plans/suites, as far as making and rehearsing the pocket models needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

SUITES = Path(__file__).resolve().parents[3] / "plans" / "suites"
NAMES = ("pocket-latency", "pocket-zero-shot", "pocket-validation", "pocket-house")


def load(name: str) -> dict[str, Any]:
    suite: dict[str, Any] = yaml.safe_load((SUITES / f"{name}.yaml").read_text())
    return suite


def tools(suite: dict[str, Any]) -> list[dict[str, Any]]:
    """The suite's tools as chat templates take them."""
    return [{"type": "function", "function": declared} for declared in suite.get("tools", [])]


def prompt(suite: dict[str, Any], query: dict[str, Any]) -> list[dict[str, Any]]:
    """The messages of a query: the suite's system turn, if any, and the user turn."""
    lead = [{"role": "system", "content": suite["system"]}] if "system" in suite else []
    return [*lead, {"role": "user", "content": query["prompt"]}]


def queries() -> frozenset[str]:
    """Every prompt of every pocket suite: what training data must not contain."""
    return frozenset(query["prompt"] for name in NAMES for query in load(name)["queries"])
