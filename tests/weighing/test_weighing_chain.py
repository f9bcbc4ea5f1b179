"""The chain against every path through it, one by one."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.weighing.control.chain import Step, Vector, joined, scaled, smooth

SIZE = 3
chances = st.lists(st.floats(0.01, 1.0), min_size=SIZE, max_size=SIZE)
spreads = chances.map(scaled)
steps = st.builds(
    Step, leave=st.lists(st.floats(0.0, 1.0), min_size=SIZE, max_size=SIZE), arrive=spreads, seen=chances
)


def by_every_path(start: Vector, chain: list[Step], at: int) -> list[float]:
    """The chances after one step, as the sum over all paths."""
    sums = [0.0] * SIZE
    for path in product(range(SIZE), repeat=len(chain) + 1):
        likelihood = start[path[0]]
        for step, before, after in zip(chain, path[:-1], path[1:], strict=True):
            stays = 1.0 - step.leave[before] if before == after else 0.0
            likelihood *= (stays + step.leave[before] * step.arrive[after]) * step.seen[after]
        sums[path[at + 1]] += likelihood
    return scaled(sums)


@given(spreads, st.lists(steps, min_size=1, max_size=4))
def test_smoothing_agrees_with_the_sum_over_every_path(start: list[float], chain: list[Step]) -> None:
    smoothed = smooth(start, chain)
    for at in range(len(chain)):
        assert smoothed.at(at) == pytest.approx(by_every_path(start, chain, at), abs=1e-9)


@given(spreads, steps, steps)
def test_chances_between_two_steps_need_no_step_of_their_own(
    start: list[float], one: Step, two: Step
) -> None:
    pause = Step([0.0] * SIZE, two.arrive, [1.0] * SIZE)
    smoothed = smooth(start, [one, two])
    between = joined(pause.ahead(smoothed.ahead[0]), two.behind(smoothed.behind[1]))
    assert between == pytest.approx(smooth(start, [one, pause, two]).at(1), abs=1e-9)
