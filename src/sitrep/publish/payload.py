"""The picture as the page reads it: plain JSON in which places, reports and claims are numbers.

A key whose value is None, false or empty is left out. Offsets count UTF-16 units, as a browser does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitrep.errors import SitrepError
from sitrep.model import (
    Bound,
    Claim,
    Control,
    Event,
    Evidence,
    Fact,
    Harm,
    Holding,
    Incident,
    Json,
    Outlet,
    Place,
    Problem,
    Report,
    Situation,
    Theatre,
    Toll,
    When,
    Where,
    iso,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """What number each noun has, by its id; outlets by every name that they go by."""

    sides: Mapping[str, int]
    outlets: Mapping[str, int]
    places: Mapping[str, int]
    reports: Mapping[str, int]
    claims: Mapping[str, int]

    def side(self, side: str | None) -> int | None:
        return None if side is None else self.sides[side]

    def outlet(self, name: str | None) -> int | None:
        return None if name is None else self.outlets.get(name.casefold())


def payload(
    evidence: Evidence, situation: Situation, history: Sequence[Holding], problems: Sequence[Problem]
) -> dict[str, Json]:
    """The picture as JSON: what stands, the claims that tell of it, and the reports that they are in.

    Claims that stand in no incident, holding or toll come too, under `loose`, so that the page can
    list what did not reach the map. Raises SitrepError where the picture cites an unknown claim.
    """
    cited = _cited(situation, history)
    claims = _claims(evidence, cited)
    reports = {claim.passage.report: evidence.reports[claim.passage.report] for claim in claims}
    places = _places(claims, situation, history)
    last_day = max((report.published for report in reports.values() if report.published), default=None)
    outlets = [(outlet, outlet.leans_on(last_day)) for outlet in evidence.theatre.outlets]
    sides = _sides(evidence.theatre, claims, situation, history, (leans for _, leans in outlets))
    numbers = _Numbers(
        sides={side: nth for nth, side in enumerate(sides)},
        outlets=_outlets(evidence.theatre),
        places={place.id: nth for nth, place in enumerate(places)},
        reports={report: nth for nth, report in enumerate(reports)},
        claims={claim.id: nth for nth, claim in enumerate(claims)},
    )
    by_id = {claim.id: claim for claim in claims}
    return {
        "theatre": _slim(
            title=evidence.theatre.title,
            credits=list(evidence.theatre.credits),
        ),
        "known": iso(situation.known_at),
        "sides": [_side(evidence.theatre, side) for side in sides],
        "outlets": [_outlet(outlet, leans, numbers) for outlet, leans in outlets],
        "places": [_place(place) for place in places],
        "reports": [_report(report, numbers) for report in reports.values()],
        "claims": [_claim(claim, reports[claim.passage.report], numbers) for claim in claims],
        "incidents": [_incident(incident, numbers) for incident in _in_order(situation.incidents)],
        "history": [
            _holding(holding, by_id, numbers)
            for holding in sorted(history, key=lambda h: (numbers.places[h.place.id], h.on))
        ],
        "running": [_toll(toll, numbers) for toll in situation.running],
        "loose": sorted(numbers.claims[claim.id] for claim in claims if claim.id not in cited),
        "problems": [_slim(source=p.source, line=p.line, reason=p.reason) for p in problems],
        "read": {"reports": len(evidence.reports), "claims": len(evidence.claims)},
    }


# What is in it, in an order that does not hang on how it came ------------------------


def _cited(situation: Situation, history: Iterable[Holding]) -> set[str]:
    """The ids of the claims that the picture names."""
    tolls = [*situation.running, *(toll for incident in situation.incidents for toll in incident.tolls)]
    named = {claim for incident in situation.incidents for claim in incident.claims}
    for holding in history:
        named.update(holding.claims_for, holding.claims_against)
    for toll in tolls:
        named.update(toll.claims, (bound.claim for bound in (toll.low, toll.best, toll.high) if bound))
    return named


def _claims(evidence: Evidence, cited: set[str]) -> list[Claim]:
    """The cited claims and the loose ones, by report and by where in it they stand."""
    known = {claim.id: claim for claim in evidence.claims}
    unknown = cited - known.keys()
    if unknown:
        raise SitrepError(f"the picture cites a claim that the evidence does not hold: {min(unknown)}")
    shown = [claim for claim in known.values() if claim.id in cited or claim.kind != "statement"]

    def position(claim: Claim) -> tuple[str, str, str, bool, int, int, str]:
        passage = claim.passage
        report = evidence.reports[passage.report]
        return (
            iso(report.published) or "",
            report.name,
            passage.report,
            passage.part == "text",
            passage.start,
            passage.end,
            claim.id,
        )

    return sorted(shown, key=position)


def _wheres(claims: Iterable[Claim], situation: Situation) -> Iterator[Where]:
    for claim in claims:
        if claim.where:
            yield claim.where
        if isinstance(claim.fact, Event):
            yield from claim.fact.also
    yield from (incident.where for incident in situation.incidents if incident.where)
    yield from (toll.where for toll in situation.running if toll.where)


def _places(claims: Iterable[Claim], situation: Situation, history: Iterable[Holding]) -> list[Place]:
    found = {holding.place.id: holding.place for holding in history}
    found |= {where.place.id: where.place for where in _wheres(claims, situation) if where.place}
    return sorted(found.values(), key=lambda place: (place.name, place.id))


def _sides(
    theatre: Theatre,
    claims: Iterable[Claim],
    situation: Situation,
    history: Iterable[Holding],
    leans: Iterable[str | None],
) -> list[str]:
    """The theatre's sides in its own order, then those that only the reports name."""
    named = {side for claim in claims for side in _sides_of(claim.fact)}
    named |= {side for incident in situation.incidents for side in (incident.side1, incident.side2)}
    named |= {holding.side for holding in history}
    named |= set(leans)
    tolls = [*situation.running, *(toll for incident in situation.incidents for toll in incident.tolls)]
    named |= {toll.side for toll in tolls}
    described = [side.id for side in theatre.sides]
    return described + sorted(side for side in named if side is not None and side not in described)


