"""The picture as GeoJSON (RFC 7946), for map programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sitrep.model import Bound, Evidence, Holding, Incident, Json, Place, Situation, Toll, When, iso
from sitrep.publish.cited import Citations


def situation_geojson(situation: Situation, evidence: Evidence) -> bytes:
    """A FeatureCollection of the placed incidents and of who holds each place.

    Every feature is the Point of a place, as (lon, lat) in degrees; its property `radius_km` says
    how far around it the place reaches, so that an area is not read as a pin. `layer` is
    `incident` or `holding`. Beside the features stand `on` and `known_at` (days, or null),
    `unplaced` (a count, and the incidents without a point) and `credits`.
    """
    citations = Citations.of(evidence)
    unplaced = [incident for incident in situation.incidents if _place(incident) is None]
    collection: dict[str, Json] = {
        "type": "FeatureCollection",
        "on": iso(situation.on),
        "known_at": iso(situation.known_at),
        "credits": _credits(situation, evidence),
        "unplaced": {
            "count": len(unplaced),
            "incidents": [{"id": one.id, **_incident(one, citations)} for one in unplaced],
        },
        "features": [
            *(
                _feature(one.id, place, {"layer": "incident", **_incident(one, citations)})
                for one in situation.incidents
                if (place := _place(one))
            ),
            *(
                _feature(
                    f"holding {one.place.id}", one.place, {"layer": "holding", **_holding(one, citations)}
                )
                for one in situation.holdings
            ),
        ],
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(feature_id: str, place: Place, properties: dict[str, Json]) -> dict[str, Json]:
    return {
        "type": "Feature",
        "id": feature_id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {**properties, "place": place.name, "place_id": place.id, "radius_km": place.radius_km},
    }


def _place(incident: Incident) -> Place | None:
    return incident.where.place if incident.where else None


def _incident(incident: Incident, citations: Citations) -> dict[str, Json]:
    where = incident.where
    return {
        "type": incident.type,
        **_when(incident.when),
        "spelled": where.name if where else None,
        "spelled_in": where.within if where else None,
        "side1": incident.side1,
        "side2": incident.side2,
        "tolls": [_toll(toll) for toll in incident.tolls],
        **_sources(incident.claims, citations),
    }


def _holding(holding: Holding, citations: Citations) -> dict[str, Json]:
    return {
        "on": iso(holding.on),
        "side": holding.side,
        "standing": holding.standing,
        "probability": round(holding.probability, 3),
        "since": iso(holding.since),
        "age_days": holding.age_days,
        **_sources(holding.claims_for, citations),
        "against": _sources(holding.claims_against, citations),
    }


def _toll(toll: Toll) -> dict[str, Json]:
    return {
        "outcome": toll.outcome,
        "who": toll.who,
        "side": toll.side,
        "part_of": toll.part_of,
        "low": _bound(toll.low),
        "best": _bound(toll.best),
        "high": _bound(toll.high),
        "words": list(toll.words),
    }


def _bound(bound: Bound | None) -> dict[str, Json] | None:
    return {"count": bound.count, "claim": bound.claim} if bound else None


def _when(when: When | None) -> dict[str, Json]:
    return {"first": iso(when.first) if when else None, "last": iso(when.last) if when else None}


def _sources(claims: Sequence[str], citations: Citations) -> dict[str, Json]:
    cited = citations.cite(claims)
    return {
        "claims": list(cited.claims),
        "quotes": list(cited.quotes),
        "speakers": list(cited.speakers),
        "outlets": list(cited.outlets),
        "reports": list(cited.reports),
    }


def _credits(situation: Situation, evidence: Evidence) -> list[str]:
    """The theatre's credits, and the gazetteers of the places that are shown."""
    shown = [holding.place for holding in situation.holdings]
    shown += [place for incident in situation.incidents if (place := _place(incident))]
    gazetteers = sorted({place.gazetteer for place in shown if place.gazetteer})
    return list(dict.fromkeys([*evidence.theatre.credits, *gazetteers]))
