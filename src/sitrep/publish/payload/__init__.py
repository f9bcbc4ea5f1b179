"""The picture as the page reads it: plain JSON in which places, reports and claims are numbers.

A key whose value is None, false or empty is left out. Offsets count UTF-16 units, as a browser does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.model import Holding, Json, iso
from sitrep.publish.edition import Edition
from sitrep.publish.payload import contents, nouns
from sitrep.publish.payload.actors import Cast
from sitrep.publish.payload.numbers import Numbers, slim, units

__all__ = ["payload", "units"]


def payload(edition: Edition) -> dict[str, Json]:
    """The picture as JSON: what stands, the claims that tell of it, and the reports that they are in.

    Claims that stand in no incident, holding or toll come too, under `loose`, so that the page can
    list what did not reach the map. `evenings` has only those places whose evenings part from their
    history; incidents with `until` are what others were known as before. Raises SitrepError where
    the picture cites an unknown claim.
    """
    evidence, situation, theatre = edition.evidence, edition.situation, edition.evidence.theatre
    evenings = tuple(_parted(edition.history, edition.evenings))
    history = (*edition.history, *evenings)
    cited = contents.cited(situation, history)
    claims = contents.claims(evidence, cited)
    meant = [*claims, *(edition.corrected[claim.id] for claim in claims if claim.id in edition.corrected)]
    reports = {claim.passage.report: evidence.reports[claim.passage.report] for claim in claims}
    places = contents.places(meant, situation, history)
    sides = contents.sides(theatre, meant, situation, history)
    cast = Cast.of(theatre, claims)
    numbers = Numbers(
        sides={side: nth for nth, side in enumerate(sides)},
        outlets=contents.outlet_names(theatre),
        places={place.id: nth for nth, place in enumerate(places)},
        reports={report: nth for nth, report in enumerate(reports)},
        claims={claim.id: nth for nth, claim in enumerate(claims)},
    )
    by_id = {claim.id: claim for claim in claims}
    final = {one.incident: one.since for one in edition.retellings if one.until is None}

    def holdings(found: Iterable[Holding]) -> list[Json]:
        ordered = sorted(found, key=lambda one: (numbers.places[one.place.id], one.on))
        return [nouns.holding(one, by_id, numbers) for one in ordered]

    return {
        "theatre": slim(title=theatre.title, credits=list(theatre.credits)),
        "known": iso(situation.known_at),
        "sides": [nouns.side(theatre, side) for side in sides],
        "outlets": [nouns.outlet(outlet, numbers) for outlet in theatre.outlets],
        "actors": [nouns.actor(actor, numbers) for actor in cast.actors],
        "places": [nouns.place(place, edition.names.get(place.id, ())) for place in places],
        "reports": [nouns.report(report, numbers) for report in reports.values()],
        "claims": [
            nouns.claim(claim, reports[claim.passage.report], numbers, cast, edition.worths.get(claim.id))
            | slim(corrected=nouns.correction(edition.corrected.get(claim.id), numbers))
            for claim in claims
        ],
        "incidents": [
            *(
                nouns.incident(one, numbers) | slim(known=iso(final.get(one)))
                for one in contents.in_order(situation.incidents)
            ),
            *(
                nouns.incident(one.incident, numbers) | slim(known=iso(one.since), until=iso(one.until))
                for one in edition.retellings
                if one.until
            ),
        ],
        "history": holdings(edition.history),
        "evenings": holdings(evenings),
        "running": [nouns.toll(toll, numbers) for toll in situation.running],
        "shares": [nouns.share(share, numbers) for share in situation.shares],
        "sources": [nouns.track_record(record, numbers) for record in situation.sources],
        "words": [nouns.word_use(use, evidence, numbers) for use in edition.words],
        "loose": sorted(numbers.claims[claim.id] for claim in claims if claim.id not in cited),
        "rulings": [nouns.ruling(one, numbers) for one in edition.rulings],
        "problems": [slim(source=p.source, line=p.line, reason=p.reason) for p in edition.problems],
        "read": {"reports": len(evidence.reports), "claims": len(evidence.claims)},
    }


def _parted(history: Sequence[Holding], evenings: Sequence[Holding]) -> Iterable[Holding]:
    """The evenings of those places where what was known then is not what is known now."""
    now = _by_place(history)
    for place, then in _by_place(evenings).items():
        if [_look(one) for one in then] != [_look(one) for one in now.get(place, ())]:
            yield from then


def _by_place(holdings: Iterable[Holding]) -> dict[str, list[Holding]]:
    found: dict[str, list[Holding]] = {}
    for one in sorted(holdings, key=lambda holding: holding.on):
        found.setdefault(one.place.id, []).append(one)
    return found


def _look(holding: Holding) -> tuple[object, ...]:
    return holding.on, holding.side, holding.standing, holding.claims_for, holding.claims_against
