"""Course: how likely each side had one place on any day, by every word about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sitrep.weighing.control.chain import Smoothed, Step, Vector, joined, smooth
from sitrep.weighing.control.moves import Move, held
from sitrep.weighing.control.observations import Observed, observe, states_of
from sitrep.weighing.control.passages import State
from sitrep.weighing.control.witness import RELIABLE

Chances = tuple[tuple[State, float], ...]  # of each state
Background = Callable[[date, Sequence[State]], Vector]  # the chances of a place that nothing is said of


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of a place, as the chain takes it: its states, and each day's words.

    `covered` is, by day, how far a state that is said to have lasted since the day before leaves no
    silence between (0 to 1).
    """

    states: tuple[State, ...]
    observed: tuple[Observed, ...]
    covered: tuple[float, ...]

    @classmethod
    def of(cls, moves: Sequence[Move]) -> Heard:
        """What moves say, by their order in time."""
        states = states_of(moves)
        observed = observe(moves, states)
        return cls(states, tuple(observed), tuple(_covered(observed, moves)))


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The chances of a place's states on any day, by all that is said of it; each is like itself alone.

    `ends` are the chain's steps after which each of `days` is over, `chances` those at that moment;
    `stays` are the chances that a day of the silence before each changes nothing, and of that after.
    """

    states: tuple[State, ...]
    days: tuple[date, ...]
    stays: tuple[float, ...]
    background: Background
    steps: tuple[Step, ...]
    ends: tuple[int, ...]
    smoothed: Smoothed
    chances: tuple[Chances, ...]

    def last(self, day: date) -> tuple[int, Chances] | None:
        """The chances on the last day until then on which anything was said, and its age in days."""
        number = bisect_right(self.days, day) - 1
        return ((day - self.days[number]).days, self.chances[number]) if number >= 0 else None

    def on(self, day: date) -> Chances:
        """The chances on a day, from the first on which anything is said."""
        number = bisect_right(self.days, day) - 1
        if self.days[number] == day:
            return self.chances[number]
        stays, end = self.stays[number + 1], self.ends[number]
        background = self.background(day, self.states)
        silence = _silence((day - self.days[number]).days, stays, background)
        ahead = silence.ahead(self.smoothed.ahead[end])
        if number + 1 == len(self.days):
            return _named(self.states, ahead)
        next_words = self.steps[end + 1]
        rest = _silence((self.days[number + 1] - day).days, stays, next_words.arrive, next_words.seen)
        return _named(self.states, joined(ahead, rest.behind(self.smoothed.behind[end + 1])))


def course(heard: Heard, stays: float, background: Background) -> Course:
    """The course of one place; `stays` is the chance that a day of silence leaves it as it is."""
    states, observed = heard.states, heard.observed
    stays_by_day = [stays ** (1.0 - RELIABLE * covered) for covered in heard.covered]
    steps: list[Step] = []
    ends: list[int] = []
    last = observed[0].day
    for one, stay in zip(observed, stays_by_day, strict=True):
        steps.append(_silence((one.day - last).days, stay, background(one.day, states), one.before))
        if one.news is not None:
            steps.append(one.news)
        ends.append(len(steps) - 1)
        last = one.day
    smoothed = smooth(steps[0].arrive, steps)
    return Course(
        states=states,
        days=tuple(one.day for one in observed),
        stays=(*stays_by_day, stays),
        background=background,
        steps=tuple(steps),
        ends=tuple(ends),
        smoothed=smoothed,
        chances=tuple(_named(states, smoothed.at(end)) for end in ends),
    )


def _silence(days: int, stays: float, background: Vector, seen: Vector | None = None) -> Step:
    """So many days, on which a place may pass unseen, as likely to each side as its background has it."""
    size = len(background)
    return Step([1.0 - stays**days] * size, background, [1.0] * size if seen is None else seen)


def even(_: date, states: Sequence[State]) -> Vector:
    """The background of a place without neighbours."""
    return [1.0 / len(states)] * len(states)


def _named(states: Sequence[State], chances: Vector) -> Chances:
    return tuple(zip(states, chances, strict=True))


def _covered(observed: Sequence[Observed], moves: Sequence[Move]) -> list[float]:
    """How far a state that is said to have lasted covers the days before each: no silence, then."""
    spans = [move for move in moves if held(move) and move.day < move.until]
    spans.reverse()
    over: list[Move] = []
    covered = [0.0]
    for earlier, later in pairwise(observed):
        over = [one for one in over if one.until >= later.day]
        while spans and spans[-1].day <= earlier.day:
            if (one := spans.pop()).until >= later.day:
                over.append(one)
        covered.append(max((one.weight for one in over), default=0.0))
    return covered
