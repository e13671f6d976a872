"""Directories that are there whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def partial_name(target: Path) -> Path:
    """Where ``target`` is written until it is whole: beside it, so that the rename stays on one file system."""
    return target.with_name(f".{target.name}.partial")


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """
    Give a name to write to, not there yet, and rename it to ``target`` if the block succeeds. If it fails nothing
    stays; what a killed process left is removed by the next attempt.
    """
    partial = partial_name(target)
    shutil.rmtree(partial, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield partial
        partial.rename(target)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def bytes_on_disk(directory: Path) -> int:
    """The sizes of all files below ``directory``, in bytes."""
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())
