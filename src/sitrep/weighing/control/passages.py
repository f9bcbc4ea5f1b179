"""Passages: how likely a place is to pass from side to side on a day, by what is told of that day.

A change that somebody tells of has happened with a chance of SURPRISE before it is weighed who
tells, and with odds of SURPRISE (L - 1) after, where L is how much likelier the words are where
they are true, joined over independent sources. From an even chance, one source of weight w and two
sides, this is the chance w that the source knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import prod

from sitrep.weighing.control.chain import scaled
from sitrep.weighing.control.moves import Move, left, taken
from sitrep.weighing.control.witness import odds

State = str | None  # a side, or nobody known

SURPRISE = 0.2  # holders mostly stay: more than one source of unknown leaning must say that they went
NO_SURPRISE = 0.5  # where nobody is known to hold the place
LEFT_TO_NOBODY = 1 / 3  # of what a side left, to whom is not said; the rest to the others spoken of
FIGHT = 0.15  # the chance that a place passes to the attacker on a day of fighting inside it


def passage(
    fresh: Sequence[tuple[Move, float]], index: Mapping[State, int]
) -> tuple[list[float], list[float]]:
    """The chance of leaving each state on a day, and where those go who leave.

    `fresh` are the day's moves, each with how much of it is new; `index` numbers the states.
    """
    sides = len(index) - 1
    gains: dict[str, list[float]] = defaultdict(list)
    losses: dict[str, list[float]] = defaultdict(list)
    fights: dict[str, float] = defaultdict(float)
    for move, new in fresh:
        if (side := taken(move)) is not None:
            gains[side].append(odds(move.weight, sides, new))
        elif (side := left(move)) is not None:
            losses[side].append(odds(move.weight, sides, new))
        elif move.fact.status == "contested" and move.fact.side is not None:
            fights[move.fact.side] = max(fights[move.fact.side], FIGHT * move.weight * new)
    gained = {side: prod(told) - 1.0 for side, told in gains.items()}
    lost = {side: prod(told) - 1.0 for side, told in losses.items()}
    leave, arrive = [0.0] * len(index), [0.0] * len(index)
    for state, number in index.items():
        surprise = NO_SURPRISE if state is None else SURPRISE
        stays = 1.0 - _chance(surprise * sum(gained.values()))
        stays *= 1.0 - _chance(surprise * lost.get(state or "", 0.0))
        stays *= prod(1.0 - chance for side, chance in fights.items() if side != state)
        leave[number] = 1.0 - stays
    for side, more in gained.items():
        arrive[index[side]] += _chance(SURPRISE * sum(gained.values())) * more / sum(gained.values())
    for side, chance in fights.items():
        arrive[index[side]] += chance
    heirs = [side for side in index if side is not None and side not in lost]
    if not gained:
        for more in lost.values():
            chance = _chance(SURPRISE * more)
            arrive[index[None]] += chance * (LEFT_TO_NOBODY if heirs else 1.0)
            for heir in heirs:
                arrive[index[heir]] += chance * (1.0 - LEFT_TO_NOBODY) / len(heirs)
    return leave, scaled(arrive) if any(arrive) else arrive


def _chance(ratio: float) -> float:
    return ratio / (1.0 + ratio)
