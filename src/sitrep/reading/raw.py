"""Raw bytes by their hash: every report names the bytes it was read from, and they can be kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sitrep.errors import RecordError

Keep: TypeAlias = Callable[[bytes], str]  # gives the hash of raw bytes; may store them


def raw_hash(raw: bytes) -> str:
    """The SHA-256 of raw bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def keep_in(folder: Path) -> Keep:
    """A Keep that stores bytes in `folder`, as `ab/abcd…` by their hash, once each.

    It raises RecordError where it cannot write: what is asked to be kept is not to be lost.
    """

    def keep(raw: bytes) -> str:
        name = raw_hash(raw)
        path = folder / name[:2] / name
        try:
            if not path.exists():
                _write(path, raw)
        except OSError as error:
            raise RecordError(f"cannot keep raw bytes in {folder}: {error.strerror or error}") from error
        return name

    return keep


def _write(path: Path, raw: bytes) -> None:
    """Writes a file, whole or not at all, whoever else writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(raw)
    part.replace(path)
