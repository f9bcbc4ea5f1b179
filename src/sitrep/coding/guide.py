"""The coding guide's form of a report's claims: what `sitrep code` prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sitrep.model import Claim, Control, Event, Harm, Report, Statement, When


def coded(report: Report, found: Sequence[Claim]) -> dict[str, Any]:
    """A report's claims as the coding guide writes them: one JSON object, lists by kind.

    Each entry has also `start` and `end` (characters of the text, or of the title where `part` says so)
    and, where its place is resolved, `lat`, `lon`, `radius_km`, `admin1` and `country`.
    """
    numbers = {c.id: f"e{n}" for n, c in enumerate((c for c in found if isinstance(c.fact, Event)), 1)}
    record: dict[str, Any] = {
        "id": report.name,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "control": [],
        "events": [],
        "harm": [],
        "statements": [],
    }
    for claim in found:
        fact = claim.fact
        if isinstance(fact, Control):
            record["control"].append(_control_entry(claim, fact))
        elif isinstance(fact, Event):
            record["events"].append({"id": numbers[claim.id], **_event_entry(claim, fact)})
        elif isinstance(fact, Harm):
            record["harm"].append({"event": numbers.get(fact.event or ""), **_harm_entry(claim, fact)})
        else:
            record["statements"].append(_statement_entry(claim, fact))
    return {**record, "byline": report.byline, "notes": list(report.notes)}


def _control_entry(claim: Claim, fact: Control) -> dict[str, Any]:
    entry = {
        **_place_fields(claim),
        "side": fact.side,
        "actor": fact.actor,
        "status": fact.status,
        "from_side": fact.from_side,
        **_shared_fields(claim),
    }
    if fact.share is not None:
        entry["share"] = fact.share
    if fact.count is not None:
        entry["count"] = fact.count
    return entry


def _event_entry(claim: Claim, fact: Event) -> dict[str, Any]:
    entry = {
        "type": fact.type,
        **_place_fields(claim),
        "actor1": fact.actor1,
        "side1": fact.side1,
        "actor2": fact.actor2,
        "side2": fact.side2,
        **_shared_fields(claim),
    }
    if fact.also:
        entry["also"] = [where.name for where in fact.also]
    return entry


def _harm_entry(claim: Claim, fact: Harm) -> dict[str, Any]:
    entry = {
        "outcome": fact.outcome,
        "count": fact.count,
        "modifier": fact.modifier,
        "who": fact.who,
        "side": fact.side,
        "scope": fact.scope,
        **_place_fields(claim),
        "by_side": fact.by_side,
        **_shared_fields(claim),
    }
    if fact.words is not None:
        entry["words"] = fact.words
    if fact.part_of:
        entry["part_of"] = True
    return entry


def _statement_entry(claim: Claim, fact: Statement) -> dict[str, Any]:
    return {"speaker": claim.speaker, "role": fact.role, "of": fact.of, **_shared_fields(claim)}


def _place_fields(claim: Claim) -> dict[str, Any]:
    where = claim.where
    fields: dict[str, Any] = {"place": where.name if where else None, "in": where.within if where else None}
    if where and where.place:
        place = where.place
        fields |= {
            "lat": place.lat,
            "lon": place.lon,
            "radius_km": place.radius_km,
            "admin1": place.admin1,
            "country": place.country,
        }
    return fields


def _shared_fields(claim: Claim) -> dict[str, Any]:
    return {
        "date": date_text(claim.when),
        "said_by": claim.speaker,
        "quote": claim.passage.quote,
        "start": claim.passage.start,
        "end": claim.passage.end,
        **({"part": claim.passage.part} if claim.passage.part != "text" else {}),
        "confidence": claim.confidence,
    }


def date_text(when: When | None) -> str | None:
    """A time as the guide writes it; whole months and years in short."""
    if when is None:
        return None
    first, last = when.first, when.last
    if first and last and first.day == 1 and first != last:
        following = last.toordinal() + 1
        if (first.month, first.year) == (last.month, last.year) and _is_first(following):
            return first.strftime("%Y-%m")
        if (first.month, last.month, last.day) == (1, 12, 31) and first.year == last.year:
            return first.strftime("%Y")
    return str(when)


def _is_first(ordinal: int) -> bool:
    return date.fromordinal(ordinal).day == 1
