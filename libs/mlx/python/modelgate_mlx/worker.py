"""
Carries requests out, one after the other.

Three threads: this one, the main thread, makes all MLX calls; a reader parses standard input and notes cancellations;
a heart beats. One process serves one model: measurements of memory would mix otherwise.
"""

import os
import queue
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any

from modelgate_mlx import downloading, fusing, generating, loading, preparing, python_syntax, training
from modelgate_mlx.errors import Cancelled, Fault, InputFault, first_line
from modelgate_mlx.job import Job
from modelgate_mlx.loading import LoadedModel
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Channel, Json, MalformedRequest, Request, parse_request

ALIVE_SECONDS = 1.0

Handler = Callable[[Params, Job], Json]


class Worker:
    """Serves one channel until ``shutdown`` or the end of the requests."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._requests: queue.Queue[Request | None] = queue.Queue()
        self._cancellations: dict[str, threading.Event] = {}
        self._model: LoadedModel | None = None
        self._handlers: dict[str, Handler] = {
            "download": downloading.download,
            "prepare": preparing.prepare,
            "load": self._load,
            "generate": self._generate,
            "python-syntax": python_syntax.answer_request,
            "train": training.train,
            "fuse": fusing.fuse,
        }

    def serve(self) -> None:
        """Carry out requests as they come."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        threading.Thread(target=self._beat, name="heart", daemon=True).start()
        while (request := self._requests.get()) is not None:
            self._channel.send(self._carry_out(request))
            self._cancellations.pop(request.id, None)

    def _read(self) -> None:
        for line in self._channel.lines():
            try:
                self._accept(parse_request(line))
            except MalformedRequest as error:
                self._channel.send({"id": None, "event": "error", "kind": "input", "message": str(error)})
        # The driver is gone. Nobody waits for the request under way, and an orphan would hold the accelerator.
        os._exit(0)

    def _accept(self, request: Request) -> None:
        if request.method == "shutdown":
            for cancellation in list(self._cancellations.values()):
                cancellation.set()
            self._requests.put(None)
        elif request.method == "cancel":
            asked = self._cancellations.get(str(request.params.get("id")))
            if asked is not None:
                asked.set()
        else:
            self._cancellations[request.id] = threading.Event()
            self._requests.put(request)

    def _beat(self) -> None:
        pause = threading.Event()
        while not pause.wait(ALIVE_SECONDS):
            self._channel.send({"event": "alive"})

    def _carry_out(self, request: Request) -> Json:
        emit = partial(self._emit, request.id)
        try:
            handler = self._handlers.get(request.method)
            if handler is None:
                raise InputFault(f"There is no method '{request.method}'; there are {', '.join(self._handlers)}.")
            job = Job(emit, self._cancellations[request.id])
            job.stop_if_cancelled()
            return {"id": request.id, "event": "result", "result": handler(Params(request.params), job)}
        except Cancelled:
            return {"id": request.id, "event": "cancelled"}
        except Fault as fault:
            traceback.print_exc(file=sys.stderr)
            return {"id": request.id, "event": "error", "kind": fault.kind, "message": str(fault)}
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            message = f"The MLX process failed at '{request.method}': {type(error).__name__}: {first_line(error)}."
            return {"id": request.id, "event": "error", "kind": "internal", "message": message}

    def _emit(self, request_id: str, event: str, fields: dict[str, Any]) -> None:
        self._channel.send({"id": request_id, "event": event} | fields)

    def _load(self, params: Params, job: Job) -> Json:
        if self._model is not None:
            raise InputFault(f"This process holds {self._model.directory} already; a second model needs its own.")
        self._model, result = loading.load_timed(params, job)
        return result

    def _generate(self, params: Params, job: Job) -> Json:
        if self._model is None:
            raise InputFault("No model is loaded; send 'load' before 'generate'.")
        return generating.generate(self._model, params, job)
