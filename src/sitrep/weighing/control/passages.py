"""Passages: how likely a place is to pass from side to side on a day, by what is told of that day.

A change that somebody tells of has happened with a chance of SURPRISE before it is weighed who
tells, and with odds of SURPRISE (L - 1) after, where L is how much likelier the words are where
they are true, joined over independent sources. From an even chance, one source of weight w and two
sides, this is the chance w that the source knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from sitrep.weighing.control.chain import scaled
from sitrep.weighing.control.moves import Move, left, taken
from sitrep.weighing.control.witness import odds

State = str | None  # a side, or nobody known

SURPRISE = 0.2  # holders mostly stay: more than one source of unknown leaning must say that they went
NO_SURPRISE = 0.5  # where nobody is known to hold the place
LEFT_TO_NOBODY = 1 / 3  # of what a side left, to whom is not said; the rest to the others spoken of
FIGHT = 0.05  # the chance that a place passes to the attacker on a day of fighting inside it


@dataclass(frozen=True, slots=True)
class _Told:
    """The changes told of a day, by side.

    `gains` and `losses` are how much likelier the words are where the side took or left the place,
    less one; `fights` the chance that its attack has taken it.
    """

    gains: Mapping[str, float]
    losses: Mapping[str, float]
    fights: Mapping[str, float]


def passage(
    fresh: Sequence[tuple[Move, float]], index: Mapping[State, int]
) -> tuple[list[float], list[float]]:
    """The chance of leaving each state on a day, and where those go who leave.

    `fresh` are the day's moves, each with how much of it is new; `index` numbers the states.
    """
    told = _told(fresh, len(index) - 1)
    leave = [_leaves(state, told) for state in index]
    arrive = dict.fromkeys(index, 0.0)
    every_gain = sum(told.gains.values())
    for side, gain in told.gains.items():
        arrive[side] += _chance(SURPRISE * every_gain) * gain / every_gain
    for side, chance in told.fights.items():
        arrive[side] += chance
    if not told.gains:
        for loss in told.losses.values():
            for heir, share in _heirs(index, told.losses):
                arrive[heir] += _chance(SURPRISE * loss) * share
    arrived = list(arrive.values())
    return leave, scaled(arrived) if any(arrived) else arrived


def _told(fresh: Iterable[tuple[Move, float]], sides: int) -> _Told:
    gains: dict[str, float] = defaultdict(lambda: 1.0)
    losses: dict[str, float] = defaultdict(lambda: 1.0)
    fights: dict[str, float] = defaultdict(float)
    for move, new in fresh:
        if (side := taken(move)) is not None:
            gains[side] *= odds(move.weight, sides, new)
        elif (side := left(move)) is not None:
            losses[side] *= odds(move.weight, sides, new)
        elif move.fact.status == "contested" and move.fact.side is not None:
            fights[move.fact.side] = max(fights[move.fact.side], FIGHT * move.weight * new)
    return _Told(
        {side: likelier - 1.0 for side, likelier in gains.items() if likelier > 1.0},
        {side: likelier - 1.0 for side, likelier in losses.items() if likelier > 1.0},
        fights,
    )


def _leaves(state: State, told: _Told) -> float:
    """The chance of leaving a state, be it for itself."""
    surprise = NO_SURPRISE if state is None else SURPRISE
    stays = 1.0 - _chance(surprise * sum(told.gains.values()))
    stays *= 1.0 - _chance(surprise * told.losses.get(state or "", 0.0))
    return 1.0 - stays * prod(1.0 - chance for side, chance in told.fights.items() if side != state)


def _heirs(states: Iterable[State], losers: Container[State]) -> Iterator[tuple[State, float]]:
    """Who has a place that was left, nobody knows to whom, and how likely."""
    others = [side for side in states if side is not None and side not in losers]
    yield None, LEFT_TO_NOBODY if others else 1.0
    for side in others:
        yield side, (1.0 - LEFT_TO_NOBODY) / len(others)


def _chance(ratio: float) -> float:
    return ratio / (1.0 + ratio)
