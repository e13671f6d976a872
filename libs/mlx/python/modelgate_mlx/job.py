"""What a handler has of the request it carries out: a way to tell how far it is, and to learn that it should stop."""

import threading
import time

from modelgate_mlx.errors import Cancelled
from modelgate_mlx.protocol import Emit, Json

PROGRESS_SECONDS = 0.5


class Job:
    """One request under way."""

    def __init__(self, emit: Emit, cancellation: threading.Event) -> None:
        self._emit = emit
        self._cancellation = cancellation
        self._last_progress = float("-inf")

    def emit(self, event: str, fields: Json) -> None:
        """Send an event of this request."""
        self._emit(event, fields)

    def stop_if_cancelled(self) -> None:
        """Raise Cancelled if the driver asked for it."""
        if self._cancellation.is_set():
            raise Cancelled

    def progress(self, phase: str, done: int, total: int | None, unit: str) -> None:
        """
        Tell how far the request is, at most every half second: an event per token costs 0.4 ms, which would distort
        what is measured. Also the point where a cancellation takes effect.
        """
        self.stop_if_cancelled()
        now = time.perf_counter()
        if now - self._last_progress >= PROGRESS_SECONDS:
            self._last_progress = now
            self._emit("progress", {"phase": phase, "done": done, "total": total, "unit": unit})
