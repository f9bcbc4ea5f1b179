"""Running totals: series of their own, held against the incidents of their place and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sitrep.model import Harm, Incident, Place, Toll, When, Where
from sitrep.weighing.folding import fold
from sitrep.weighing.likeness import WIDEST_KM
from sitrep.weighing.tellings import kilometres
from sitrep.weighing.tolls import by_kind, covers, parts_remarks, toll, toll_order
from sitrep.weighing.weighed import WeighedClaim


def running(
    weighed: Iterable[WeighedClaim], on: date | None, incidents: Iterable[Incident] = ()
) -> tuple[Toll, ...]:
    """Running totals: one for each outcome, group, side, place and first day, as counted by `on`.

    They are never to be summed with incidents or with each other; a remark says what the incidents
    of their place and time add up to.
    """
    series: dict[Hashable, list[WeighedClaim]] = defaultdict(list)
    for one in weighed:
        fact, counted_to = one.claim.fact, _counted_to(one)
        in_time = on is None or counted_to is None or counted_to <= on
        if isinstance(fact, Harm) and fact.scope == "cumulative" and in_time:
            series[_coverage(one)].append(one)
    ledger = _Ledger(incidents)
    found = [one for group in series.values() for one in _totals(group, ledger)]
    return tuple(sorted(found, key=lambda one: (toll_order(one), one.claims)))


def _totals(series: Sequence[WeighedClaim], ledger: _Ledger) -> Iterator[Toll]:
    """The tolls of one series, as of its last count."""
    last = max(series, key=lambda one: (_counted_to(one) or date.min, one.id))
    where, when = last.claim.where, last.claim.when
    within = ledger.within(where, when.first if when else None, _counted_to(last))
    totals = [toll(kind, counted) for kind, counted in by_kind(series)]
    for one in totals:
        remarks = (*one.remarks, *parts_remarks(one, totals), *_sum_remarks(one, within))
        yield replace(one, where=where, when=when, remarks=remarks)


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


# Held against incidents --------------------------------------------------------------


class _Ledger:
    """The incidents with tolls, by place."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self._places: dict[str, Place] = {}
        self._at: dict[str, list[Incident]] = defaultdict(list)
        for incident in incidents:
            where = incident.where
            if incident.tolls and where and where.place:
                self._places[where.place.id] = where.place
                self._at[where.place.id].append(incident)
        self._inside: dict[str, list[str]] = {}

    def within(self, where: Where | None, first: date | None, last: date | None) -> list[Incident]:
        """The incidents in a place from one day to another; none for a place that is not resolved."""
        if where is None or where.place is None:
            return []
        area = where.place
        if area.id not in self._inside:
            self._inside[area.id] = [key for key, place in self._places.items() if _is_in(place, area)]
        found = (incident for key in self._inside[area.id] for incident in self._at[key])
        return [incident for incident in found if _is_during(incident.when, first, last)]


def _is_in(place: Place, area: Place) -> bool:
    """Whether a place lies in an area: by what it says it is in; else by distance, in what is no region."""
    if place.id == area.id or area.name in place.within:
        return True
    by_distance = not place.within or area.radius_km <= WIDEST_KM
    return by_distance and kilometres(place, area) <= area.radius_km


def _is_during(when: When | None, first: date | None, last: date | None) -> bool:
    if when is None or when.first is None or when.last is None:
        return False
    return (first is None or first <= when.first) and (last is None or when.last <= last)


def _sum_remarks(total: Toll, incidents: Iterable[Incident]) -> Iterator[str]:
    """What the incidents add up to, from the sum of the lowest figures to that of the highest."""
    sums = [bounds for incident in incidents if (bounds := _bounds_of(total, incident.tolls))]
    if sums:
        low, high = sum(low for low, _ in sums), sum(high for _, high in sums)
        span = f"{low} to {high}" if low < high else str(low)
        yield f"incidents in this record add up to {span}"


def _bounds_of(total: Toll, tolls: Iterable[Toll]) -> tuple[int, int] | None:
    """An incident's low and high of what a total counts; who is not specified may be the same people."""
    sums: Mapping[bool, list[tuple[int, int]]] = {True: [], False: []}
    for one in tolls:
        if one.low and one.high and _counts(total, one):
            sums[one.who == "unspecified"].append((one.low.count, one.high.count))
    found = [
        (sum(low for low, _ in group), sum(high for _, high in group)) for group in sums.values() if group
    ]
    return (max(low for low, _ in found), max(high for _, high in found)) if found else None


def _counts(total: Toll, one: Toll) -> bool:
    """Whether a total counts the people of an incident's toll."""
    same_side = total.side is None or one.side in (total.side, None)
    return one.outcome == total.outcome and not one.part_of and same_side and covers(total.who, one.who)
