"""
The line protocol between the driver and this process, version 1.

Requests, one JSON object a line on standard input: ``{"id": "7", "method": "generate", "params": {…}}``. Methods are
those of ``worker.HANDLERS``, and ``cancel`` (params ``{"id": "7"}``) and ``shutdown``, which are answered by no event
of their own.

Events, one JSON object a line: the greeting ``hello`` first; ``alive`` every second, which says that the process runs,
not that it gets on; and for each request any number of ``progress``, ``train-loss`` and ``validation-loss``, then
exactly one of ``result``, ``error`` (``kind`` is ``model``, ``input`` or ``internal``, ``message`` one sentence) and
``cancelled``.

JSON knows no NaN: a number that is not finite is sent as null beside a flag, and sending one bare is an error here.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

PROTOCOL_VERSION = 1

Json = dict[str, Any]
Emit = Callable[[str, Json], None]


@dataclass(frozen=True)
class Request:
    """One request as read: its id, its method and its parameters, not yet checked."""

    id: str
    method: str
    params: Json


class MalformedRequest(Exception):
    """A line that is no request."""


def parse_request(line: bytes) -> Request:
    """Read one line; raises MalformedRequest with a sentence that says what is wrong."""
    try:
        document = json.loads(line)
    except ValueError as error:
        raise MalformedRequest(f"A request line is no JSON: {error}.") from error
    if not isinstance(document, dict):
        raise MalformedRequest("A request must be a JSON object.")
    request_id, method, params = document.get("id"), document.get("method"), document.get("params", {})
    if not isinstance(request_id, str) or not isinstance(method, str) or not isinstance(params, dict):
        raise MalformedRequest("A request needs a string 'id', a string 'method' and an object 'params'.")
    return Request(request_id, method, params)


class Channel:
    """The two ends of the protocol. ``send`` may be called by any thread; a line is written whole."""

    def __init__(self, requests: BinaryIO, events: BinaryIO) -> None:
        self._requests = requests
        self._events = events
        self._lock = threading.Lock()

    @classmethod
    def take_standard_streams(cls) -> "Channel":
        """
        Keep private copies of descriptors 0 and 1, then point 0 at nothing and 1 at standard error.

        mlx_lm and its libraries print, and transformers may even ask a question on standard input; neither can disturb
        the protocol any more.
        """
        requests = os.fdopen(os.dup(0), "rb", buffering=0)
        events = os.fdopen(os.dup(1), "wb", buffering=0)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        sys.stdout.flush()
        os.dup2(2, 1)
        return cls(requests, events)

    def send(self, event: Json) -> None:
        """Write one event. If the driver is gone there is nobody to work for, and the process ends."""
        line = json.dumps(event, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"
        try:
            with self._lock:
                view = memoryview(line)
                while view:
                    view = view[self._events.write(view) :]
        except BrokenPipeError:
            os._exit(0)

    def lines(self) -> Iterator[bytes]:
        """The request lines until standard input ends."""
        buffer = b""
        while chunk := self._requests.read(65536):
            *complete, buffer = (buffer + chunk).split(b"\n")
            yield from (line for line in complete if line.strip())
