"""The coder of English reports: one pass over a report, from its sentences to its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from spacy.language import Language

from sitrep.coding.actors import ActorFinder, ActorMention
from sitrep.coding.claims import READER, VERSION, claims
from sitrep.coding.facts import Draft, FactFinder
from sitrep.coding.harm import HarmDraft, HarmFinder
from sitrep.coding.lexicon import Lexicon
from sitrep.coding.modality import Modality
from sitrep.coding.open_sides import SideNamer, state_forces
from sitrep.coding.parsed import Mention, Parsed
from sitrep.coding.quantities import QuantityFinder
from sitrep.coding.scan import Scan, Scanner
from sitrep.coding.sentences import Sentence, sentences
from sitrep.coding.settings import Setting, Spot, settings
from sitrep.coding.speakers import SpeakerFinder
from sitrep.coding.statements import statements
from sitrep.coding.timex import TimeGrammar, TimeMention
from sitrep.coding.told import ControlTold, EventTold, HarmTold, control_once, harm_once, later_days, one_incident, outcomes_only, without_summaries
from sitrep.coding.toponyms import PlaceWords, ToponymFinder
from sitrep.gazetteer import Gazetteer
from sitrep.model import Claim, Control, Report, Theatre, When, Where
from sitrep.theatres import State

M = TypeVar("M", bound=Mention)


_FEW_DAYS = 7
_CARRIED = 2  # sentences that a day is carried over

# Types that a report tells without a place; none is carried over to them.
_UNPLACED = ("Change to group/activity", "Agreement")


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that the text is about, and where it said so: a sentence's number and its paragraph."""

    when: When
    sentence: int
    paragraph: int


@dataclass(slots=True)
class _Telling:
    """What a report has told so far, and what it is about: what "there" and a missing subject stand for."""

    events: list[EventTold] = field(default_factory=list)
    controls: list[ControlTold] = field(default_factory=list)
    harm: list[HarmTold] = field(default_factory=list)
    spots: tuple[Spot, ...] = ()
    agent: ActorMention | None = None
    day: _Day | None = None


