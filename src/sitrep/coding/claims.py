"""Claims from what a report tells, and the coding guide's form of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sitrep.coding.statements import StatementDraft
from sitrep.coding.told import ControlTold, EventTold, HarmTold
from sitrep.model import Claim, Control, Event, Fact, Harm, Report, Statement, Theatre, When, Where

READER = "rules-en"
VERSION = "1"


def claims(
    report: Report,
    theatre: Theatre,
    events: Sequence[EventTold],
    controls: Sequence[ControlTold],
    harm: Sequence[HarmTold],
    said: Iterable[tuple[StatementDraft, When | None]],
) -> tuple[Claim, ...]:
    """The claims of a report: events, control, harm, statements."""
    by_event = {id(e): _claim(report, e.start, e.end, e.speaker, e.when, _where(e), _event(e, harm)) for e in events}
    found = list(by_event.values())
    found += [_claim(report, c.start, c.end, c.speaker, c.when, c.where, c.fact) for c in controls]
    found += [
        _claim(
            report, h.draft.start, h.draft.end, h.speaker, h.when or (h.event.when if h.event else None),
            h.spots[0].where if h.spots else (_where(h.event) if h.event else None),
            _harm(h, by_event[id(h.event)].id if h.event else None),
        )
        for h in harm
    ]
    found += [_claim(report, s.start, s.end, s.speaker, when, None, Statement(role=s.role, of=s.of)) for s, when in said]
    return tuple({c.id: c for c in found}.values())


def _claim(
    report: Report, start: int, end: int, speaker: str | None, when: When | None, where: Where | None, fact: Fact
) -> Claim:
    return Claim(
        passage=report.passage(start, end), speaker=speaker, when=when, where=where, fact=fact, confidence=0.6,
        reader=READER, version=VERSION,
    )


def _where(event: EventTold) -> Where | None:
    if not event.spots:
        return None
    spot = event.spots[0]
    if event.unnamed:
        return Where(name=None, within=spot.toponym.name, place=spot.toponym.place)
    return spot.where


def _event(told: EventTold, harm: Sequence[HarmTold]) -> Event:
    hurt = [h.draft for h in harm if h.event is told]
    agent, patient = told.agent, told.patient
    actor2, side2 = (patient.name, patient.side) if patient else (None, None)
    if any(d.who in ("civilian", "child", "woman", "medic", "journalist") for d in hurt) and told.type != "Armed clash":
        actor2, side2 = "civilians", "civilians"
    return Event(
        type=told.type,
        actor1=agent.name if agent else None,
        side1=agent.side if agent else None,
        actor2=actor2,
        side2=side2,
        also=tuple(s.where for s in told.spots[1:]),
    )


def _harm(told: HarmTold, event: str | None) -> Harm:
    draft = told.draft
    agent = told.event.agent if told.event else None
    return Harm(
        outcome=draft.outcome,
        who=draft.who,
        count=draft.count,
        words=draft.words,
        modifier=draft.modifier,
        side=draft.side,
        scope=draft.scope,
        by_side=agent.side if agent else None,
        part_of=draft.part_of,
        event=event,
    )


# The coding guide's form -------------------------------------------------------------


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
        **_place_fields(claim), "side": fact.side, "actor": fact.actor, "status": fact.status,
        "from_side": fact.from_side, **_shared_fields(claim),
    }
    if fact.share is not None:
        entry["share"] = fact.share
    if fact.count is not None:
        entry["count"] = fact.count
    return entry


def _event_entry(claim: Claim, fact: Event) -> dict[str, Any]:
    entry = {
        "type": fact.type, **_place_fields(claim), "actor1": fact.actor1, "side1": fact.side1,
        "actor2": fact.actor2, "side2": fact.side2, **_shared_fields(claim),
    }
    if fact.also:
        entry["also"] = [where.name for where in fact.also]
    return entry


def _harm_entry(claim: Claim, fact: Harm) -> dict[str, Any]:
    entry = {
        "outcome": fact.outcome, "count": fact.count, "modifier": fact.modifier, "who": fact.who, "side": fact.side,
        "scope": fact.scope, **_place_fields(claim), "by_side": fact.by_side, **_shared_fields(claim),
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
            "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km, "admin1": place.admin1, "country": place.country,
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
    from datetime import date

    return date.fromordinal(ordinal).day == 1
