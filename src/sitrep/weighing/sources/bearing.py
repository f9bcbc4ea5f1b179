"""Bearing: what a fact does for the interest of the source that asserts it, and what that weighs.

The rule is that of the editors of Wikipedia's war maps: a neutral source counts in full for any
change; one that leans to a side counts in full where it speaks against that side, and little where
it speaks for it. A source that nobody has described counts for something, but not for enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from sitrep.model import Control, Event, Fact, Harm
from sitrep.weighing.sources.origin import Origin
from sitrep.weighing.types import CIVILIANS, GAINS

Bearing: TypeAlias = Literal["against its own side", "neutral", "of unknown leaning", "for its own side"]

WEIGHTS: Mapping[Bearing, float] = {
    "against its own side": 1.0,
    "neutral": 1.0,
    "of unknown leaning": 0.6,
    "for its own side": 0.25,
}


def bearing(fact: Fact, source: Origin) -> Bearing:
    """How a fact bears on the interest of the source that asserts it."""
    if not source.own:
        return "neutral" if source.known else "of unknown leaning"
    if isinstance(fact, Control):
        return _bearing_of_control(fact, source.own)
    if isinstance(fact, Harm):
        return _bearing_of_harm(fact, source.own)
    if isinstance(fact, Event):
        return _bearing_of_event(fact, source.own)
    return "neutral"


def _bearing_of_control(fact: Control, own: frozenset[str]) -> Bearing:
    """A side gains by what it holds, takes or attacks, and loses by what it leaves."""
    left = fact.status in ("withdrew", "lost")
    winner, loser = (None, fact.side) if left else (fact.side, fact.from_side)
    if winner in own:
        return "for its own side"
    if loser in own:
        return "against its own side"
    if left and loser is not None:
        return "for its own side"
    # Another side took it, from whom is not said: at best it is no gain of its own.
    return "against its own side" if winner is not None and loser is None else "neutral"


def _bearing_of_harm(fact: Harm, own: frozenset[str]) -> Bearing:
    """Its own dead and its own guilt are admissions; its enemy's dead and guilt it may inflate."""
    hurt = None if fact.side == CIVILIANS else fact.side
    if hurt in own or (hurt is None and fact.by_side in own):
        return "against its own side"
    if hurt is None:
        return "neutral" if fact.by_side is None else "for its own side"
    return "for its own side" if fact.by_side is None or fact.by_side in own else "neutral"


def _bearing_of_event(fact: Event, own: frozenset[str]) -> Bearing:
    """Taking ground serves the taker; harming the unarmed counts against whoever does it."""
    if fact.type in GAINS and fact.side2 in own:
        return "against its own side"
    if fact.side2 == CIVILIANS:
        if fact.side1 is None:
            return "neutral"
        return "against its own side" if fact.side1 in own else "for its own side"
    return "for its own side" if fact.side1 in own or fact.side2 in own else "neutral"
