"""Contents: what a payload holds of each kind, in an order that does not hang on how it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.errors import SitrepError
from sitrep.model import (
    Claim,
    Control,
    Event,
    Evidence,
    Fact,
    Harm,
    Holding,
    Incident,
    Place,
    Situation,
    Theatre,
    Where,
    iso,
)


def cited(situation: Situation, history: Iterable[Holding]) -> set[str]:
    """The ids of the claims that the picture names."""
    tolls = [*situation.running, *(toll for incident in situation.incidents for toll in incident.tolls)]
    named = {claim for incident in situation.incidents for claim in incident.claims}
    for holding in history:
        named.update(holding.claims_for, holding.claims_against)
    for toll in tolls:
        named.update(toll.claims, (bound.claim for bound in (toll.low, toll.best, toll.high) if bound))
    named |= {share.claim for share in situation.shares}
    return named


def claims(evidence: Evidence, cited: set[str]) -> list[Claim]:
    """The cited claims and the loose ones, by report and by where in it they stand.

    Raises SitrepError for a cited claim that the evidence does not hold.
    """
    known = {claim.id: claim for claim in evidence.claims}
    unknown = cited - known.keys()
    if unknown:
        raise SitrepError(f"the picture cites a claim that the evidence does not hold: {min(unknown)}")
    shown = [(key, claim) for key, claim in known.items() if key in cited or claim.kind != "statement"]

    def position(pair: tuple[str, Claim]) -> tuple[str, str, str, bool, int, int, str]:
        claim_id, claim = pair
        passage = claim.passage
        report = evidence.reports[passage.report]
        return (
            iso(report.published) or "",
            report.name,
            passage.report,
            passage.part == "text",
            passage.start,
            passage.end,
            claim_id,
        )

    return [claim for _, claim in sorted(shown, key=position)]


def places(claims: Iterable[Claim], situation: Situation, history: Iterable[Holding]) -> list[Place]:
    """Every place that is named, by name."""
    found = {holding.place.id: holding.place for holding in history}
    found |= {where.place.id: where.place for where in _wheres(claims, situation) if where.place}
    found |= {share.place.id: share.place for share in situation.shares}
    return sorted(found.values(), key=lambda place: (place.name, place.id))


def _wheres(claims: Iterable[Claim], situation: Situation) -> Iterator[Where]:
    for claim in claims:
        if claim.where:
            yield claim.where
        if isinstance(claim.fact, Event):
            yield from claim.fact.also
    yield from (incident.where for incident in situation.incidents if incident.where)
    yield from (toll.where for toll in situation.running if toll.where)


def sides(
    theatre: Theatre, claims: Iterable[Claim], situation: Situation, history: Iterable[Holding]
) -> list[str]:
    """The theatre's sides in its own order, then those that only the reports name."""
    named = {side for claim in claims for side in sides_of(claim.fact)}
    named |= {side for incident in situation.incidents for side in (incident.side1, incident.side2)}
    for holding in history:
        named |= {holding.side, *(side for side, _ in holding.chances)}
    named |= {leaning.side for outlet in theatre.outlets for leaning in outlet.leanings}
    named |= {ally.side for actor in theatre.actors for ally in actor.allegiances}
    tolls = [*situation.running, *(toll for incident in situation.incidents for toll in incident.tolls)]
    named |= {toll.side for toll in tolls} | {share.side for share in situation.shares}
    named |= {record.leans for record in situation.sources}
    described = [side.id for side in theatre.sides]
    return described + sorted(side for side in named if side is not None and side not in described)


def sides_of(fact: Fact) -> tuple[str | None, ...]:
    """The sides that a fact names."""
    match fact:
        case Control():
            return (fact.side, fact.from_side)
        case Event():
            return (fact.side1, fact.side2)
        case Harm():
            return (fact.side, fact.by_side)
        case _:
            return ()


def outlet_names(theatre: Theatre) -> dict[str, int]:
    """The number of each outlet under its id, its name and its aliases; the first to claim one has it."""
    numbers: dict[str, int] = {}
    for nth, outlet in enumerate(theatre.outlets):
        for name in (outlet.id, outlet.name, *outlet.aliases):
            numbers.setdefault(name.casefold(), nth)
    return numbers


def in_order(incidents: Iterable[Incident]) -> list[Incident]:
    """Incidents by day, type and id."""
    return sorted(incidents, key=lambda i: (iso(i.when.first if i.when else None) or "", i.type, i.id))