def _sides_of(fact: Fact) -> tuple[str | None, ...]:
    match fact:
        case Control():
            return (fact.side, fact.from_side)
        case Event():
            return (fact.side1, fact.side2)
        case Harm():
            return (fact.side, fact.by_side)
        case _:
            return ()


def _outlets(theatre: Theatre) -> dict[str, int]:
    """The number of each outlet under its id, its name and its aliases; the first to claim one has it."""
    numbers: dict[str, int] = {}
    for nth, outlet in enumerate(theatre.outlets):
        for name in (outlet.id, outlet.name, *outlet.aliases):
            numbers.setdefault(name.casefold(), nth)
    return numbers


def _in_order(incidents: Iterable[Incident]) -> list[Incident]:
    return sorted(incidents, key=lambda i: (iso(i.when.first if i.when else None) or "", i.type, i.id))


# One noun each -----------------------------------------------------------------------


def _slim(**fields: Json) -> dict[str, Json]:
    """The fields that say something; a nought does."""
    return {
        key: value
        for key, value in fields.items()
        if value is not None and value is not False and value not in ("", [], {})
    }


def _side(theatre: Theatre, side: str) -> dict[str, Json]:
    """A side as its theatre draws it; one that no theatre describes has its id for a name."""
    drawn = theatre.side(side)
    if drawn is None:
        return {"id": side, "name": side}
    return {"id": side, "name": drawn.name, "colour": drawn.colour, "pattern": drawn.pattern}


def _outlet(outlet: Outlet, leans: str | None, numbers: _Numbers) -> dict[str, Json]:
    return _slim(name=outlet.name, kind=outlet.kind, leans=numbers.side(leans))


def _place(place: Place) -> dict[str, Json]:
    return _slim(
        id=place.id,
        name=place.name,
        at=[place.lon, place.lat],
        radius=place.radius_km,
        kind=place.kind,
        within=list(place.within),
        admin1=place.admin1,
        country=place.country,
        gazetteer=place.gazetteer,
    )


def _report(report: Report, numbers: _Numbers) -> dict[str, Json]:
    return _slim(
        name=report.name,
        outlet=numbers.outlet(report.source),
        source=report.source,
        url=report.url,
        title=report.title,
        text=report.text,
        language=report.language,
        published=iso(report.published),
    )


