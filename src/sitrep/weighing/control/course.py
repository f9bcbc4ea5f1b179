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
class Course:
    """The chances of a place's states, by all that is said of it.

    `ends` are the chain's steps after which each of `days` is over, `chances` those at that moment;
    `silences` what lies before each day, and after the last.
    """

    states: tuple[State, ...]
    days: tuple[date, ...]
    ends: tuple[int, ...]
    steps: tuple[Step, ...]
    smoothed: Smoothed
    chances: tuple[Chances, ...]
    silences: tuple[Silence, ...]

    def last(self, day: date) -> tuple[int, Chances] | None:
        """The chances on the last day until then on which anything was said, and its age in days."""
        number = bisect_right(self.days, day) - 1
        return ((day - self.days[number]).days, self.chances[number]) if number >= 0 else None

    def on(self, day: date) -> Chances:
        """The chances on a day, from the first on which anything is said."""
        number = bisect_right(self.days, day) - 1
        end = self.ends[number]
        if self.days[number] == day:
            return self.chances[number]
        to_come = self.silences[number + 1]
        ahead = to_come.step((day - self.days[number]).days).ahead(self.smoothed.ahead[end])
        if number + 1 == len(self.days):
            return _named(self.states, ahead)
        rest = to_come.step((self.days[number + 1] - day).days, self.steps[end + 1].seen)
        return _named(self.states, joined(ahead, rest.behind(self.smoothed.behind[end + 1])))


@dataclass(frozen=True, slots=True)
class Silence:
    """Days on which nothing is said: a place may pass to another unseen, as likely as elsewhere.

    `stays` is the chance that it does not, a day.
    """

    stays: float
    background: Vector

    def step(self, days: int, seen: Vector | None = None) -> Step:
        """So many days, and what is seen after them."""
        leave = 1.0 - self.stays**days
        size = len(self.background)
        return Step([leave] * size, self.background, [1.0] * size if seen is None else seen)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of a place, as the chain takes it: its states, each day's words, and by day how
    far a state that is said to have lasted since the day before leaves no silence (0 to 1)."""

    states: tuple[State, ...]
    observed: tuple[Observed, ...]
    covered: tuple[float, ...]

    @classmethod
    def of(cls, moves: Sequence[Move]) -> Heard:
        """What moves say, by their order in time."""
        states = states_of(moves)
        observed = observe(moves, states)
        return cls(states, tuple(observed), tuple(_covered(observed, moves)))


def course(heard: Heard, stays: float, background: Background) -> Course:
    """The course of one place; `stays` is the chance that silence leaves it as it is, a day."""
    states, observed = heard.states, heard.observed
    silences = [
        Silence(stays ** (1.0 - RELIABLE * covered), background(one.day, states))
        for one, covered in zip(observed, heard.covered, strict=True)
    ]
    silences.append(Silence(stays, silences[-1].background))
    steps: list[Step] = []
    ends: list[int] = []
    last = observed[0].day
    for one, silence in zip(observed, silences, strict=False):
        steps.append(silence.step((one.day - last).days, one.before))
        if one.news is not None:
            steps.append(one.news)
        ends.append(len(steps) - 1)
        last = one.day
    smoothed = smooth(silences[0].background, steps)
    return Course(
        states=states,
        days=tuple(one.day for one in observed),
        ends=tuple(ends),
        steps=tuple(steps),
        smoothed=smoothed,
        chances=tuple(_named(states, smoothed.at(end)) for end in ends),
        silences=tuple(silences),
    )


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
