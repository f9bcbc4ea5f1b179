"""Pressing: fighting inside a place and sieges of it, which stand beside whoever holds it.

After the editors of Wikipedia's war maps: fighting stands until the next sufficient word on who
holds the place, a siege until the place changes hands. Either fades while nobody tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from sitrep.weighing.control.moves import Move
from sitrep.weighing.control.support import weight_of

PRESSED = 0.5  # more than one partisan's word that there is fighting or a siege, less than an unknown's
HALF_LIFE_DAYS = 90.0  # a neutral source's word alone is enough for a season


@dataclass(slots=True)
class Pressing:
    """The words of fights and sieges that still count."""

    fights: list[Move] = field(default_factory=list)
    sieges: list[Move] = field(default_factory=list)

    def hear(self, moves: Iterable[Move]) -> None:
        """Take in a day's words."""
        for move in moves:
            if move.fact.status == "contested":
                self.fights.append(move)
            elif move.fact.status == "besieged":
                self.sieges.append(move)

    def by(self, on: date, holder: str | None) -> tuple[Literal["contested", "besieged"] | None, list[Move]]:
        """What presses the place on a day, if anything does, and the words that say so."""
        if _press(self.fights, on):
            return "contested", self.fights
        sieges = self.sieges_of(holder)
        if _press(sieges, on):
            return "besieged", sieges
        return None, []

    def of(self, holder: str | None) -> list[Move]:
        """All words of fights, and of sieges by any but its holder."""
        return [*self.fights, *self.sieges_of(holder)]

    def sieges_of(self, holder: str | None) -> list[Move]:
        """The words that any but its holder besieges it."""
        return [move for move in self.sieges if holder is None or move.fact.side != holder]

    def ends(self, holder: str | None, before: date) -> set[date]:
        """The days before another from which it presses no more, if nothing is said till then."""
        found = (_end(self.fights, before), _end(self.sieges_of(holder), before))
        return {end for end in found if end is not None}


def _end(moves: Sequence[Move], before: date) -> date | None:
    """The first day on which words weigh less than PRESSED, by halving; None if there is none such."""
    if not moves:
        return None
    pressed = max(move.until for move in moves)
    eased = before - timedelta(days=1)
    if eased <= pressed or not _press(moves, pressed) or _press(moves, eased):
        return None
    while (eased - pressed).days > 1:
        middle = pressed + (eased - pressed) // 2
        pressed, eased = (middle, eased) if _press(moves, middle) else (pressed, middle)
    return eased


def _press(moves: Sequence[Move], on: date) -> bool:
    return weight_of(moves, on, HALF_LIFE_DAYS) >= PRESSED
