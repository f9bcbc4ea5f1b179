"""A crew of this process alone, which counts what its work takes."""

from __future__ import annotations

import time
from typing import Self

from sitrep import batch


class Here:
    """Does each piece when it is asked for; `seconds` are those of the processor."""

    def __init__(self, work: batch.Work) -> None:
        self._work = work
        self._pieces: list[tuple[int, bytes]] = []
        self.seconds = 0.0

    def is_free(self) -> bool:
        """Whether it has nothing in hand."""
        return not self._pieces

    def give(self, number: int, piece: bytes) -> None:
        """Takes a piece in hand."""
        self._pieces.append((number, piece))

    def take(self) -> tuple[int, bytes | batch.Died]:
        """Does it."""
        number, piece = self._pieces.pop()
        start = time.process_time()
        done = self._work(piece)
        self.seconds += time.process_time() - start
        return number, done

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...
