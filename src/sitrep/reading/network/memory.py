"""What is remembered of feeds from one round to the next: entries that were read, and what servers said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

from sitrep.errors import RecordError
from sitrep.reading.network.fetch import Conditions


class Memory(Protocol):
    """Remembers what was read of listings."""

    def conditions(self, listing: str) -> Conditions:
        """What the server said of a listing when all of it was last read."""
        ...

    def is_read(self, listing: str, key: str) -> bool:
        """Whether an entry was read."""
        ...

    def read(self, listing: str, key: str) -> None:
        """Remembers that an entry was read."""
        ...

    def all_read(self, listing: str, conditions: Conditions) -> None:
        """Remembers that all entries were, and what the server said."""
        ...


class NoMemory:
    """Forgets: each reading is the first."""

    def conditions(self, listing: str) -> Conditions:  # noqa: ARG002 - it knows of none
        """None."""
        return Conditions()

    def is_read(self, listing: str, key: str) -> bool:  # noqa: ARG002 - it knows of none
        """No."""
        return False

    def read(self, listing: str, key: str) -> None:
        """Forgets it."""

    def all_read(self, listing: str, conditions: Conditions) -> None:
        """Forgets it."""


class FileMemory:
    """Remembers in a file of JSON lines that only grows, so that a kill costs one line at most."""

    def __init__(self, path: Path) -> None:
        """Raises RecordError where the file cannot be read."""
        self._path = path
        self._read: set[tuple[str, str]] = set()
        self._conditions: dict[str, Conditions] = {}
        try:
            lines = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
        except OSError as error:
            raise RecordError(f"{path}: {error.strerror or error}") from error
        for line in lines:
            self._take(line)

    def conditions(self, listing: str) -> Conditions:
        """As the file says."""
        return self._conditions.get(listing, Conditions())

    def is_read(self, listing: str, key: str) -> bool:
        """As the file says."""
        return (listing, key) in self._read

    def read(self, listing: str, key: str) -> None:
        """Writes it down. Raises RecordError."""
        if not self.is_read(listing, key):
            self._read.add((listing, key))
            self._write({"listing": listing, "read": key})

    def all_read(self, listing: str, conditions: Conditions) -> None:
        """Writes it down. Raises RecordError."""
        if self.conditions(listing) != conditions:
            self._conditions[listing] = conditions
            self._write(
                {"listing": listing, "etag": conditions.etag, "last_modified": conditions.last_modified}
            )

    def _take(self, line: str) -> None:
        """Takes in a line; one that a kill cut short is as if it had not been."""
        try:
            found = json.loads(line)
            listing = found["listing"]
            if "read" in found:
                self._read.add((listing, found["read"]))
            else:
                said = Conditions(etag=found["etag"], last_modified=found["last_modified"])
                self._conditions[listing] = said
        except (ValueError, KeyError, TypeError, RecursionError):
            return

    def _write(self, line: dict[str, str]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                # A line that a kill cut short ends here.
                file.write(("\n" if file.tell() else "") + json.dumps(line))
        except OSError as error:
            raise RecordError(f"{self._path}: {error.strerror or error}") from error
