"""Ground: what is known of one place, by the latest word that weighs enough.

The rules, after the editors of Wikipedia's war maps:

- A side takes a place when independent sources for it weigh ENOUGH together, or as much as those
  that speak for the holder. Less than that stands against the holder, and is shown.
- That a side left or lost a place bears out whoever is said to have taken it. With nobody said to
  have taken it, nobody is known to hold it.
- Fighting inside stands beside the holder until the next sufficient word on who holds the place, a
  siege until the place changes hands; either lapses when nobody has told of it for as long as a
  picture takes to grow too old.
- A holder is `held` with ENOUGH for it, some of that from others than its own friends, and not as
  much against it; `claimed` else.

The probability that a side holds a place is (1 + f - a) / 2, where f and a are the chances that
any source for and against it is right: an even chance where nothing speaks, or both do alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sitrep.model import Holding, Place, Standing
from sitrep.weighing.moves import Move, held, left, taken
from sitrep.weighing.support import Support

ENOUGH = 0.75  # more than one source of unknown leaning, less than two of them
FADES_AFTER_DAYS = 90  # a season: fronts that stood through one offensive may not stand the next
PRESSED = 0.5  # more than one partisan's word that there is fighting or a siege, less than an unknown's


class Ground:
    """One place as its days go by: the only state of the weighing."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._holder: str | None = None
        self._former: str | None = None
        self._since: date | None = None
        self._for = Support()  # the holder; with none, that the former one left
        self._rivals: dict[str, Support] = {}
        self._losses = Support()  # that the holder left, not yet believed
        self._fights = Support()
        self._sieges = Support()

    def advance(self, todays: Sequence[Move]) -> None:
        """Take in a day's moves: what was, then what was taken, then left, then is fought over."""
        for gained in (held, taken):
            for side, support in _by_side(todays, gained):
                self._gain(side, support, todays[0].day)
        for side, support in _by_side(todays, left):
            self._lose(side, support, todays[0].day)
        self._fights.add(move for move in todays if move.fact.status == "contested")
        self._sieges.add(move for move in todays if move.fact.status == "besieged")

    def _gain(self, side: str, support: Support, day: date) -> None:
        if side == self._holder:
            self._for.join(support)
            if support.weight >= ENOUGH:
                self._settle(day)
            return
        self._rivals.setdefault(side, Support()).join(support)
        if self._holder is None or self._rivals[side].weight >= self._believed:
            self._take(side, day)

    def _lose(self, side: str, support: Support, day: date) -> None:
        if side == self._holder:
            self._losses.join(support)
            heir = max(self._rivals, key=lambda rival: (self._rivals[rival].weight, rival), default=None)
            if heir and self._rivals[heir].with_(self._losses).weight >= self._believed:
                self._take(heir, day)
            elif self._losses.weight >= self._believed:
                self._former, self._holder, self._since = side, None, None
                self._for, self._losses = self._losses, Support()
        elif self._holder is None or side == self._former or side in self._for.losers:
            self._for.join(support)

    @property
    def _believed(self) -> float:
        """What a word against the holder must weigh."""
        return min(ENOUGH, self._for.weight)

    def _take(self, side: str, day: date) -> None:
        """Make a rival the holder; words that others left the place bear it out."""
        claimed = self._rivals.pop(side)
        if self._holder is None:
            left_it = self._for.where(lambda move: left(move) != side)
        else:
            left_it = self._losses
            self._rivals[self._holder] = self._for
            self._former = self._holder
        self._holder, self._since, self._for = side, claimed.first_day, claimed.with_(left_it)
        fights = self._fights
        self._settle(day)
        if self._for.weight >= ENOUGH:
            self._sieges = Support()
        else:
            self._fights = fights

    def _settle(self, day: date) -> None:
        """The holder stands: older words against it are answered, captures of the same day are not."""
        rivals = {
            side: support.where(lambda move: move.day == day and move.fact.status == "captured")
            for side, support in self._rivals.items()
        }
        self._rivals = {side: support for side, support in rivals.items() if support}
        self._losses, self._fights = Support(), Support()

    def holding(self, on: date) -> Holding:
        """The picture on the day of the last move taken in."""
        self._fights = self._fights.where(lambda move: _is_recent(move, on))
        self._sieges = self._sieges.where(lambda move: _is_recent(move, on))
        fights = self._fights
        sieges = self._sieges.where(lambda move: self._holder is None or move.fact.side != self._holder)
        against = self._losses.with_(*self._rivals.values())
        standing, pressing = self._standing(fights, sieges, against)
        side = self._holder or next(reversed(pressing.losers), None)
        speaks_for = self._for.with_(pressing)
        beside = Support().with_(*(one for one in (fights, sieges) if one is not pressing))
        if self._holder is None:
            speaks_for = speaks_for.with_(beside)
        else:
            against = against.with_(beside)
        return Holding(
            place=self._place,
            on=on,
            side=side,
            standing=standing,
            probability=self._probability(side, standing),
            since=self._since,
            age_days=0,
            claims_for=speaks_for.claims,
            claims_against=against.claims,
        )

    def _standing(self, fights: Support, sieges: Support, against: Support) -> tuple[Standing, Support]:
        """How the place stands, and the claims of fighting or a siege that make it so."""
        if fights.weight >= PRESSED:
            return "contested", fights
        if sieges.weight >= PRESSED:
            return "besieged", sieges
        if self._holder is None:
            return "unknown", Support()
        borne_out = self._for.weight >= ENOUGH and self._for.is_disinterested
        return "held" if borne_out and against.weight < ENOUGH else "claimed", Support()

    def _probability(self, side: str | None, standing: Standing) -> float:
        if side is None:
            return 0.0
        if self._holder is None:
            return 0.5  # fought over or besieged by another: no more is said
        fights = self._fights if standing == "contested" else Support()
        against = self._losses.with_(fights, *self._rivals.values())
        return (1 + self._for.strength - against.strength) / 2


def _is_recent(move: Move, on: date) -> bool:
    return (on - move.until).days <= FADES_AFTER_DAYS


def _by_side(moves: Sequence[Move], concerned: Callable[[Move], str | None]) -> Iterator[tuple[str, Support]]:
    """A day's moves by the side concerned, the lightest first: the heaviest has the last word."""
    by_side: dict[str, Support] = {}
    for move in moves:
        side = concerned(move)
        if side is not None:
            by_side.setdefault(side, Support()).add((move,))
    yield from sorted(by_side.items(), key=lambda item: (item[1].weight, item[0]))
