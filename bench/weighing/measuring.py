"""One war measured, and many wars of a level together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from bench.weighing.control import (
    ControlFound,
    Tenth,
    View,
    accuracy,
    brier,
    control_found,
    fairest,
    tenths,
    weighted_gap,
)
from bench.weighing.ground import Extent
from bench.weighing.incidents import IncidentsFound, TollFound, incidents_found, tolls_found
from bench.weighing.levels import levels
from bench.weighing.sources import spearman_of_sources
from bench.weighing.world import draw_world
from sitrep.weighing import Weighing

RULES = ("weighing", "latest", "votes")
LARGE_BIN = 0.01  # of all chances: the gap of a smaller tenth is mostly chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found of the war of one seed at one level."""

    level: str
    seed: int
    claims: int
    control: Mapping[View, ControlFound]
    incidents: IncidentsFound
    tolls: Sequence[TollFound]
    spearman: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure over wars: its mean, and the standard deviation between wars."""

    mean: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlFigures:
    """Accuracy and Brier score by rule, and how well chances are calibrated.

    `gap` is the mean gap over all chances, `largest` that of the worst tenth with a hundredth of them.
    """

    place_days: int
    accuracy: Mapping[str, Figure]
    brier: Mapping[str, Figure]
    tenths: Sequence[Tenth]
    gap: float
    largest: float

    def better_than(self, rule: str) -> float:
        """By what share of a rule's Brier score the weighing's is lower."""
        return 1 - self.brier["weighing"].mean / self.brier[rule].mean


def measure(level: str, seed: int, extent: Extent | None = None) -> Measured:
    """Draws the war of a seed at a level, weighs what was told of it, and compares."""
    world = draw_world(levels()[level], seed, extent or Extent())
    weighing = Weighing()
    picture = weighing.situation(world.evidence)
    return Measured(
        level=level,
        seed=seed,
        claims=len(world.told),
        control={view: control_found(world, view, weighing) for view in get_args(View)},
        incidents=incidents_found(world, picture),
        tolls=tolls_found(world, picture),
        spearman=spearman_of_sources(world, picture),
    )


def control_figures(found: Sequence[Measured], view: View) -> ControlFigures:
    """The figures of control over wars of one level.

    The plain rules are given the form that suits them best over these very wars: the latest claim
    blended with an even spread, and of the votes their shares or the winner alone, blended so too.
    """
    wars = [one.control[view] for one in found]
    truth = np.concatenate([war.truth for war in wars])
    ends = np.cumsum([len(war.truth) for war in wars])[:-1]

    def pooled(name: str) -> ControlFound:
        return ControlFound(truth=truth, chances={name: np.concatenate([war.chances[name] for war in wars])})

    given = {name: pooled(name).chances[name] for name in ("weighing", "latest", "votes", "winner")}
    given["latest"] = fairest(given["latest"], truth)
    shares, winner = fairest(given["votes"], truth), fairest(given.pop("winner"), truth)
    given["votes"] = min((shares, winner), key=lambda chances: brier(chances, truth))
    by_war = list(zip(np.split(truth, ends), *(np.split(given[rule], ends) for rule in RULES), strict=True))
    bins = tenths(given["weighing"], truth)
    large = [one.gap for one in bins if one.chances >= LARGE_BIN * given["weighing"].size]
    return ControlFigures(
        place_days=len(truth),
        accuracy={
            rule: figure(accuracy(war[at], war[0]) for war in by_war) for at, rule in enumerate(RULES, 1)
        },
        brier={rule: figure(brier(war[at], war[0]) for war in by_war) for at, rule in enumerate(RULES, 1)},
        tenths=bins,
        gap=weighted_gap(bins),
        largest=max(large, default=0.0),
    )


def figure(values: Iterable[float | None]) -> Figure:
    """The mean and spread of what wars gave; those that gave nothing are left out."""
    known = np.array([value for value in values if value is not None])
    return (
        Figure(mean=float(known.mean()), spread=float(known.std()))
        if known.size
        else Figure(mean=np.nan, spread=np.nan)
    )
