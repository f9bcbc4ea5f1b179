"""The spool: finished shards as files, until they are in the record."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sitrep.batch.entries import Entry, entry_of
from sitrep.errors import BatchError


@dataclass(frozen=True, slots=True)
class Spool:
    """A folder of finished shards, each a file under its key, whole or not there at all.

    What a killed run leaves behind is what the next run over the same inputs need not do again.
    Raises BatchError where the folder cannot be written or read.
    """

    folder: Path

    def has(self, key: str) -> bool:
        """Whether a shard is finished."""
        return self._path(key).exists()

    def write(self, key: str, lines: Sequence[bytes]) -> None:
        """Keeps a finished shard, so that it is there after a crash of the machine, too."""
        path = self._path(key)
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                stream.write(b"\n".join(lines))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
            _sync_folder(self.folder)
        except OSError as error:
            raise BatchError(f"cannot keep a finished shard: {error}") from error

    def read(self, key: str) -> tuple[Entry, ...]:
        """The entries of a finished shard."""
        try:
            lines = self._path(key).read_bytes().split(b"\n")
            return tuple(entry_of(line) for line in lines)
        except (OSError, ValueError, KeyError) as error:
            raise BatchError(f"{self._path(key)}: no finished shard can be read here: {error}") from error

    def drop(self, key: str) -> None:
        """Lets go of a shard that is in the record."""
        self._path(key).unlink(missing_ok=True)

    def close(self) -> None:
        """Lets go of the folder, unless another run's shards are in it."""
        with suppress(OSError):
            self.folder.rmdir()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.jsonl"


def _sync_folder(folder: Path) -> None:
    """Makes the name of a new file last, where the system lets a folder be opened."""
    with suppress(PermissionError):  # Windows does not
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
