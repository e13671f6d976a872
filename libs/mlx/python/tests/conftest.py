"""One tiny model and one dataset for all tests of a run, and a fresh process of the program for each that wants one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import tiny_model
from tests.driver import Driver


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a tiny model. Tests that damage one copy it."""
    directory = tmp_path_factory.mktemp("models") / "tiny"
    tiny_model.make(directory)
    return directory


@pytest.fixture(scope="session")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a small dataset."""
    directory = tmp_path_factory.mktemp("rows")
    tiny_model.write_rows(directory)
    return directory


@pytest.fixture
def driver() -> Iterator[Driver]:
    """A fresh process of the program."""
    with Driver() as fresh:
        yield fresh
