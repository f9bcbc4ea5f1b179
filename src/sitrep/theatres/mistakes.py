"""What is wrong in a theatre folder, gathered so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sitrep.errors import TheatreError


class Mistakes:
    """The mistakes found so far, in the order in which they were found."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, file: str, line: int | None, reason: str) -> None:
        """Note one mistake: `file:line: reason`, or `file: reason` where no line can be named."""
        where = file if line is None else f"{file}:{line}"
        self._found.append(f"{where}: {reason}")

    @contextmanager
    def at(self, file: str, line: int | None) -> Iterator[None]:
        """Turn a ValueError raised inside into a mistake of this file and line."""
        try:
            yield
        except ValueError as error:
            self.add(file, line, str(error))

    def raise_any(self) -> None:
        """Raise all of them as one TheatreError; do nothing where there are none."""
        if self._found:
            raise TheatreError(self._found)
