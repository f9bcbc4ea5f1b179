"""Whether the reliability that the weighing gives sources ranks them as they truly were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from bench.weighing.control import word_of
from bench.weighing.stories import FIRST_DAY, Told
from bench.weighing.world import World
from sitrep.model import Situation

FEWEST = 8  # claims of who holds what; of fewer the true share says little
SLACK_DAYS = 1  # a claim that is right but for a day is taken to be so


def spearman_of_sources(world: World, picture: Situation) -> float | None:
    """The rank correlation of given and true reliability; None where fewer than four can be compared."""
    true = true_reliability(world)
    given = {record.name: record.reliability for record in picture.sources}
    names = sorted(true.keys() & given.keys())
    if len(names) < 4:
        return None
    return spearman([given[name] for name in names], [true[name] for name in names])


def true_reliability(world: World) -> Mapping[str, float]:
    """For each voice, the share of its claims of who holds, took or left a place that were so."""
    right: dict[str, list[bool]] = defaultdict(list)
    for told in world.told:
        verdict = is_true(told, world)
        if verdict is not None:
            right[told.whose].append(verdict)
    return {name: sum(found) / len(found) for name, found in right.items() if len(found) >= FEWEST}


def is_true(told: Told, world: World) -> bool | None:
    """Whether a claim of control was so on its day; None for one that does not say who holds a place."""
    word = word_of(told.claim, told.claim_id, world.evidence)
    if word is None or word.place not in world.ground.places:
        return None
    day = (word.on - FIRST_DAY).days
    near = (world.war.holder(word.place, max(0, day + slack)) for slack in range(-SLACK_DAYS, SLACK_DAYS + 1))
    return any((holder == word.side) != word.left for holder in near)


def spearman(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """The rank correlation; ties share their mean rank. None where all of one are alike."""
    a, b = _ranks(ones), _ranks(others)
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    return float(np.corrcoef(a, b)[0, 1])


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]