class EnglishCoder:
    """Reads claims out of English reports, by rule. One for all reports of a theatre."""

    name: Final = READER
    version: Final = VERSION
    language: Final = "en"

    def __init__(
        self, theatre: Theatre, gazetteer: Gazetteer, lexicon: Lexicon, nlp: Language, states: Sequence[State] = ()
    ) -> None:
        place_words = PlaceWords.of(lexicon.places)
        modality = Modality(lexicon.modality)
        fighters = [noun for noun, who in lexicon.people.items() if who == "combatant"]
        self._theatre = theatre
        self._lexicon = lexicon
        self._nlp = nlp
        self._generic = place_words.generic
        self._scanner = Scanner(
            times=TimeGrammar(lexicon.time),
            actors=ActorFinder((*state_forces(states, lexicon.forces), *theatre.actors), [*fighters, *(f"{noun}s" for noun in fighters)]),
            toponyms=ToponymFinder(gazetteer, theatre, place_words),
            quantities=QuantityFinder(lexicon.numbers),
            sides=SideNamer(states, lexicon.forces) if states else None,
        )
        self._harm = HarmFinder(lexicon.harm, lexicon.people, modality)
        self._facts = FactFinder(lexicon.triggers, modality, place_words.generic, lexicon.numbers.shares, home=next((side.id for side in theatre.sides if side.state), None))
        self._speakers = SpeakerFinder(lexicon.speech, theatre)

    def annotate(self, report: Report) -> Scan:
        """What a report names, before any fact is read from it."""
        return self._scanner.scan(report.text, report.published)

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report: control, events, harm and statements, in the order of its text."""
        scan = self.annotate(report)
        telling = _Telling()
        for i, parsed in enumerate(self._parsed(report.text, scan)):
            self._read(parsed, telling, i, report.text)
        events = one_incident(without_summaries(telling.events))
        harm = harm_once(telling.harm)
        _tie(harm, events)
        events += later_days(harm)
        said = statements(report.text, scan.actors)
        return claims(
            report, self._theatre, events, outcomes_only(control_once(telling.controls)), harm, [(s, _said_when(s.said_at, scan, report.text)) for s in said]
        )

    def _parsed(self, text: str, scan: Scan) -> list[Parsed]:
        spans = list(sentences(text, self._lexicon.abbreviations))
        docs = self._nlp.pipe((s.text for s in spans), batch_size=64)
        return [
            Parsed(
                sentence=span,
                doc=doc,
                actors=_inside(span, scan.actors),
                toponyms=_inside(span, scan.toponyms),
                times=_inside(span, scan.times),
                quantities=_inside(span, scan.quantities),
            )
            for span, doc in zip(spans, docs, strict=True)
        ]

    def _read(self, parsed: Parsed, telling: _Telling, i: int, text: str) -> None:
        """Adds what one sentence tells."""
        found = settings(text, parsed.toponyms, self._generic)
        telling.day = _day_of(parsed, i) or _carried(telling.day, parsed, i)
        drafts = self._facts.find(parsed, found)
        for draft in drafts:
            self._take(draft, parsed, telling, i)
        if found and not any(d.spots for d in drafts):
            telling.spots = found[0].spots
        for harm in self._harm.find(parsed):
            telling.harm.append(
                HarmTold(
                    draft=harm,
                    spots=_spots_near(harm, found) or telling.spots,
                    when=_when(parsed, harm.start) or (telling.day.when if telling.day and not harm.cumulative else None),
                    speaker=self._speakers.find(parsed, harm.token),
                    sentence=i,
                )
            )

    def _take(self, draft: Draft, parsed: Parsed, telling: _Telling, i: int) -> None:
        """Adds what one draft tells, its gaps filled from what the report is about."""
        fights = draft.agent if draft.agent and draft.agent.kind not in ("people", "international") else None
        carried = () if draft.event in _UNPLACED else telling.spots
        spots = draft.spots or carried
        telling.spots = draft.spots or telling.spots
        when = _when(parsed, parsed.start_of(draft.token))
        if when is None and draft.event and telling.day and draft.token.tag_ not in ("VBZ", "VBP"):
            when = telling.day.when
        speaker = self._speakers.find(parsed, draft.token)
        if draft.event:
            agent = fights or (telling.agent if draft.event == "territory" else draft.agent)
            type_ = self._territory(agent) if draft.event == "territory" else draft.event
            telling.events.append(
                EventTold(
                    type=type_, spots=spots, when=when, speaker=speaker, agent=agent, patient=draft.patient,
                    start=draft.start, end=draft.end, sentence=i, placed=bool(draft.spots), unnamed=draft.unnamed,
                    definite=draft.definite,
                )
            )
        if draft.control:
            telling.controls += self._control(draft, fights or telling.agent, when, speaker, spots)
        if fights:
            telling.agent = fights

    def _control(
        self, draft: Draft, agent: ActorMention | None, when: When | None, speaker: str | None, spots: tuple[Spot, ...]
    ) -> list[ControlTold]:
        if draft.control == "besieged" and draft.trigger == "state":
            agent = None
        fact = Control(
            status=draft.control or "holds",
            side=agent.side if agent else None,
            actor=agent.name if agent else None,
            from_side=draft.patient.side if draft.patient and draft.patient is not agent else None,
            share=draft.share,
            count=draft.count,
        )
        return [
            ControlTold(
                fact=fact,
                where=_unnamed(spot) if draft.unnamed or draft.share else spot.where,
                when=when,
                speaker=speaker,
                start=draft.start,
                end=draft.end,
            )
            for spot in spots
        ]

    def _territory(self, agent: ActorMention | None) -> str:
        """A capture's type: by whether the side that took the place is a state's."""
        side = self._theatre.side(agent.side) if agent else None
        is_state = side.state if side else bool(agent and agent.kind == "state")
        return "Government regains territory" if is_state else "Non-state actor overtakes territory"


def _inside(span: Sentence, mentions: Iterable[M]) -> list[M]:
    return [m for m in mentions if span.start <= m.start < span.end]


def _unnamed(spot: Spot) -> Where:
    """A nameless part of a place."""
    return Where(name=None, within=spot.toponym.name, place=spot.toponym.place)


def _spots_near(harm: HarmDraft, found: Sequence[Setting]) -> tuple[Spot, ...]:
    nearest = min(found, key=lambda s: min(abs(s.start - harm.end), abs(harm.start - s.end)), default=None)
    return nearest.spots[:1] if nearest else ()


def _when(parsed: Parsed, at: int) -> When | None:
    """The time that a sentence gives for what stands at `at`: the nearest that is not a speech's."""
    times = [t for t in parsed.times if not _of_speech(parsed, t)]
    nearest = min(times, key=lambda t: min(abs(t.start - at), abs(t.end - at)), default=None)
    return _as_when(nearest, parsed.sentence.text[nearest.start - parsed.sentence.start : nearest.end - parsed.sentence.start]) if nearest else None


