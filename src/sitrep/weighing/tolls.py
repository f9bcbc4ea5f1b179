"""Tolls: who was hurt, as low, best and high figures that each name their claim.

Low, best and high are UCDP's; that a later toll of the same speaker replaces the earlier, that
copies count once and that a part is no addition are the casualty recorders' common rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.model import Bound, Harm, Outcome, Toll, When, Where, Who
from sitrep.weighing.folding import fold
from sitrep.weighing.types import OUTCOMES
from sitrep.weighing.weighed import WeighedClaim

Kind = tuple[Outcome, Who, bool, str | None]  # what is counted: outcome, who, whether a part, their side


def tolls(weighed: Iterable[WeighedClaim]) -> tuple[Toll, ...]:
    """The tolls of one incident from its harm claims, one for each outcome, group and side."""
    return tuple(_toll(kind, counted) for kind, counted in _by_kind(weighed))


def running(weighed: Iterable[WeighedClaim], on: date | None) -> tuple[Toll, ...]:
    """Running totals: one for each outcome, group, side, place and first day, as counted by `on`.

    They are series of their own, never to be summed with incidents or with each other.
    """
    covers: dict[Hashable, list[WeighedClaim]] = defaultdict(list)
    for one in weighed:
        fact, counted_to = one.claim.fact, _counted_to(one)
        in_time = on is None or counted_to is None or counted_to <= on
        if isinstance(fact, Harm) and fact.scope == "cumulative" and in_time:
            covers[_coverage(one)].append(one)
    found = []
    for group in covers.values():
        last = max(group, key=lambda one: (_counted_to(one) or date.min, one.id)).claim
        found += [_toll(kind, counted, last.where, last.when) for kind, counted in _by_kind(group)]
    return tuple(sorted(found, key=lambda toll: (_toll_order(toll), toll.claims)))


def _counted_to(one: WeighedClaim) -> date | None:
    """The last day that a running total can cover: the one it gives, or that of its report."""
    when = one.claim.when
    return (when.last if when else None) or one.published


def _coverage(one: WeighedClaim) -> Hashable:
    """What a running total is of: totals of one place since one day are one series."""
    where, when = one.claim.where, one.claim.when
    place = where.place.id if where and where.place and where.name else None
    spelled = (fold(where.name or ""), fold(where.within or "")) if where else None
    return place or spelled, when.first if when else None


def _by_kind(weighed: Iterable[WeighedClaim]) -> list[tuple[Kind, list[WeighedClaim]]]:
    """Harm claims by what they count; where only one side is named, the unnamed is taken for it."""
    kinds: dict[Kind, list[WeighedClaim]] = defaultdict(list)
    for one in sorted(weighed, key=lambda one: one.id):
        fact = one.claim.fact
        if isinstance(fact, Harm):
            kinds[fact.outcome, fact.who, fact.part_of, fact.side].append(one)
    for kind in [kind for kind in kinds if kind[-1] is None]:
        named = [other for other in kinds if other[:-1] == kind[:-1] and other[-1] is not None]
        if len(named) == 1:
            kinds[named[0]] += kinds.pop(kind)
    return sorted(kinds.items(), key=lambda item: _kind_order(item[0]))


def _kind_order(kind: Kind) -> tuple[int, str, bool, str]:
    outcome, who, part_of, side = kind
    return OUTCOMES.index(outcome), who, part_of, side or ""


def _toll_order(toll: Toll) -> tuple[int, str, bool, str]:
    return _kind_order((toll.outcome, toll.who, toll.part_of, toll.side))


# Figures -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people, and the claim that gives it."""

    count: int
    by: WeighedClaim


def standing_figures(weighed: Iterable[WeighedClaim]) -> tuple[Figure, ...]:
    """The figures that no later report of the same source replaces, by claim."""
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for one in sorted(weighed, key=lambda one: one.id):
        fact = one.claim.fact
        if isinstance(fact, Harm) and fact.count is not None:
            by_source[one.origin.key].append(Figure(fact.count, one))
    standing: list[Figure] = []
    for figures in by_source.values():
        last = max((figure.by.published for figure in figures if figure.by.published), default=None)
        standing += [figure for figure in figures if figure.by.published in (last, None)]
    return tuple(standing)


def _toll(
    kind: Kind, weighed: Sequence[WeighedClaim], where: Where | None = None, when: When | None = None
) -> Toll:
    outcome, who, part_of, side = kind
    low, best, high = _bounds(standing_figures(weighed))
    words = {one.claim.fact.words for one in weighed if isinstance(one.claim.fact, Harm)}
    return Toll(
        outcome=outcome,
        who=who,
        low=low,
        best=best,
        high=high,
        words=tuple(sorted(word for word in words if word)),
        side=side,
        claims=tuple(sorted(one.id for one in weighed)),
        part_of=part_of,
        where=where,
        when=when,
    )


def _bounds(standing: Sequence[Figure]) -> tuple[Bound | None, Bound | None, Bound | None]:
    """Low, best and high; "up to" bounds only from above, unless nothing else is said.

    Best is the figure with the most credit; among equals, the lower middle one.
    """
    if not standing:
        return None, None, None
    firm = [figure for figure in standing if not _is_up_to(figure)] or list(standing)
    credit_of = {figure.count: _credit([f.by for f in firm if f.count == figure.count]) for figure in firm}
    favoured = sorted(count for count, credit in credit_of.items() if credit == max(credit_of.values()))
    best = favoured[(len(favoured) - 1) // 2]
    high = max(figure.count for figure in standing)
    return _bound(min(credit_of), firm), _bound(best, firm), _bound(high, standing)


def _is_up_to(figure: Figure) -> bool:
    fact = figure.by.claim.fact
    return isinstance(fact, Harm) and fact.modifier == "up_to"


def _credit(weighed: Sequence[WeighedClaim]) -> tuple[float, int, date]:
    """What speaks for a figure: its weightiest source, how many sources give it, how late."""
    return (
        max(one.weight for one in weighed),
        len({one.origin.key for one in weighed}),
        max(one.published or date.min for one in weighed),
    )


def _bound(count: int, figures: Iterable[Figure]) -> Bound:
    """A figure, with the weightiest claim that gives it; the latest of several, then the least id."""
    given = sorted((figure.by for figure in figures if figure.count == count), key=lambda one: one.id)
    best = max(given, key=lambda one: (one.weight, one.published or date.min))
    return Bound(count=count, claim=best.id)
