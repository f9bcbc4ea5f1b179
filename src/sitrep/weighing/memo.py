"""Memo: what was worked out before, so that one more day of reports does not cost a whole war."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Memo:
    """What steps worked out before, by what they worked it out from.

    A key must hold all that the work depends on: then a picture made with a memo is the one made
    without. What one step gives is the same object while it stays, and so a short key of the next.
    What a picture did not ask for is forgotten when the next one but one begins.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._picture = 0

    def recall(self, step: str, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, worked out only where this step has not done so from this key."""
        at = step, key
        kept = self._kept.get(at)
        if kept is None:
            self._kept[at] = kept = _Kept(work(), self._picture)
        kept.asked_in = self._picture
        return cast(T, kept.found)

    def begin(self) -> None:
        """Begin a picture: what the last one did not ask for is forgotten."""
        for at in [at for at, kept in self._kept.items() if kept.asked_in < self._picture]:
            del self._kept[at]
        self._picture += 1


@dataclass(slots=True, eq=False)
class _Kept:
    """What a step found, and the number of the last picture that asked for it."""

    found: Any
    asked_in: int
