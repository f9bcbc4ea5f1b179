"""Figures: numbers of people that claims give, and which of them is the best.

Low, best and high are UCDP's: the lowest and highest told, and the most likely. Neither the lowest
figure is taken (ACLED's rule, which errs low) nor the latest, but the middle one by credit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.model import Bound, Harm
from sitrep.weighing.types import CIVILIANS
from sitrep.weighing.weighed import WeighedClaim

# What a figure keeps of its weight for each day by which others are newer: counts rise as the dead
# are found, mostly in the first days.
KEPT_A_DAY = 0.7
GROWS_DAYS = 3

# What a side's count of its own dead fighters weighs of its word: that they died is an admission, but
# seldom are all admitted. So it is a floor, too.
OWN_DEAD = 0.3

Bounds = tuple[Bound | None, Bound | None, Bound | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people, and the claim that gives it."""

    count: int
    by: WeighedClaim

    @property
    def is_up_to(self) -> bool:
        """Whether it only bounds from above."""
        fact = self.by.claim.fact
        return isinstance(fact, Harm) and fact.modifier == "up_to"

    @property
    def is_of_own_dead(self) -> bool:
        """Whether a source counts the fighters of its own side."""
        fact = self.by.claim.fact
        own = isinstance(fact, Harm) and fact.side not in (None, CIVILIANS)
        return own and self.by.bearing == "against its own side"


def standing_figures(weighed: Iterable[WeighedClaim]) -> tuple[Figure, ...]:
    """The figures that no later one of the same source replaces, by source.

    A figure is as old as its first print, by whomever: an old one quoted again replaces nothing.
    """
    by_source: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(weighed, key=lambda one: one.id):
        fact = one.claim.fact
        if isinstance(fact, Harm) and fact.count is not None:
            by_source[one.origin.key][fact.count].append(Figure(fact.count, one))
    standing: list[Figure] = []
    for figures in by_source.values():
        first = {count: _first_day(same) for count, same in figures.items()}
        last = max((day for day in first.values() if day), default=None)
        for count, same in figures.items():
            standing += same if first[count] in (last, None) else ()
    return tuple(standing)


def _first_day(figures: Iterable[Figure]) -> date | None:
    return min((figure.by.published for figure in figures if figure.by.published), default=None)


def bounds(standing: Sequence[Figure]) -> Bounds:
    """Low, best and high; "up to" bounds only from above, unless nothing else is said."""
    if not standing:
        return None, None, None
    firm = [figure for figure in standing if not figure.is_up_to] or list(standing)
    low, high = min(figure.count for figure in firm), max(figure.count for figure in standing)
    return _bound(low, firm), _bound(_best(firm), firm), _bound(high, standing)


def _best(firm: Sequence[Figure]) -> int:
    """The middle figure by weight, of sources whose side does not gain by it where there are any.

    Each source counts once; of two middle figures it is the lower. No figure below what a side admits
    of its own dead is taken.
    """
    credible = [figure for figure in firm if figure.by.bearing != "for its own side"] or firm
    floor = max((figure.count for figure in credible if figure.is_of_own_dead), default=0)
    weights = _weights(credible)
    able = sorted((figure for figure in credible if figure.count >= floor), key=lambda figure: figure.count)
    half = sum(weights[figure.by.id] for figure in able) / 2
    weighed = 0.0
    for figure in able:
        weighed += weights[figure.by.id]
        if weighed >= half - 1e-9:
            return figure.count
    return able[-1].count


def _weights(figures: Sequence[Figure]) -> dict[str, float]:
    """What each claim's figure weighs, by its source's word, its age, and how many the source gives."""
    newest = max((figure.by.published for figure in figures if figure.by.published), default=None)
    given = Counter(figure.by.origin.key for figure in figures)

    def weight(figure: Figure) -> float:
        published = figure.by.published
        age = min(GROWS_DAYS, (newest - published).days) if newest and published else GROWS_DAYS
        own = OWN_DEAD if figure.is_of_own_dead else 1.0
        return figure.by.weight * own * KEPT_A_DAY**age / given[figure.by.origin.key]

    return {figure.by.id: weight(figure) for figure in figures}


def _bound(count: int, figures: Iterable[Figure]) -> Bound:
    """A figure, with the weightiest claim that gives it; the latest of several, then the least id."""
    given = sorted((figure.by for figure in figures if figure.count == count), key=lambda one: one.id)
    best = max(given, key=lambda one: (one.weight, one.published or date.min))
    return Bound(count=count, claim=best.id)
