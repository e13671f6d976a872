"""One tiny model and one dataset for all tests of a run, and a process of the program: shared, or fresh."""

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
def fresh_driver() -> Iterator[Driver]:
    """A process of the program for one test, which may end it or load a model into it."""
    with Driver() as fresh:
        yield fresh


@pytest.fixture(scope="session")
def driver() -> Iterator[Driver]:
    """One process for all tests that neither end it nor load a model into it."""
    with Driver() as shared:
        yield shared


@pytest.fixture(scope="session")
def loaded_driver(model: Path) -> Iterator[Driver]:
    """One process that holds the tiny model, for all tests that do not end it."""
    with Driver() as shared:
        shared.result("load", model=model)
        yield shared
