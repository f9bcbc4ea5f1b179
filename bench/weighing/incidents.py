"""How well incidents and their tolls are found.

Claims of events, and of harm that no event explains, are put into incidents; that is held against
the happenings that they truly tell of, by B-cubed (Bagga & Baldwin 1998).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import log

from bench.weighing.happenings import CIVILIANS, Happening, Hurt
from bench.weighing.stories import Told
from bench.weighing.world import World
from sitrep.model import Event, Harm, Incident, Situation, Toll, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """B-cubed precision and recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsFound:
    """How many claims were joined, how well, how well by day and place alone, and how well at best.

    `at_best` joins all that is truly one but for claims whose days cannot meet, or whose places
    differ: no rule that never joins what conflicts can do better, but by luck.
    """

    claims: int
    weighing: Agreement
    by_day_and_place: Agreement
    at_best: Agreement


def incidents_found(world: World, picture: Situation) -> IncidentsFound:
    """The incidents of a picture against the happenings."""
    truth = {told.claim_id: told.key for told in world.told if _tells_incident(told.claim.fact)}
    joined = {claim: incident.id for incident in picture.incidents for claim in incident.claims}
    return IncidentsFound(
        claims=len(truth),
        weighing=b_cubed(truth, {claim: joined[claim] for claim in truth}),
        by_day_and_place=b_cubed(truth, _by_day_and_place(world, truth)),
        at_best=b_cubed(truth, _at_best(world, truth)),
    )


def _tells_incident(fact: object) -> bool:
    return isinstance(fact, Event) or (isinstance(fact, Harm) and fact.event is None)


def _by_day_and_place(world: World, wanted: Mapping[str, object]) -> dict[str, Hashable]:
    """The plain rule: one incident a first day and place; without a day, that of the report."""
    keys: dict[str, Hashable] = {}
    for told in world.told:
        claim = told.claim
        if told.claim_id in wanted and claim.where and claim.where.place:
            first = claim.when.first if claim.when else None
            keys[told.claim_id] = (
                first or world.evidence.reports[claim.passage.report].published,
                claim.where.place.id,
            )
    return keys


def _at_best(world: World, truth: Mapping[str, int | None]) -> dict[str, Hashable]:
    """The true groups, parted by place and day as told; a vague day meets the commonest of its group."""
    told = [one for one in world.told if one.claim_id in truth]
    dated = {one.claim_id: day for one in told if (day := _exact_day(one.claim.when)) is not None}
    common = Counter((_group(one), dated[one.claim_id]) for one in told if one.claim_id in dated)
    days_of: dict[Hashable, list[date]] = defaultdict(list)
    for (group, day), _ in common.most_common():
        days_of[group].append(day)
    groups: dict[str, Hashable] = {}
    for one in told:
        when, group = one.claim.when, _group(one)
        meeting = [day for day in days_of[group] if when is None or When(first=day, last=day).meets(when)]
        groups[one.claim_id] = (group, dated.get(one.claim_id) or next(iter(meeting), None))
    return groups


def _group(told: Told) -> Hashable:
    where = told.claim.where
    return told.key, where.place.id if where and where.place else None


def _exact_day(when: When | None) -> date | None:
    return when.first if when and when.first == when.last else None


def b_cubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Agreement:
    """For each claim, how much of its found group is truly with it, and how much of its true one is found."""
    both = Counter((truth[claim], found[claim]) for claim in truth)
    true, given = Counter(truth.values()), Counter(found[claim] for claim in truth)
    pairs = [(truth[claim], found[claim]) for claim in truth]
    total = max(1, len(pairs))
    return Agreement(
        precision=sum(both[pair] / given[pair[1]] for pair in pairs) / total,
        recall=sum(both[pair] / true[pair[0]] for pair in pairs) / total,
    )


# Tolls -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TollFound:
    """A true toll: the error of each rule (absolute logarithms), and whether it is within low to high."""

    best: float
    lowest: float
    latest: float
    within: bool


def tolls_found(world: World, picture: Situation) -> list[TollFound]:
    """Each true toll that two or more claims of its incident give figures for.

    The incident of a happening is the one with most of its claims. The lowest and the latest are
    those of the same claims, copies and all; the error is |log((figure + 1) / (truth + 1))|.
    """
    keys = {told.claim_id: told.key for told in world.told}
    best_of: dict[int, tuple[int, Incident]] = {}
    for incident in picture.incidents:
        for key, number in Counter(keys[claim] for claim in incident.claims).items():
            if key is not None and number > best_of.get(key, (0, None))[0]:
                best_of[key] = (number, incident)
    return [
        found
        for key, (_, incident) in sorted(best_of.items())
        if world.happenings[key].true
        for found in _tolls(world, world.happenings[key], incident)
    ]


def _tolls(world: World, happening: Happening, incident: Incident) -> Iterator[TollFound]:
    counted = {
        told.claim_id: (world.evidence.reports[told.claim.passage.report].published, told.claim.fact.count)
        for told in world.told_of(happening.key)
        if isinstance(told.claim.fact, Harm) and told.claim.fact.count is not None
    }
    for hurt in happening.hurt:
        toll = next((toll for toll in incident.tolls if _is_of(toll, hurt)), None)
        if toll is None or not (toll.low and toll.best and toll.high):
            continue
        given = sorted((*counted[claim], claim) for claim in toll.claims if claim in counted)
        if len(given) >= 2:
            yield TollFound(
                best=_error(toll.best.count, hurt),
                lowest=_error(min(count for _, count, _ in given), hurt),
                latest=_error(given[-1][1], hurt),
                within=toll.low.count <= hurt.count <= toll.high.count,
            )


def _is_of(toll: Toll, hurt: Hurt) -> bool:
    side = None if hurt.side == CIVILIANS else hurt.side
    return (toll.outcome, toll.who, toll.side, toll.part_of) == (hurt.outcome, hurt.who, side, hurt.part_of)


def _error(count: int, hurt: Hurt) -> float:
    return abs(log((count + 1) / (hurt.count + 1)))
