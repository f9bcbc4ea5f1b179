"""Unrest: how likely a place is to pass unseen from one side to another on a day without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sitrep.weighing.control.moves import Move, taken
from sitrep.weighing.control.support import weight_of

HALF_LIFE_DAYS = 180.0  # what is known of a place that no front moves in is half forgotten after so long
BEFORE_CHANGES, BEFORE_DAYS = 1.0, 500.0  # the Gamma prior: a change in so many days, before any evidence
UNTOLD = 0.5  # changes that nobody tells of, for each that somebody does


@dataclass(frozen=True, slots=True)
class Tally:
    """The changes that are told of a place, by their weight, and for how many days it is spoken of."""

    changes: float
    days: int


def tally(moves: Iterable[Move]) -> Tally:
    """What moves tell of one place: captures by one side, with none by another between, are one."""
    own = [move for move in moves if move.is_own]
    captures = (move for move in own if taken(move))
    changes = sum(weight_of(told) for _, told in groupby(captures, key=taken))
    return Tally(changes, (own[-1].day - own[0].day).days + 1 if own else 0)


def stays_a_day(tallies: Iterable[Tally]) -> float:
    """The chance that what is known of a place still holds a day later, with no word about it.

    It falls with forgetting, and with the hazard of a change that nobody told of, estimated from
    the record: the mean of a Gamma distribution, to one digit, so that a day's reports mostly leave
    it as it was.
    """
    changes, days = BEFORE_CHANGES, BEFORE_DAYS
    for one in tallies:
        changes += one.changes
        days += one.days
    hazard = min(0.5, float(f"{UNTOLD * changes / days:.0e}"))
    return float((1.0 - hazard) * 0.5 ** (1.0 / HALF_LIFE_DAYS))