def _day_of(parsed: Parsed, i: int) -> _Day | None:
    """The day that a sentence is about: the first of its times that is no longer than a few days."""
    times = [t for t in parsed.times if not _of_speech(parsed, t) and not (t.open_start or t.open_end)]
    days = [t for t in times if (t.last - t.first).days <= _FEW_DAYS]
    if not days:
        return None
    words = parsed.sentence.text[days[0].start - parsed.sentence.start : days[0].end - parsed.sentence.start]
    return _Day(_as_when(days[0], words), i, parsed.sentence.paragraph)


def _carried(day: _Day | None, parsed: Parsed, i: int) -> _Day | None:
    """The day of the sentences before, as a reader carries it: not far, and not past a time of other days."""
    if day is None or parsed.times or i - day.sentence > _CARRIED or parsed.sentence.paragraph - day.paragraph > 1:
        return None
    return day


def _of_speech(parsed: Parsed, time: TimeMention) -> bool:
    """Whether a time is when somebody spoke ("said on Wednesday")."""
    tokens = parsed.tokens(time.start, time.end)
    if not tokens:
        return False
    head = parsed.doc[tokens[0]]
    while head.i in tokens or head.pos_ == "ADP":
        if head.head == head:
            break
        head = head.head
    before = parsed.doc[max(0, tokens[0] - 2) : tokens[0]]
    speech = {"say", "tell", "report", "announce", "state", "add", "warn", "write"}
    return head.lemma_ in speech and any(t.lemma_ in speech for t in before)


def _as_when(time: TimeMention, words: str) -> When:
    return When(first=None if time.open_start else time.first, last=None if time.open_end else time.last, words=words)


def _said_when(at: int, scan: Scan, text: str) -> When | None:
    """The time nearest to where somebody is said to have spoken."""
    near = [t for t in scan.times if abs(t.start - at) < 200]
    time = min(near, key=lambda t: abs(t.start - at), default=None)
    return _as_when(time, text[time.start : time.end]) if time else None


def _tie(harm: Sequence[HarmTold], events: Sequence[EventTold]) -> None:
    """Ties harm to the event that the report tells it of: in its sentence, else the last before it."""
    for told in harm:
        if told.draft.cumulative:
            continue
        moved = told.draft.outcome in ("surrendered", "evacuated", "displaced")
        same = [e for e in events if told.sentence in e.sentences and (moved or _can_hurt(e))]
        before = [] if moved else [e for e in events if min(e.sentences) < told.sentence and _can_hurt(e)]
        told.event = min(same, key=lambda e: abs(e.start - told.draft.start), default=None) or (before[-1] if before else None)


def _can_hurt(event: EventTold) -> bool:
    return event.type not in ("Agreement", "Change to group/activity", "Peaceful protest", "Other")
