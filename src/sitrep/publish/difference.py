"""What changed between two pictures, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sitrep.model import (
    Bound,
    Claim,
    Difference,
    Evidence,
    Holding,
    Incident,
    Json,
    Situation,
    Toll,
    TollChange,
    Turn,
    Where,
    iso,
)
from sitrep.publish.cited import Citations

Entry: TypeAlias = dict[str, Json]


def difference_json(difference: Difference, evidence: Evidence) -> Entry:
    """A difference as one JSON object; days are ISO text, claims are ids with their quotes.

    Its lists: `hands` and `standings` (places), `new`, `changed` and `gone` (incidents), `tolls`.
    """
    cited = Citations.of(evidence)
    turns = [(turn.changes_hands, _turn(turn, cited)) for turn in difference.turns]
    return {
        "before": _asked(difference.before),
        "after": _asked(difference.after),
        "hands": [entry for changes_hands, entry in turns if changes_hands],
        "standings": [entry for changes_hands, entry in turns if not changes_hands],
        "new": [_incident(one) for one in difference.appeared],
        "changed": [
            {"fields": list(one.fields), "before": _incident(one.before), "after": _incident(one.after)}
            for one in difference.changed
        ],
        "gone": [
            {**_incident(one.incident), "into": one.into.id if one.into else None} for one in difference.gone
        ],
        "tolls": [_toll_change(one) for one in difference.tolls],
    }


def _asked(situation: Situation) -> Entry:
    return {"on": iso(situation.on), "known_at": iso(situation.known_at)}


def _turn(turn: Turn, cited: Citations) -> Entry:
    return {
        "place": turn.place.name,
        "id": turn.place.id,
        "before": _holding(turn.before),
        "after": _holding(turn.after),
        "claims": _quoted(turn.claims, cited.claims),
    }


def _holding(holding: Holding | None) -> Entry | None:
    if holding is None:
        return None
    return {
        "on": iso(holding.on),
        "side": holding.side,
        "standing": holding.standing,
        "probability": holding.probability,
        "since": iso(holding.since),
    }


def _incident(incident: Incident) -> Entry:
    when = incident.when
    return {
        "id": incident.id,
        "type": incident.type,
        "first": iso(when.first) if when else None,
        "last": iso(when.last) if when else None,
        "where": _where(incident.where),
        "side1": incident.side1,
        "side2": incident.side2,
        "claims": list(incident.claims),
        "tolls": [_toll(toll) for toll in incident.tolls],
    }


def _toll_change(change: TollChange) -> Entry:
    return {
        "incident": change.incident.id if change.incident else None,
        "before": _toll(change.before) if change.before else None,
        "after": _toll(change.after) if change.after else None,
    }


def _toll(toll: Toll) -> Entry:
    return {
        "outcome": toll.outcome,
        "who": toll.who,
        "side": toll.side,
        "where": _where(toll.where),
        "part_of": toll.part_of,
        "low": _bound(toll.low),
        "best": _bound(toll.best),
        "high": _bound(toll.high),
        "words": list(toll.words),
    }


def _bound(bound: Bound | None) -> Entry | None:
    return {"count": bound.count, "claim": bound.claim} if bound else None


def _where(where: Where | None) -> Entry | None:
    if where is None:
        return None
    return {"name": where.name, "in": where.within, "id": where.place.id if where.place else None}


def _quoted(claims: Iterable[str], known: Mapping[str, Claim]) -> list[Json]:
    return [{"id": claim, "quote": known[claim].passage.quote} for claim in claims]
