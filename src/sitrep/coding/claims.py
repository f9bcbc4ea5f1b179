"""Claims from what a report tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.coding.confidence import Confidence
from sitrep.coding.marks import Marker
from sitrep.coding.parsed import Parsed
from sitrep.coding.statements import StatementDraft
from sitrep.coding.told import ControlTold, EventTold, HarmTold
from sitrep.model import Claim, Event, Fact, Harm, Report, Statement, When, Where

# What one does to others; the rest people do themselves.
_DONE = ("killed", "injured", "abducted", "detained")

_UNARMED = ("civilian", "child", "woman", "medic", "journalist")

# What two armed parties do to each other.
_FIGHTS = ("Armed clash", "Government regains territory", "Non-state actor overtakes territory")


@dataclass(frozen=True, slots=True)
class ReaderId:
    """Who reads: the name and version that stand in its claims."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A claim, and the marks of how it was read."""

    claim: Claim
    marks: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMaker:
    """Makes a report's claims: each with its passage and how sure the reading is.

    `common` are marks that every claim bears.
    """

    reader: ReaderId
    confidence: Confidence
    common: frozenset[str]

    def claims(
        self,
        report: Report,
        sentences: Sequence[Parsed],
        events: Sequence[EventTold],
        controls: Sequence[ControlTold],
        harm: Sequence[HarmTold],
        said: Iterable[tuple[StatementDraft, When | None]],
    ) -> tuple[Marked, ...]:
        """The claims of a report: events, control, harm, statements."""
        marker = Marker(report=report, sentences=sentences)
        by_event = {id(e): self._event(report, e, harm, marker) for e in events}
        found = list(by_event.values())
        found += [
            self._marked(report, (c.start, c.end), c.speaker, c.when, c.where, c.fact, marker.of_control(c))
            for c in controls
        ]
        for h in harm:
            event = by_event.get(id(h.event))
            found.append(
                self._marked(
                    report,
                    (h.draft.start, h.draft.end),
                    h.speaker,
                    h.when or (h.event.when if h.event else None) or h.carried,
                    h.spots[0].where if h.spots else (_where(h.event) if h.event else None),
                    _harm(h, event.claim.id if event else None),
                    marker.of_harm(h),
                )
            )
        found += [
            self._marked(
                report, (s.start, s.end), s.speaker, when, None, Statement(role=s.role, of=s.of), frozenset()
            )
            for s, when in said
        ]
        return tuple({m.claim.id: m for m in found}.values())

    def _event(self, report: Report, told: EventTold, harm: Sequence[HarmTold], marker: Marker) -> Marked:
        hurt = [h for h in harm if h.event is told]
        return self._marked(
            report,
            (told.start, told.end),
            told.speaker,
            told.when,
            _where(told),
            _event(told, harm),
            marker.of_event(told, len(hurt)),
        )

    def _marked(
        self,
        report: Report,
        words: tuple[int, int],
        speaker: str | None,
        when: When | None,
        where: Where | None,
        fact: Fact,
        marks: frozenset[str],
    ) -> Marked:
        marks |= self.common
        claim = Claim(
            passage=report.passage(*words),
            speaker=speaker,
            when=when,
            where=where,
            fact=fact,
            confidence=self.confidence.of(type(fact).__name__.lower(), marks),
            reader=self.reader.name,
            version=self.reader.version,
        )
        return Marked(claim=claim, marks=marks)


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
    own = agent.side if agent else None
    armed = any(d.who == "combatant" and d.side and d.side != own for d in hurt)
    if any(d.who in _UNARMED for d in hurt) and not armed and told.type != "Armed clash":
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
    return Harm(
        outcome=draft.outcome,
        who=draft.who,
        count=draft.count,
        words=draft.words,
        modifier=draft.modifier,
        side=draft.side,
        scope=draft.scope,
        by_side=_culprit(told),
        part_of=draft.part_of,
        event=event,
    )


def _culprit(told: HarmTold) -> str | None:
    """Who hurt them: the event's agent, and in a fight whichever party they were not of."""
    event, own = told.event, told.draft.side
    if told.agent and told.agent.side != own and told.draft.outcome in _DONE:
        return told.agent.side
    if event is None:
        return None
    sides = [a.side for a in (event.agent, event.patient) if a]
    if event.type in _FIGHTS:
        return next((s for s in sides if s != own), None) if own in sides else None
    return sides[0] if event.agent and sides[0] != own else None
