"""Observations: what a day's claims say of who holds a place, as the chain takes them.

Independent words multiply. What a source has said before is no news until it has aged, and copies
of one story are one source's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitrep.weighing.control.chain import Step, Vector
from sitrep.weighing.control.moves import Move, held, left, taken
from sitrep.weighing.control.passages import State, passage
from sitrep.weighing.control.witness import odds

ASIDE = 0.5  # what a word is worth that says in passing who had the place before
REPEAT_DAYS = 14.0  # a source's repeated word is half new after so long
LEAST = 1e-6  # no day's words make a state less likely than that beside another


@dataclass(frozen=True, slots=True)
class Observed:
    """A day's words: `before`, on who had the place until then; `news`, how it moved that day."""

    day: date
    before: Vector
    news: Step | None


@dataclass(frozen=True, slots=True)
class _Word:
    """That a side has the place, or has it not, `before` the day's moves or after them."""

    side: str
    weight: float
    has: bool = True
    before: bool = False


def states_of(moves: Iterable[Move]) -> tuple[State, ...]:
    """Nobody known, and every side that the moves name, in order."""
    named = {side for move in moves for side in (move.fact.side, move.fact.from_side) if side}
    return (None, *sorted(named))


def observe(moves: Iterable[Move], states: Sequence[State]) -> list[Observed]:
    """What each day's moves say, by day; what a source has said before counts less."""
    said: dict[tuple[str, bool], tuple[str, date]] = {}
    return [
        _observed(day, _fresh(day, todays, said), states)
        for day, todays in groupby(moves, key=lambda move: move.day)
    ]


def _fresh(
    day: date, todays: Iterable[Move], said: dict[tuple[str, bool], tuple[str, date]]
) -> list[tuple[Move, float]]:
    """A day's moves, one for each thing that a source says, and how much of it is new (0 to 1)."""
    heaviest: dict[tuple[str, bool, str], Move] = {}
    for move in todays:
        key = (move.source, move.presses, _content(move))
        if key not in heaviest or move.weight > heaviest[key].weight:
            heaviest[key] = move
    found = []
    for (source, presses, content), move in heaviest.items():
        before = said.get((source, presses))
        repeated = before is not None and before[0] == content
        new = 1.0 - 0.5 ** ((day - before[1]).days / REPEAT_DAYS) if before and repeated else 1.0
        said[source, presses] = (content, day)
        if new > 0.0:
            found.append((move, new))
    return found


def _content(move: Move) -> str:
    if (side := held(move) or taken(move)) is not None:
        return f"has {side}"
    if (side := left(move)) is not None:
        return f"not {side}"
    return f"{move.fact.status} {move.share} {move.fact.side}"


def _observed(day: date, fresh: Sequence[tuple[Move, float]], states: Sequence[State]) -> Observed:
    index = {state: number for number, state in enumerate(states)}
    gainers = frozenset(side for move, _ in fresh if (side := taken(move)))
    losers = frozenset(side for move, _ in fresh if (side := left(move)))
    before, after = [1.0] * len(states), [1.0] * len(states)
    for move, new in fresh:
        for word in _words(move, gainers, losers):
            _hear(word, new, before if word.before else after, index)
    leave, arrive = passage(fresh, index)
    has_news = any(leave) or min(after) < 1.0
    return Observed(day, before, Step(leave, arrive, after) if has_news else None)


def _words(move: Move, gainers: frozenset[str], losers: frozenset[str]) -> Iterator[_Word]:
    """What a move says of who has the place, before the day's changes and after them.

    Who is said to hold a place on a day when he lost it, or another took it, held it until then.
    """
    fact, weight = move.fact, move.weight
    if move.share is not None and fact.side is not None:
        # Most of a place is as good as the place, half of it says nothing.
        yield _Word(fact.side, weight * abs(2.0 * move.share - 1.0), has=move.share > 0.5)
        return
    if (side := held(move)) is not None:
        moved = side not in gainers and bool(gainers or side in losers)
        yield _Word(side, weight, before=moved)
    elif (side := taken(move)) is not None:
        yield _Word(side, ASIDE * weight, has=False, before=True)
    elif fact.status == "besieged" and fact.side is not None:
        yield _Word(fact.side, ASIDE * weight, has=False)
    former = left(move) or fact.from_side
    if former is not None and (former != fact.side or left(move)):
        yield _Word(former, ASIDE * weight, before=True)


def _hear(word: _Word, new: float, likelihood: list[float], index: Mapping[State, int]) -> None:
    """Lower each state's likelihood to what it is beside the likeliest."""
    unlikely = 1.0 / odds(word.weight, len(index) - 1, new)
    own = index[word.side]
    for state in range(len(likelihood)):
        if (state == own) != word.has:
            likelihood[state] *= unlikely
    most = max(likelihood)
    likelihood[:] = [max(LEAST, one / most) for one in likelihood]
