"""Checked access to the parameters of a request: each complaint names the parameter and says what would be right."""

from pathlib import Path
from typing import Any, cast

from modelgate_mlx.errors import InputFault
from modelgate_mlx.protocol import Json


class Params:
    """The parameters of one request. Null means absent."""

    def __init__(self, values: Json) -> None:
        self._values = values

    def path(self, name: str) -> Path:
        """A path, which must be absolute: the process has no meaningful working directory."""
        path = Path(self.text(name))
        if not path.is_absolute():
            raise InputFault(f"'{name}' must be an absolute path, but is '{path}'.")
        return path

    def text(self, name: str) -> str:
        """A string that must be there."""
        return cast(str, self._typed(name, str, "a string"))

    def optional_text(self, name: str) -> str | None:
        """A string or nothing."""
        return None if self._values.get(name) is None else self.text(name)

    def integer(self, name: str, minimum: int, default: int | None = None) -> int:
        """A whole number of at least ``minimum``."""
        value = cast(int, self._typed(name, int, "a whole number", default))
        if value < minimum:
            raise InputFault(f"'{name}' must be at least {minimum}, but is {value}.")
        return value

    def number(self, name: str, minimum: float, default: float | None = None) -> float:
        """A finite number of at least ``minimum``."""
        value = float(self._typed(name, (int, float), "a number", default))
        if not minimum <= value < float("inf"):
            raise InputFault(f"'{name}' must be a finite number of at least {minimum}, but is {value}.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self._values.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise InputFault(f"'{name}' must be true or false, but is {value!r}.")
        return value

    def objects(self, name: str) -> list[Json]:
        """A list of objects; empty if absent."""
        value = self._values.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise InputFault(f"'{name}' must be a list of objects.")
        return value

    def texts(self, name: str) -> list[str] | None:
        """A list of strings, or None if absent."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputFault(f"'{name}' must be a list of strings.")
        return value

    def _typed(self, name: str, kind: type | tuple[type, ...], wanted: str, default: Any = None) -> Any:
        value = self._values.get(name)
        if value is None:
            value = default
        if value is None:
            raise InputFault(f"'{name}' is missing; it must be {wanted}.")
        if not isinstance(value, kind) or isinstance(value, bool):
            raise InputFault(f"'{name}' must be {wanted}, but is {value!r}.")
        return value
