"""Drives the real program over its pipes, as the Java driver does."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from modelgate_mlx.protocol import Json

PROGRAM_FOLDER = Path(__file__).parent.parent
FINAL_EVENTS = ("result", "error", "cancelled")


class Driver:
    """One process of the program. Its standard error goes where pytest's does."""

    COMMAND = (sys.executable, "-m", "modelgate_mlx")

    def __init__(self, **environment: str) -> None:
        self.process = subprocess.Popen(
            self.COMMAND,
            cwd=PROGRAM_FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"HF_HUB_OFFLINE": "1", "MLX_DISABLE_COMPILE": "1"} | environment,
        )
        self.hello = self.next_event()
        self._ids = 0

    def __enter__(self) -> "Driver":
        return self

    def __exit__(self, *exception: object) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()

    def send(self, method: str, **params: Any) -> str:
        """Send a request and return its id."""
        self._ids += 1
        self.send_line(json.dumps({"id": str(self._ids), "method": method, "params": params}, default=str))
        return str(self._ids)

    def send_line(self, line: str) -> None:
        """Send a line as it is."""
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def next_event(self) -> Json:
        """The next event that is no sign of life."""
        assert self.process.stdout is not None
        while True:
            line = self.process.stdout.readline()
            assert line, "the program ended"
            event: Json = json.loads(line)
            if event["event"] != "alive":
                return event

    def events_of(self, request_id: str, on_event: Callable[[Json], object] = lambda _: None) -> list[Json]:
        """All events of one request, the final one last."""
        events: list[Json] = []
        while not events or events[-1]["event"] not in FINAL_EVENTS:
            event = self.next_event()
            assert event["id"] == request_id
            on_event(event)
            events.append(event)
        return events

    def call(self, method: str, **params: Any) -> Json:
        """The final event of a request."""
        return self.events_of(self.send(method, **params))[-1]

    def result(self, method: str, **params: Any) -> Json:
        """The result of a request that must succeed."""
        final = self.call(method, **params)
        assert final["event"] == "result", final
        result: Json = final["result"]
        return result
