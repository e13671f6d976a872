"""The MLX library as this program uses it: policies set before mlx_lm is imported, and what the greeting tells."""

import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from pathlib import Path

import mlx.core as mx

from modelgate_mlx.protocol import PROTOCOL_VERSION, Json

_VERSIONED = {
    "mlx": "mlx",
    "mlxLm": "mlx-lm",
    "transformers": "transformers",
    "tokenizers": "tokenizers",
    "numpy": "numpy",
}


class WiredLimit(Enum):
    """Whether mlx_lm may raise the limit of wired memory."""

    UNCHANGED = "unchanged"
    """``mx.set_wired_limit`` is replaced by a function that does nothing: raised limits have panicked Macs."""
    RAISED_BY_MLX_LM = "raised-by-mlx-lm"
    """As mlx_lm does it on its own: raised to the recommended working set while generating and training."""


@dataclass(frozen=True)
class Settings:
    """What was set before the first request; part of the greeting, so that evidence can name it."""

    cache_limit_bytes: int
    wired_limit: WiredLimit


def configure(cache_limit_bytes: int, wired_limit: str) -> Settings:
    """Apply the policies to MLX. Must run before mlx_lm is imported, which takes its functions from ``mlx.core``."""
    settings = Settings(cache_limit_bytes, WiredLimit(wired_limit))
    mx.set_cache_limit(settings.cache_limit_bytes)
    if settings.wired_limit is WiredLimit.UNCHANGED:
        mx.set_wired_limit = _leave_wired_limit
    return settings


def _leave_wired_limit(limit: int) -> int:
    """Stands for ``mx.set_wired_limit``: changes nothing and returns the limit that is in force, MLX's own default."""
    return 0


def greeting(settings: Settings) -> Json:
    """The first event: versions, machine and settings."""
    return {
        "event": "hello",
        "protocol": PROTOCOL_VERSION,
        "pid": os.getpid(),
        "versions": {"python": platform.python_version()}
        | {name: metadata.version(package) for name, package in _VERSIONED.items()},
        "machine": {
            "chip": str(mx.device_info()["device_name"]),
            "memoryBytes": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
            "system": platform.system(),
            "architecture": platform.machine(),
            "backend": backend(),
            "blas": blas(),
        },
        "settings": {
            "cacheLimitBytes": settings.cache_limit_bytes,
            "wiredLimit": settings.wired_limit.value,
            "compile": os.environ.get("MLX_DISABLE_COMPILE") is None,
        },
    }


def backend() -> str:
    """``metal`` or ``cpu``: where MLX computes on this machine."""
    return "metal" if mx.metal.is_available() else "cpu"


def blas(maps: Callable[[], str] = lambda: Path("/proc/self/maps").read_text()) -> str:
    """
    Which library multiplies matrices on the CPU: ``accelerate`` on macOS, on Linux ``openblas`` if it is loaded into
    this process, else ``reference``, the slow one of the mlx-cpu wheel.
    """
    if sys.platform == "darwin":
        return "accelerate"
    return "openblas" if "libopenblas" in maps() else "reference"
