"""Fetches a model from the Hugging Face hub, or from what HF_ENDPOINT names, without a token."""

import os
import shutil
import threading
from pathlib import Path

from modelgate_mlx.directories import bytes_on_disk, partial_name
from modelgate_mlx.errors import InputFault, first_line, require_absent
from modelgate_mlx.job import PROGRESS_SECONDS, Job
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Json

# What mlx_lm reads of a model, without *.py: no code is ever fetched.
PATTERNS = ["*.json", "model*.safetensors", "tokenizer.model", "*.tiktoken", "*.txt", "*.jinja"]
_CACHE = ".cache"


def download(params: Params, job: Job) -> Json:
    """
    Fetch revision ``revision`` (default ``main``) of ``repo`` into ``destination``.

    The revision is resolved to a commit first, and all files are of that commit. What an interrupted download left is
    taken up again. Cancelling takes effect when the driver ends the process: the hub client cannot be interrupted.
    """
    from httpx2 import TransportError
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    repo, destination = params.text("repo"), params.path("destination")
    revision = params.optional_text("revision") or "main"
    require_absent(destination, "destination")
    if os.environ.get("HF_HUB_OFFLINE") == "1":
        raise InputFault("This process was started offline (HF_HUB_OFFLINE=1) and cannot download.")
    try:
        return _download(repo, revision, destination, job)
    except HFValidationError as error:
        raise InputFault(f"'{repo}' is no name of a model on the hub: {first_line(error)}.") from error
    except HfHubHTTPError as error:
        raise InputFault(f"The hub does not give out {repo} at {revision}: {first_line(error)}.") from error
    except TransportError as error:
        endpoint = os.environ.get("HF_ENDPOINT", "The hub")
        raise InputFault(f"{endpoint} cannot be reached to download {repo}: {first_line(error)}.") from error


def _download(repo: str, revision: str, destination: Path, job: Job) -> Json:
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.utils import filter_repo_objects

    info = HfApi(token=False).model_info(repo, revision=revision, files_metadata=True)
    wanted = list(filter_repo_objects(info.siblings or [], allow_patterns=PATTERNS, key=lambda file: file.rfilename))
    if not any(file.rfilename.endswith(".safetensors") for file in wanted):
        raise InputFault(f"{repo} at {revision} has no model*.safetensors.")
    total = sum(file.size or 0 for file in wanted)
    partial = partial_name(destination)
    partial.mkdir(parents=True, exist_ok=True)
    finished = threading.Event()
    watcher = threading.Thread(target=_watch, args=(partial, total, finished, job), name="watcher", daemon=True)
    watcher.start()
    try:
        snapshot_download(repo, revision=info.sha, local_dir=partial, allow_patterns=PATTERNS, token=False)
    finally:
        finished.set()
        watcher.join()
    shutil.rmtree(partial / _CACHE, ignore_errors=True)
    partial.rename(destination)
    return {"commit": info.sha, "files": len(wanted), "bytesOnDisk": bytes_on_disk(destination)}


def _watch(partial: Path, total: int, finished: threading.Event, job: Job) -> None:
    """Tell how much has arrived whenever it has grown; silence means that the download stands still."""
    told = -1
    while not finished.wait(PROGRESS_SECONDS):
        try:
            arrived = bytes_on_disk(partial)
        except FileNotFoundError:
            continue  # A file was renamed while it was counted.
        if arrived != told:
            told = arrived
            job.emit("progress", {"phase": "download", "done": arrived, "total": total, "unit": "bytes"})
