"""How well control is found: chances of the weighing and of two plain rules against the truth.

A place-day counts once any claim has said by then who holds the place, took it or left it. What is
known that evening leaves out later reports; in retrospect all reports count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from bench.weighing.sides import SIDES
from bench.weighing.stories import day_of
from bench.weighing.world import World
from sitrep.model import Claim, Control, Evidence, Holding
from sitrep.weighing import Weighing

View: TypeAlias = Literal["that evening", "in retrospect"]
Chances: TypeAlias = npt.NDArray[np.float64]  # a row a place-day, a column a side

EVERY_DAYS = 15  # the days that are looked at: pictures of days on end are nearly the same
EVEN = 1 / len(SIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlFound:
    """Chances by who gave them, a row a place-day, and the column of the true side."""

    truth: npt.NDArray[np.intp]
    chances: Mapping[str, Chances]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a claim says of a place's holder: `side` has it, or has left it; on a day, published on one."""

    place: str
    side: str
    left: bool
    on: date
    published: date
    claim: str


def control_found(world: World, view: View, weighing: Weighing) -> ControlFound:
    """The chances of each side on the days looked at, by the weighing and by the plain rules."""
    words = _words(world)
    truth: list[int] = []
    rows: dict[str, list[list[float]]] = defaultdict(list)
    for number in range(EVERY_DAYS, world.war.days, EVERY_DAYS):
        day = day_of(number)
        known_at = day if view == "that evening" else None
        spoken: dict[str, list[Word]] = defaultdict(list)
        for word in words:
            if word.on <= day and (known_at is None or word.published <= known_at):
                spoken[word.place].append(word)
        pictured = {one.place.id: one for one in weighing.holdings(world.evidence, day, known_at)}
        for place in sorted(spoken):
            truth.append(SIDES.index(world.war.holder(place, number)))
            rows["weighing"].append(chances_of(pictured.get(place)))
            rows["latest"].append(latest(spoken[place]))
            shares = votes(spoken[place])
            rows["votes"].append(shares)
            rows["winner"].append([share == max(shares) for share in shares])
    return ControlFound(
        truth=np.array(truth, dtype=np.intp),
        chances={name: _normal(np.array(found, dtype=np.float64)) for name, found in rows.items()},
    )


def chances_of(holding: Holding | None) -> list[float]:
    """A holding's chance of each side; that of nobody known is spread evenly over the sides."""
    if holding is None:
        return [EVEN] * len(SIDES)
    given = holding.chances or ((holding.side, holding.probability),)
    by_side = {side: chance for side, chance in given if side is not None}
    open_chance = max(0.0, 1.0 - sum(by_side.values()))
    unnamed = [side for side in SIDES if side not in by_side]
    if not holding.chances and unnamed:  # what is not for the holder is for the others
        return [by_side.get(side, open_chance / len(unnamed)) for side in SIDES]
    return [by_side.get(side, 0.0) + open_chance * EVEN for side in SIDES]


def latest(words: Iterable[Word]) -> list[float]:
    """The latest claim wins; one that a side left leaves the others alike."""
    last = max(words, key=lambda word: (word.on, word.published, word.claim))
    others = 0.5 if last.left else 0.0
    own = 0.0 if last.left else 1.0
    return [own if side == last.side else others for side in SIDES]


def votes(words: Iterable[Word]) -> list[float]:
    """Each claim that a side has a place is one vote for it; with none, all are alike."""
    count = Counter(word.side for word in words if not word.left)
    total = count.total()
    return [count[side] / total if total else EVEN for side in SIDES]


def _normal(chances: Chances) -> Chances:
    normal: Chances = chances / chances.sum(axis=1, keepdims=True)
    return normal


def _words(world: World) -> list[Word]:
    """What claims say of holders. A claim without a day speaks of that of its report."""
    words = (word_of(told.claim, told.claim_id, world.evidence) for told in world.told)
    return [word for word in words if word is not None and word.place in world.ground.places]


def word_of(claim: Claim, claim_id: str, evidence: Evidence) -> Word | None:
    """What a claim says of who holds a place; None for one of a fight, a siege or a share."""
    fact, where, when = claim.fact, claim.where, claim.when
    published = evidence.reports[claim.passage.report].published
    if not isinstance(fact, Control) or fact.side is None or fact.share is not None:
        return None
    if fact.status in ("contested", "besieged") or not where or not where.place or not published:
        return None
    return Word(
        place=where.place.id,
        side=fact.side,
        left=fact.status in ("lost", "withdrew"),
        on=(when.last if when else None) or published,
        published=published,
        claim=claim_id,
    )


# Measures ----------------------------------------------------------------------------


def brier(chances: Chances, truth: npt.NDArray[np.intp]) -> float:
    """The Brier score over all sides: the sum of squared errors of a place-day, 0 to 2, on average."""
    told = np.eye(len(SIDES))[truth]
    return float(((chances - told) ** 2).sum(axis=1).mean())


def accuracy(chances: Chances, truth: npt.NDArray[np.intp]) -> float:
    """The share of place-days whose likeliest side is the true one; ties count by their share."""
    best = chances == chances.max(axis=1, keepdims=True)
    return float((best[np.arange(len(truth)), truth] / best.sum(axis=1)).mean())


def fairest(chances: Chances, truth: npt.NDArray[np.intp]) -> Chances:
    """Chances blended with an even spread, by the share that gives the best Brier score in hindsight."""
    blends = [blend * chances + (1 - blend) * EVEN for blend in np.linspace(0, 1, 21)]
    return min(blends, key=lambda blended: brier(blended, truth))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenth:
    """Chances from `low` to a tenth more: how many, their mean, and the share that came true."""

    low: float
    chances: int
    given: float
    true: float

    @property
    def gap(self) -> float:
        """How far off the chances are."""
        return abs(self.given - self.true)


def tenths(chances: Chances, truth: npt.NDArray[np.intp]) -> list[Tenth]:
    """Every side's chance on every place-day, by tenths."""
    given = chances.ravel()
    true = np.eye(len(SIDES))[truth].ravel()
    bins = np.minimum((given * 10).astype(int), 9)
    found = []
    for number in range(10):
        inside = bins == number
        if inside.any():
            found.append(
                Tenth(
                    low=number / 10,
                    chances=int(inside.sum()),
                    given=float(given[inside].mean()),
                    true=float(true[inside].mean()),
                )
            )
    return found


def weighted_gap(found: Sequence[Tenth]) -> float:
    """The mean gap over all chances (the expected calibration error)."""
    return sum(one.gap * one.chances for one in found) / sum(one.chances for one in found)
