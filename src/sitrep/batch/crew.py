"""The seam for workers: anything that turns bytes into bytes elsewhere can stand here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol, Self, TypeAlias

Work: TypeAlias = Callable[[bytes], bytes]


class Died(NamedTuple):
    """A piece of work that ended its worker, and how; `surely` where trying again is of no use."""

    reason: str
    surely: bool = False


class Crew(Protocol):
    """Workers, each of which makes its Work once and then does what it is given.

    Pieces of work have numbers and come back in any order. A context manager: at its end the
    workers are let go.
    """

    def is_free(self) -> bool:
        """Whether more work can be given."""

    def give(self, number: int, piece: bytes) -> None:
        """Hands out a piece of work."""

    def take(self) -> tuple[int, bytes | Died]:
        """Waits for a piece that was given to be done. Raises BatchError where no worker is left."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
