"""What can go wrong with a request, told apart by who is to blame. Every message is one sentence for a person."""

import errno
from pathlib import Path

_MACHINE_ERRNOS = frozenset(
    {
        errno.EIO,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
    }
)


class Fault(Exception):
    """A failed request; ``kind`` is what the protocol calls it."""

    kind = "internal"


class ModelFault(Fault):
    """The model's own files are to blame: damaged, incomplete, of an unsupported kind, too large for this machine."""

    kind = "model"


class InputFault(Fault):
    """The request is to blame: a missing directory, an empty dataset, a setting out of range."""

    kind = "input"


class Cancelled(Exception):
    """The driver asked to stop this request."""


def first_line(error: BaseException) -> str:
    """The first non-empty line of an exception's message, without its final full stop."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__).rstrip(".")


def blame_model(action: str, model: Path, error: Exception) -> Exception:
    """
    Decide whether an exception from reading a model speaks of the model or of this machine.

    A full disk, a missing permission or an exhausted memory of the interpreter says nothing about the model: such an
    error is given back as it is. Everything else that MLX, mlx_lm or transformers raise for files that are there
    (truncated tensors, an unknown architecture, custom code, a tokenizer that does not parse) is the model's.
    """
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in _MACHINE_ERRNOS):
        return error
    return ModelFault(f"The model at {model} {action}: {first_line(error)}.")


def require_directory(path: Path, what: str) -> None:
    """Raise InputFault unless ``path`` is a directory."""
    if not path.is_dir():
        raise InputFault(f"The {what} {path} does not exist or is no directory.")


def require_absent(path: Path, what: str) -> None:
    """Raise InputFault if ``path`` exists: nothing that is there already is overwritten."""
    if path.exists():
        raise InputFault(f"The {what} {path} exists already; choose a new one.")
