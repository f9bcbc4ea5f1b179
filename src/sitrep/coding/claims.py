"""Claims from what a report tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.coding.statements import StatementDraft
from sitrep.coding.told import ControlTold, EventTold, HarmTold
from sitrep.model import Claim, Event, Fact, Harm, Passage, Report, Statement, When, Where


@dataclass(frozen=True, slots=True)
class ReaderId:
    """Who reads: the name and version that stand in its claims."""

    name: str
    version: str


def claims(
    reader: ReaderId,
    report: Report,
    events: Sequence[EventTold],
    controls: Sequence[ControlTold],
    harm: Sequence[HarmTold],
    said: Iterable[tuple[StatementDraft, When | None]],
) -> tuple[Claim, ...]:
    """The claims of a report: events, control, harm, statements."""
    by_event = {
        id(e): _claim(reader, report.passage(e.start, e.end), e.speaker, e.when, _where(e), _event(e, harm))
        for e in events
    }
    found = list(by_event.values())
    found += [
        _claim(reader, report.passage(c.start, c.end), c.speaker, c.when, c.where, c.fact) for c in controls
    ]
    found += [
        _claim(
            reader,
            report.passage(h.draft.start, h.draft.end),
            h.speaker,
            h.when or (h.event.when if h.event else None),
            h.spots[0].where if h.spots else (_where(h.event) if h.event else None),
            _harm(h, by_event[id(h.event)].id if h.event else None),
        )
        for h in harm
    ]
    found += [
        _claim(reader, report.passage(s.start, s.end), s.speaker, when, None, Statement(role=s.role, of=s.of))
        for s, when in said
    ]
    return tuple({c.id: c for c in found}.values())


def _claim(
    reader: ReaderId,
    passage: Passage,
    speaker: str | None,
    when: When | None,
    where: Where | None,
    fact: Fact,
) -> Claim:
    return Claim(
        passage=passage,
        speaker=speaker,
        when=when,
        where=where,
        fact=fact,
        confidence=0.6,
        reader=reader.name,
        version=reader.version,
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
    if (
        any(d.who in ("civilian", "child", "woman", "medic", "journalist") for d in hurt)
        and told.type != "Armed clash"
    ):
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
