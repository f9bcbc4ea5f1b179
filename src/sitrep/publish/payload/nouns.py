"""Nouns: each as the page reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sitrep.model import (
    Actor,
    Allegiance,
    Bound,
    Claim,
    Control,
    Event,
    Evidence,
    Fact,
    Harm,
    Holding,
    Incident,
    Join,
    Json,
    Outlet,
    Place,
    Report,
    Ruling,
    Share,
    Theatre,
    Toll,
    TrackRecord,
    When,
    Where,
    WordUse,
    Worth,
    iso,
)
from sitrep.publish.payload.actors import Cast
from sitrep.publish.payload.contents import sides_of
from sitrep.publish.payload.numbers import Numbers, slim, units

_SHOWN_ID = 12  # characters
_MOST_NAMES = 40  # of a place or an actor: enough to be found by


def side(theatre: Theatre, side: str) -> dict[str, Json]:
    """A side as its theatre draws it; one that no theatre describes has its id for a name."""
    drawn = theatre.side(side)
    if drawn is None:
        return {"id": side, "name": side}
    return {"id": side, "name": drawn.name, "colour": drawn.colour, "pattern": drawn.pattern}


def outlet(outlet: Outlet, numbers: Numbers) -> dict[str, Json]:
    """An outlet, and whom it leans to, by days."""
    return slim(
        name=outlet.name, kind=outlet.kind, leanings=[_allegiance(one, numbers) for one in outlet.leanings]
    )


def _allegiance(one: Allegiance, numbers: Numbers) -> dict[str, Json]:
    return slim(side=numbers.side(one.side), first=iso(one.first), last=iso(one.last))


def actor(actor: Actor, numbers: Numbers) -> dict[str, Json]:
    """An actor under all its names, and the sides that it belongs to, with days."""
    return slim(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        names=[alias.name for alias in actor.aliases if alias.name != actor.name][:_MOST_NAMES],
        sides=[_allegiance(one, numbers) for one in actor.allegiances],
    )


def place(place: Place, names: tuple[str, ...]) -> dict[str, Json]:
    """A place, and the other names that it can be found by."""
    return slim(
        id=place.id,
        name=place.name,
        names=[name for name in names if name != place.name][:_MOST_NAMES],
        at=[place.lon, place.lat],
        radius=place.radius_km,
        kind=place.kind,
        within=list(place.within),
        admin1=place.admin1,
        country=place.country,
        gazetteer=place.gazetteer,
    )


def report(report: Report, numbers: Numbers) -> dict[str, Json]:
    """A report with its whole text."""
    return slim(
        name=report.name,
        outlet=numbers.outlet(report.source),
        source=report.source,
        url=report.url,
        title=report.title,
        text=report.text,
        language=report.language,
        published=iso(report.published),
        retrieved=iso(report.retrieved.date()) if report.retrieved and not report.published else None,
    )


def claim(claim: Claim, report: Report, numbers: Numbers, cast: Cast, worth: Worth | None) -> dict[str, Json]:
    """A claim, where in its report it stands, whom it names, and what it weighs."""
    passage = claim.passage
    body = report.text if passage.part == "text" else report.title
    return slim(
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
        actors=list(cast.of_fact(claim.fact)),
        weight=round(worth.weight, 3) if worth else None,
        bearing=worth.bearing if worth else None,
    )


def correction(claim: Claim | None, numbers: Numbers) -> dict[str, Json] | None:
    """What a claim should have said, where people corrected it."""
    if claim is None:
        return None
    return slim(when=_when(claim.when), where=_where(claim.where, numbers), fact=_fact(claim.fact, numbers))


def ruling(ruling: Ruling, numbers: Numbers) -> dict[str, Json]:
    """A person's judgement over claims: over those of them that the payload has."""
    return slim(
        id=ruling.id[:_SHOWN_ID],
        kind=ruling.kind,
        claims=sorted(numbers.claims[claim] for claim in ruling.claims if claim in numbers.claims),
        by=ruling.by,
        at=iso(ruling.at),
        why=ruling.why,
    )


def _when(when: When | None) -> dict[str, Json] | None:
    return slim(first=iso(when.first), last=iso(when.last), words=when.words) if when else None