def _claim(claim: Claim, report: Report, numbers: _Numbers) -> dict[str, Json]:
    passage = claim.passage
    body = report.text if passage.part == "text" else report.title
    return _slim(
        report=numbers.reports[passage.report],
        title=passage.part == "title",
        start=units(body, passage.start),
        end=units(body, passage.end),
        speaker=claim.speaker,
        voice=numbers.outlet(claim.speaker),
        when=_when(claim.when),
        where=_where(claim.where, numbers),
        confidence=round(claim.confidence, 3),
        kind=claim.kind,
        fact=_fact(claim.fact, numbers),
    )


def units(text: str, offset: int) -> int:
    """The offset counted in UTF-16 units: characters beyond U+FFFF are two."""
    return offset + sum(character > "\uffff" for character in text[:offset])


def _when(when: When | None) -> dict[str, Json] | None:
    return _slim(first=iso(when.first), last=iso(when.last), words=when.words) if when else None


def _where(where: Where | None, numbers: _Numbers) -> dict[str, Json] | None:
    if where is None:
        return None
    place = numbers.places[where.place.id] if where.place else None
    return _slim(name=where.name, within=where.within, place=place)


def _fact(fact: Fact, numbers: _Numbers) -> dict[str, Json]:
    match fact:
        case Control():
            return _slim(
                status=fact.status,
                side=numbers.side(fact.side),
                actor=fact.actor,
                lost=numbers.side(fact.from_side),
                share=fact.share,
                count=fact.count,
            )
        case Event():
            return _slim(
                type=fact.type,
                actor1=fact.actor1,
                side1=numbers.side(fact.side1),
                actor2=fact.actor2,
                side2=numbers.side(fact.side2),
                also=[_where(where, numbers) for where in fact.also],
            )
        case Harm():
            return _slim(
                outcome=fact.outcome,
                who=fact.who,
                count=fact.count,
                words=fact.words,
                modifier=fact.modifier,
                side=numbers.side(fact.side),
                by=numbers.side(fact.by_side),
                running=fact.scope == "cumulative",
                part=fact.part_of,
            )
        case _:
            return _slim(role=fact.role, of=fact.of)


def _incident(incident: Incident, numbers: _Numbers) -> dict[str, Json]:
    return _slim(
        id=incident.id[:12],
        type=incident.type,
        when=_when(incident.when),
        where=_where(incident.where, numbers),
        side1=numbers.side(incident.side1),
        side2=numbers.side(incident.side2),
        claims=sorted(numbers.claims[claim] for claim in incident.claims),
        tolls=[_toll(toll, numbers) for toll in incident.tolls],
    )


def _toll(toll: Toll, numbers: _Numbers) -> dict[str, Json]:
    return _slim(
        outcome=toll.outcome,
        who=toll.who,
        low=_bound(toll.low, numbers),
        best=_bound(toll.best, numbers),
        high=_bound(toll.high, numbers),
        words=list(toll.words),
        side=numbers.side(toll.side),
        part=toll.part_of,
        when=_when(toll.when),
        where=_where(toll.where, numbers),
        claims=sorted(numbers.claims[claim] for claim in toll.claims),
    )


def _bound(bound: Bound | None, numbers: _Numbers) -> dict[str, Json] | None:
    return {"count": bound.count, "claim": numbers.claims[bound.claim]} if bound else None


def _holding(holding: Holding, claims: Mapping[str, Claim], numbers: _Numbers) -> dict[str, Json]:
    return _slim(
        place=numbers.places[holding.place.id],
        on=iso(holding.on),
        side=numbers.side(holding.side),
        rival=numbers.side(_rival(holding, claims)),
        standing=holding.standing,
        probability=round(holding.probability, 3),
        since=iso(holding.since),
        age=holding.age_days,
        **{
            "for": sorted(numbers.claims[claim] for claim in holding.claims_for),
            "against": sorted(numbers.claims[claim] for claim in holding.claims_against),
        },
    )


def _rival(holding: Holding, claims: Mapping[str, Claim]) -> str | None:
    """The other side that the claims about a contested or besieged place name most often."""
    if holding.standing not in {"contested", "besieged"}:
        return None
    facts = (claims[claim].fact for claim in (*holding.claims_for, *holding.claims_against))
    named = Counter(side for fact in facts for side in _sides_of(fact) if side not in {None, holding.side})
    return min(named, key=lambda side: (-named[side], str(side)), default=None)
