"""A hidden Markov chain: what was likely at each step, by all that was seen before and after it.

The forward-backward procedure of Rabiner (1989), for steps of one form: some of those in a state
leave it, and all who leave arrive alike. Such a step costs one pass over the states, not one over
their pairs, and many silent days are one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import TypeAlias

Vector: TypeAlias = Sequence[float]  # a number for each state


@dataclass(frozen=True, slots=True)
class Step:
    """What happens between two moments, and what is seen at the later one.

    `leave` is the chance of leaving each state, `arrive` where those go who leave (it sums to 1,
    and may lead back), `seen` how likely what was then seen is in each state, up to a factor.
    """

    leave: Vector
    arrive: Vector
    seen: Vector

    def ahead(self, chances: Vector) -> list[float]:
        """The chances after the step, by those before it."""
        leaving = sum(map(mul, chances, self.leave))
        states = zip(chances, self.leave, self.arrive, self.seen, strict=True)
        return scaled(
            [(chance * (1.0 - leave) + leaving * arrive) * seen for chance, leave, arrive, seen in states]
        )

    def behind(self, likelihood: Vector) -> list[float]:
        """How likely all that follows is in each state before the step, by that after it."""
        after = list(map(mul, likelihood, self.seen))
        arrived = sum(map(mul, after, self.arrive))
        states = zip(after, self.leave, strict=True)
        return scaled([one * (1.0 - leave) + leave * arrived for one, leave in states])


@dataclass(frozen=True, slots=True)
class Smoothed:
    """A chain worked through: for each step, the chances by what came up to it, and what follows."""

    ahead: Sequence[Vector]
    behind: Sequence[Vector]

    def at(self, step: int) -> list[float]:
        """The chances of the states after a step, by all that was seen."""
        return joined(self.ahead[step], self.behind[step])


def smooth(start: Vector, steps: Sequence[Step]) -> Smoothed:
    """Forward and backward through the steps, from the chances before the first of them."""
    ahead: list[Vector] = []
    chances = start
    for step in steps:
        chances = step.ahead(chances)
        ahead.append(chances)
    likelihood: Vector = [1.0] * len(start)
    behind: list[Vector] = [likelihood]
    for step in reversed(steps[1:]):
        likelihood = step.behind(likelihood)
        behind.append(likelihood)
    return Smoothed(ahead, behind[::-1])


def joined(chances: Vector, likelihood: Vector) -> list[float]:
    """The chances, by what was seen since."""
    return scaled(list(map(mul, chances, likelihood)))


def scaled(numbers: Sequence[float]) -> list[float]:
    """The numbers in proportion, so that they sum to 1."""
    total = sum(numbers)
    return [number / total for number in numbers]