def _where(where: Where | None, numbers: Numbers) -> dict[str, Json] | None:
    if where is None:
        return None
    place = numbers.places[where.place.id] if where.place else None
    return slim(name=where.name, within=where.within, place=place)


def _fact(fact: Fact, numbers: Numbers) -> dict[str, Json]:
    match fact:
        case Control():
            return slim(
                status=fact.status,
                side=numbers.side(fact.side),
                actor=fact.actor,
                lost=numbers.side(fact.from_side),
                share=fact.share,
                count=fact.count,
            )
        case Event():
            return slim(
                type=fact.type,
                actor1=fact.actor1,
                side1=numbers.side(fact.side1),
                actor2=fact.actor2,
                side2=numbers.side(fact.side2),
                also=[_where(where, numbers) for where in fact.also],
            )
        case Harm():
            return slim(
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
            return slim(role=fact.role, of=fact.of)


def incident(incident: Incident, numbers: Numbers) -> dict[str, Json]:
    """An incident, its tolls, and why its claims are taken for one."""
    return slim(
        id=incident.id[:_SHOWN_ID],
        type=incident.type,
        when=_when(incident.when),
        where=_where(incident.where, numbers),
        side1=numbers.side(incident.side1),
        side2=numbers.side(incident.side2),
        claims=sorted(numbers.claims[claim] for claim in incident.claims),
        tolls=[toll(one, numbers) for one in incident.tolls],
        joins=[_join(one, numbers) for one in incident.joins],
    )


def _join(join: Join, numbers: Numbers) -> dict[str, Json]:
    return slim(
        one=numbers.claims[join.one],
        other=numbers.claims[join.other],
        score=round(join.score, 3),
        parts=[[name, round(value, 3)] for name, value in join.parts],
        ruling=join.ruling and join.ruling[:_SHOWN_ID],
    )


def toll(toll: Toll, numbers: Numbers) -> dict[str, Json]:
    """Who was hurt: its bounds with their claims, and how well it is borne out."""
    return slim(
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
        grade=toll.grade,
        remarks=list(toll.remarks),
    )


def _bound(bound: Bound | None, numbers: Numbers) -> dict[str, Json] | None:
    return {"count": bound.count, "claim": numbers.claims[bound.claim]} if bound else None


def holding(holding: Holding, claims: Mapping[str, Claim], numbers: Numbers) -> dict[str, Json]:
    """Who holds a place from a day on, the chances of each side, and the claims for and against."""
    chances = [[numbers.side(side), round(chance, 3)] for side, chance in holding.chances]
    return slim(
        place=numbers.places[holding.place.id],
        on=iso(holding.on),
        side=numbers.side(holding.side),
        rival=numbers.side(_rival(holding, claims)),
        standing=holding.standing,
        probability=round(holding.probability, 3),
        chances=chances,
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
    named = Counter(side for fact in facts for side in sides_of(fact) if side not in {None, holding.side})
    return min(named, key=lambda side: (-named[side], str(side)), default=None)


def share(share: Share, numbers: Numbers) -> dict[str, Json]:
    """A share of a place that a claim gives a side, beside what the picture of its parts says."""
    return slim(
        place=numbers.places[share.place.id],
        on=iso(share.on),
        side=numbers.side(share.side),
        claimed=share.claimed,
        pictured=share.pictured,
        parts=share.parts,
        agrees=share.agrees,
        claim=numbers.claims[share.claim],
    )


def track_record(record: TrackRecord, numbers: Numbers) -> dict[str, Json]:
    """How often a source was borne out."""
    return slim(
        source=record.source,
        name=record.name,
        outlet=numbers.outlet(record.name),
        leans=numbers.side(record.leans),
        told=record.told,
        borne=record.borne_out,
        refuted=record.refuted,
        reliability=round(record.reliability, 3),
        low=round(record.low, 3),
        high=round(record.high, 3),
    )


def word_use(use: WordUse, evidence: Evidence, numbers: Numbers) -> dict[str, Json]:
    """A word that judges, as an outlet uses it, with the words around its first use."""
    report = evidence.reports[use.first.report]
    return slim(
        outlet=numbers.outlet(use.outlet),
        source=use.outlet,
        term=use.term,
        neutral=use.neutral,
        count=use.count,
        quoted=use.quoted,
        reports=use.reports,
        first=iso(report.published),
        report=report.name,
        url=report.url,
        quote=use.first.quote,
    )
