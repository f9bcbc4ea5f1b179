"""Memo: what was worked out before, so that one more day of reports does not cost a whole war."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")
_NOTHING: Final = object()


class Memo:
    """What steps worked out before, by what they worked it out from.

    A key must hold all that the work depends on: then a picture made with a memo is the one made
    without. What one step gives is the same object while it stays, and so a short key of the next.
    What a picture did not ask for is forgotten when the next one but one begins.
    """

    def __init__(self) -> None:
        self._asked: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}

    def recall(self, step: str, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, worked out only where this step has not done so from this key."""
        at = step, key
        found = self._asked.get(at, _NOTHING)
        if found is _NOTHING:
            found = self._before.pop(at, _NOTHING)
            self._asked[at] = found = work() if found is _NOTHING else found
        return cast(T, found)

    def begin(self) -> None:
        """Begin a picture: what the last one did not ask for is forgotten."""
        self._before, self._asked = self._asked, {}
