"""The marks that a told fact bears of how it was read: what its confidence is judged by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.coding.parsed import Parsed
from sitrep.coding.surroundings import marks_of
from sitrep.coding.syntax.tree import Token
from sitrep.coding.told import ControlTold, EventTold, HarmTold
from sitrep.model import Report, Where

_LEAD = 2  # sentences
_MANY = 4
_FROM = (1, 2, 4, 8, 16)  # sentences of a report: the lead, then ever longer parts
_WORDS = (10, 18, 26, 36)
_QUOTED = (20, 50, 80, 120)  # characters
_COUNTS = (1, 2, 5, 20, 100, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Gives the facts that a report tells their marks. `sentences` are all of the report, in order."""

    report: Report
    sentences: Sequence[Parsed]

    def of_event(self, told: EventTold, hurt: int) -> frozenset[str]:
        """The marks of an event that `hurt` groups are tied to."""
        where = told.spots[0].where if told.spots else None
        return frozenset(
            (*_of_event(told, hurt), *self._of_words(told.token, told.sentence), *self._of(where))
        )

    def of_control(self, told: ControlTold) -> frozenset[str]:
        """The marks of who holds a place."""
        words = self._of_words(told.token, told.sentence)
        return frozenset((*_of_control(told), *words, *self._of(told.where)))

    def of_harm(self, told: HarmTold) -> frozenset[str]:
        """The marks of people hurt."""
        return frozenset((*_of_harm(told), *self._of_words(told.draft.token, told.sentence)))

    def _of_words(self, token: Token, sentence: int) -> Iterator[str]:
        """The marks of the word that tells a fact, and of where it stands."""
        parsed = self.sentences[sentence]
        yield f"part: {bisect_right(_FROM, sentence)}"
        yield f"words: {bisect_right(_WORDS, len(parsed.tree))}"
        yield from marks_of(parsed, token)

    def _of(self, where: Where | None) -> Iterator[str]:
        """The marks of a fact's place: its kind, and whether the report is about it."""
        if where is None:
            yield "kind: none"
            return
        name = where.name or where.within or ""
        yield f"kind: {where.place.kind if where.place else 'unresolved'}"
        yield f"named: {min(self.report.text.count(name), _MANY)}"
        if name in (self.report.title or ""):
            yield "in the title"


def _of_event(told: EventTold, hurt: int) -> Iterator[str]:
    yield f"type: {told.type}"
    yield f"trigger: {told.trigger}"
    yield "place: own" if told.placed else "place: carried" if told.spots else "place: none"
    yield "day: own" if told.dated else "day: carried" if told.when else "day: none"
    yield from _of_spots(told.spots)
    if told.sentence < _LEAD:
        yield "in the lead"
    if len(told.sentences) > 1:
        yield "told again"
    if len(told.sentences) > _MANY:
        yield "told often"
    if hurt:
        yield "somebody hurt"
    yield from _true(
        ("agent", told.agent is not None and told.agent.side is not None),
        ("patient", told.patient is not None),
        ("speaker", told.speaker is not None),
        ("nameless", told.unnamed),
        ("definite", told.definite),
        ("distinct", told.distinct),
        ("several kinds", len(told.could_be) > 1),
    )


def _of_control(told: ControlTold) -> Iterator[str]:
    fact = told.fact
    yield f"status: {fact.status}"
    yield f"trigger: {told.trigger}"
    yield "place: own" if told.placed else "place: carried"
    yield "side: none" if fact.side is None else "side: own" if told.sided else "side: carried"
    yield "day" if told.when else "day: none"
    if told.where.place is None:
        yield "unresolved"
    if told.sentence < _LEAD:
        yield "in the lead"
    yield from _true(
        ("nameless", told.where.name is None),
        ("loser", fact.from_side is not None),
        ("own loser", fact.from_side is not None and fact.from_side == fact.side),
        ("speaker", told.speaker is not None),
        ("share", fact.share is not None),
    )


def _of_harm(told: HarmTold) -> Iterator[str]:
    draft = told.draft
    yield f"outcome: {draft.outcome}"
    yield f"who: {draft.who}"
    yield f"{draft.who} {draft.outcome}"
    yield f"count: {bisect_right(_COUNTS, draft.count or 0)}"
    yield f"quoted: {bisect_right(_QUOTED, draft.end - draft.start)}"
    yield "words" if draft.count is None else "one" if draft.count == 1 else "number"
    yield f"teller: {draft.token.pos}"
    if draft.token.i and abs(draft.start - draft.end) > 100:
        yield "far"
    if told.sentence < _LEAD:
        yield "in the lead"
    yield from _true(
        ("part", draft.part_of),
        ("total", draft.cumulative),
        ("no noun", not draft.named),
        ("side", draft.side is not None),
        ("rough", draft.modifier != "exact"),
        ("speaker", told.speaker is not None),
        ("event", told.event is not None),
    )


def _true(*marks: tuple[str, bool]) -> Iterator[str]:
    """Those of some marks that a telling bears."""
    return (name for name, is_borne in marks if is_borne)


def _of_spots(spots: Sequence[object]) -> Iterator[str]:
    if len(spots) > 1:
        yield "several places"
