"""Unrest: how likely a place is to pass unseen from one side to another on a day without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sitrep.weighing.control.moves import Move, taken
from sitrep.weighing.control.support import weight_of

HALF_LIFE_DAYS = 60.0  # what is known of a place that no front moves in is half forgotten after so long
BEFORE_CHANGES, BEFORE_DAYS = 1.0, 500.0  # the Gamma prior: a change in so many days, before any evidence
UNTOLD = 0.5  # changes that nobody tells of, for each that somebody does


def stays_a_day(moves_by_place: Iterable[Sequence[Move]]) -> float:
    """The chance that what is known of a place still holds a day later, with no word about it.

    It falls with forgetting, and with the hazard of a change that nobody told of. That is estimated
    from the record: captures, by their weight, over the days for which each place is spoken of; the
    mean of a Gamma distribution, to one digit, so that a day's reports leave it as it was.
    """
    changes, days = BEFORE_CHANGES, BEFORE_DAYS
    for moves in moves_by_place:
        own = [move for move in moves if move.own]
        if own:
            days += (own[-1].day - own[0].day).days + 1
            changes += _changes(own)
    hazard = min(0.5, float(f"{UNTOLD * changes / days:.0e}"))
    return float((1.0 - hazard) * 0.5 ** (1.0 / HALF_LIFE_DAYS))


def _changes(moves: Iterable[Move]) -> float:
    """How many captures are told of: those by one side, with none by another between, are one."""
    captures = (move for move in moves if taken(move))
    return sum(weight_of(told) for _, told in groupby(captures, key=taken))
