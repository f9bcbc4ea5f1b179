"""Ground: which words still speak for and against the likeliest holder of a place.

The rules, after the editors of Wikipedia's war maps:

- A side is `held` to have a place when independent sources that still speak for it weigh ENOUGH
  together and some of them do not gain by it; `claimed` else, or where the chance is near even.
- ENOUGH said for the holder in a day answers what was said against it before.
- That a side left or lost a place bears out whoever is said to have taken it.
- A picture that nobody has renewed for FADES_AFTER_DAYS is too old: `unknown`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sitrep.model import Holding, Place, Standing
from sitrep.weighing.control.course import Chances
from sitrep.weighing.control.moves import Move, held, left, taken
from sitrep.weighing.control.passages import State
from sitrep.weighing.control.pressing import Pressing
from sitrep.weighing.control.support import ENOUGH, claims_of, is_disinterested, weight_of

FADES_AFTER_DAYS = 90  # a season: fronts that stood through one offensive may not stand the next
LIKELY = 0.5  # a holder that is `held` is likelier than all others together


class Ground:
    """One place as its days go by: the only state of the weighing."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._clear()

    def _clear(self) -> None:
        self._holder: str | None = None
        self._begun: date | None = None  # when it became the likeliest
        self._opened: date | None = None  # the day after which words may have led up to that
        self._answered: dict[str, date] = {}  # for each side, the last day of ENOUGH said for it
        self._words: list[Move] = []
        self._pressing = Pressing()
        self._until = date.min

    def advance(self, day: date, todays: Sequence[Move], chances: Chances) -> None:
        """Take in a day's moves, and the chances at its end."""
        if self._begun is None or self.is_too_old(day):
            self._clear()
        self._words += (move for move in todays if not move.presses)
        self._until = max(self._until, *(move.until for move in todays))
        enough = {side for side in _gainers(todays) if _weight_for(side, todays) >= ENOUGH}
        self._answered |= dict.fromkeys(enough, day)
        holder = likeliest(chances)
        if self._begun is None or holder != self._holder:
            self._pass_to(holder, day)
        elif holder in enough:
            self._pressing.fights.clear()
        self._pressing.hear(todays)

    def _pass_to(self, holder: str | None, day: date) -> None:
        if self._holder is not None:
            others = (answered for side, answered in self._answered.items() if side != holder)
            before = [one for one in (*others, self._begun) if one is not None and one < day]
            self._opened = max(before, default=None)
        self._holder, self._begun = holder, day
        if weight_of(self._for()) >= ENOUGH:
            self._pressing = Pressing()

    def _for(self) -> list[Move]:
        """The words that speak for the holder; with none known, those that the last one left."""
        return [move for move in self._words if self._speaks_for(move) and not self._is_of_before(move)]

    def _speaks_for(self, move: Move) -> bool:
        gainer, loser = held(move) or taken(move), left(move)
        if gainer is not None:
            return gainer == self._holder
        return loser is not None and loser != self._holder

    def _is_of_before(self, move: Move) -> bool:
        return self._opened is not None and move.day <= self._opened

    def _against(self) -> list[Move]:
        """The words against the holder that nothing has answered."""
        since = max(self._answered.get(self._holder or "", date.min), self._begun or date.min)
        return [
            move
            for move in self._words
            if not self._speaks_for(move) and (move.day > since or (move.day == since and not held(move)))
        ]

    def is_too_old(self, on: date) -> bool:
        """Whether nobody has renewed the picture for too long."""
        return (on - self._until).days > FADES_AFTER_DAYS

    def turns(self) -> list[date]:
        """The days on which the picture changes if nothing further is said, in order."""
        too_old = self._until + timedelta(days=FADES_AFTER_DAYS + 1)
        return sorted({day for day in self._pressing.ends(self._holder) if day < too_old} | {too_old})

    def holding(self, on: date, chances: Chances) -> Holding:
        """The picture on the day of the last move taken in, or a later one, by that day's chances."""
        speaks_for, against = self._for(), self._against()
        pressed, pressing = self._pressing.by(on, self._holder)
        beside = [*self._pressing.fights, *self._pressing.sieges_of(self._holder)]
        (speaks_for if self._holder is None else against).extend(m for m in beside if m not in pressing)
        since = self._since(speaks_for)
        standing: Standing = "claimed"
        if self.is_too_old(on) or (self._holder is None and not pressed):
            standing = "unknown"
        elif pressed:
            standing = pressed
        elif self._is_borne_out(speaks_for, dict(chances)):
            standing = "held"
        return Holding(
            place=self._place,
            on=on,
            side=self._holder,
            standing=standing,
            probability=0.0 if self._holder is None else dict(chances)[self._holder],
            since=since,
            age_days=max(0, (on - self._until).days),
            claims_for=claims_of([*speaks_for, *pressing]),
            claims_against=claims_of(against),
            chances=chances,
        )

    def _since(self, speaks_for: Sequence[Move]) -> date | None:
        """The day of the holder's first capture that still speaks for it; else of its first word."""
        if self._holder is None:
            return None
        captures = [move.day for move in speaks_for if taken(move) == self._holder]
        words = [move.day for move in speaks_for if held(move) == self._holder]
        return min(captures or words, default=None)

    def _is_borne_out(self, speaks_for: Sequence[Move], chances: dict[State, float]) -> bool:
        return (
            chances[self._holder] > LIKELY
            and weight_of(speaks_for) >= ENOUGH
            and is_disinterested(speaks_for)
        )


def likeliest(chances: Chances) -> State:
    """The likeliest state: a side before nobody known, the first by name among equals."""
    return min(chances, key=lambda one: (-one[1], one[0] is None, one[0] or ""))[0]


def _gainers(moves: Sequence[Move]) -> set[str]:
    return {side for move in moves if (side := held(move) or taken(move))}


def _weight_for(side: str, moves: Sequence[Move]) -> float:
    return weight_of(move for move in moves if side in (held(move), taken(move)))
