"""Ground: which words still speak for and against the likeliest holder of a place.

The rules, after the editors of Wikipedia's war maps:

- A side is `held` to have a place when independent sources that still speak for it weigh ENOUGH
  together and some of them do not gain by it; `claimed` else, or where the chance is near even.
- ENOUGH said for the holder in a day answers what was said against it before.
- That a side left or lost a place bears out whoever is said to have taken it.
- A picture that nobody has renewed for FADES_AFTER_DAYS is too old: `unknown`. So is a word against.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    def __init__(self, place: Place, moves: Sequence[Move]) -> None:
        self._place = place
        self._moves = moves
        self._holder: str | None = None
        self._begun: date | None = None  # when it became the likeliest
        self._opened: date | None = None  # the day after which words may have led up to that
        self._answered: dict[str, date] = {}  # for each side, the last day of ENOUGH said for it
        self._words: list[Move] = []  # all that may yet speak for somebody
        self._for: list[Move] = []
        self._against: list[Move] = []
        self._pressing = Pressing()
        self._until = date.min  # the last day that any word speaks of
        self._renewed = date.min  # the last that one for the holder does, or of what presses it

    def advance(self, day: date, todays: Sequence[Move], chances: Chances) -> None:
        """Take in a day's moves, and the chances at its end."""
        oldest = day - timedelta(days=FADES_AFTER_DAYS)
        self._against = [move for move in self._against if move.until >= oldest]
        words = [move for move in todays if not move.presses and move.share is None]
        enough = {side for side in _gainers(words) if _weight_for(side, words) >= ENOUGH}
        self._words += words
        self._answered |= dict.fromkeys(enough, day)
        self._until = max(self._until, *(move.until for move in todays))
        holder = likeliest(chances)
        if self._begun is None or holder != self._holder:
            self._pass_to(holder, day)
        else:
            self._hear(words)
            if holder in enough:
                self._pressing.fights.clear()
                self._answer(day)
        self._pressing.hear(todays)
        pressing = self._pressing.of(self._holder)
        self._renewed = max([self._renewed, *(move.until for move in pressing)])

    def _hear(self, words: Iterable[Move]) -> None:
        """Sort words into those for the holder, or, with none known, that the last one left, and others."""
        for move in words:
            if not self._speaks_for(move):
                self._against.append(move)
            elif self._opened is None or move.day > self._opened:
                if self._for and move.day >= self._too_old_on:  # what came before had lapsed
                    self._for.clear()
                self._for.append(move)
                self._renewed = max(self._renewed, move.until)

    def _answer(self, day: date) -> None:
        """Leave out what was said against the holder before a day; changes of that day are not answered."""
        self._against = [
            move for move in self._against if move.day > day or (move.day == day and not held(move))
        ]
        self._words = [move for move in self._words if move.day >= day or self._speaks_for(move)]

    def _pass_to(self, holder: str | None, day: date) -> None:
        if self._holder is not None:
            others = (answered for side, answered in self._answered.items() if side != holder)
            before = [one for one in (*others, self._begun) if one is not None and one < day]
            self._opened = max(before, default=None)
        self._holder, self._begun, self._renewed = holder, day, date.min
        self._for, self._against = [], []
        self._hear(self._words)
        self._against = [move for move in self._against if move.day == day and not held(move)]
        if weight_of(self._for) >= ENOUGH:
            self._pressing = Pressing()

    def _speaks_for(self, move: Move) -> bool:
        gainer = held(move) or taken(move)
        if gainer is not None:
            return gainer == self._holder
        loser = left(move)
        return loser is not None and loser != self._holder

    def turns(self, before: date) -> list[date]:
        """The days before another on which the picture changes if nothing is said till then, in order."""
        turns = self._pressing.ends(self._holder, before)
        if self._too_old_on < before:
            turns.add(self._too_old_on)
        return sorted(turns)

    @property
    def _too_old_on(self) -> date:
        """The day on which nobody has renewed the picture for too long."""
        if self._renewed == date.min:
            return date.min
        return self._renewed + timedelta(days=FADES_AFTER_DAYS + 1)

    def holding(self, on: date, chances: Chances) -> Holding:
        """The picture on the day of the last move taken in, or a later one, by that day's chances."""
        pressed, pressing = self._pressing.by(on, self._holder)
        beside = [move for move in self._pressing.of(self._holder) if move not in pressing]
        later = [] if self._for or pressing else self._later(on)
        speaks_for = [*self._for, *pressing, *later]
        against = self._against
        if self._holder is None:
            speaks_for += beside
        else:
            against = [*against, *beside]
        standing: Standing = "claimed"
        if (self._too_old_on <= on and not later) or (self._holder is None and not pressed):
            standing = "unknown"
        elif pressed:
            standing = pressed
        elif self._is_borne_out(dict(chances)):
            standing = "held"
        return Holding(
            place=self._place,
            on=on,
            side=self._holder,
            standing=standing,
            probability=0.0 if self._holder is None else dict(chances)[self._holder],
            since=self._since(),
            age_days=max(0, (on - self._until).days),
            claims_for=claims_of(speaks_for),
            claims_against=claims_of(against),
            chances=chances,
        )

    def _later(self, on: date) -> list[Move]:
        """The first later words that the holder had the place: they count for want of any by then."""
        if self._holder is None:
            return []
        heard = {move.by.id for move in (*self._against, *self._pressing.fights, *self._pressing.sieges)}
        latest = on + timedelta(days=FADES_AFTER_DAYS)
        later = [
            move
            for move in self._moves
            if on < move.day <= latest
            and self._holder in (held(move), left(move), move.fact.from_side)
            and move.by.id not in heard
        ]
        return [move for move in later if move.day == later[0].day]

    def _since(self) -> date | None:
        """The day of the holder's first capture that still speaks for it; else of its first word."""
        if self._holder is None:
            return None
        captures = (move.day for move in self._for if taken(move))
        words = (move.day for move in self._for if held(move))
        return min(captures, default=None) or min(words, default=None)

    def _is_borne_out(self, chances: dict[State, float]) -> bool:
        return (
            chances[self._holder] > LIKELY and weight_of(self._for) >= ENOUGH and is_disinterested(self._for)
        )


def likeliest(chances: Chances) -> State:
    """The likeliest state: a side before nobody known, the first by name among equals."""
    return min(chances, key=lambda one: (-one[1], one[0] is None, one[0] or ""))[0]


def _gainers(moves: Sequence[Move]) -> set[str]:
    return {side for move in moves if (side := held(move) or taken(move))}


def _weight_for(side: str, moves: Sequence[Move]) -> float:
    return weight_of(move for move in moves if side in (held(move), taken(move)))
