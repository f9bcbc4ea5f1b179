"""What a report tells, sentence by sentence: draft facts with their gaps filled from what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import doer_of, fights
from sitrep.coding.actors.takers import Takers
from sitrep.coding.control.holders import Holders
from sitrep.coding.events.drafts import Draft
from sitrep.coding.events.facts import FactFinder
from sitrep.coding.harm.finder import HarmDraft, HarmFinder
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.focus import Focus
from sitrep.coding.places.nearness import nearest
from sitrep.coding.places.place_reference import PlaceMemory, Site
from sitrep.coding.places.settings import Spot
from sitrep.coding.speakers.finder import Heard, SpeakerFinder
from sitrep.coding.times.days import DayMemory, when_of
from sitrep.coding.told import ControlTold, EventTold, HarmTold
from sitrep.model import Control, Theatre, When, Where

# Sentences over which a bare figure points back at the harm told before it.
_REMEMBERED = 3

# What stands between those hurt and a place of their own.
_THEIRS = re.compile(r"^[^.;\d]{0,30}\b(?:in|at|near|outside|inside|around) (?:[a-z]+ ){0,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finders:
    """What finds facts in sentences."""

    facts: FactFinder
    harm: HarmFinder
    speakers: SpeakerFinder
    theatre: Theatre


@dataclass(slots=True)
class Telling:
    """What a report has told so far, and what it is about: what "there" and a missing subject stand for."""

    finders: Finders
    places: PlaceMemory
    takers: Takers
    holders: Holders = field(default_factory=Holders)
    events: list[EventTold] = field(default_factory=list)
    controls: list[ControlTold] = field(default_factory=list)
    harm: list[HarmTold] = field(default_factory=list)
    days: DayMemory = field(default_factory=DayMemory)
    focus: Focus = field(default_factory=Focus)
    _heard: Heard = field(default_factory=Heard)

    def read(self, parsed: Parsed, drafts: Sequence[Draft], i: int, heard: Heard) -> None:
        """Adds what sentence `i` tells: its drafts, and the harm in it.

        `heard` is whom the report has credited so far.
        """
        self._heard = heard
        self.days.hear(parsed, i)
        paragraph = parsed.sentence.paragraph
        self.focus.next_sentence()
        if parsed.dateline:
            self.focus.turn_to(parsed.dateline.spots, paragraph)
        self.focus.name(spot for setting in parsed.scene for spot in setting.spots)
        self.places.hear(parsed, i)
        self.holders.expect(drafts)
        for draft in drafts:
            self._take(draft, parsed, i)
        if parsed.scene and not any(d.spots for d in drafts):
            self.focus.turn_to(parsed.scene[0].spots, paragraph)
        before = [h.draft for h in self.harm if i - h.sentence <= _REMEMBERED]
        for harm in self.finders.harm.find(parsed, before):
            self._take_harm(harm, parsed, i)

    def _take(self, draft: Draft, parsed: Parsed, i: int) -> None:
        if draft.trigger == "follow" and not self._goes_on(draft):
            return
        if draft.trigger == "echo":
            if not self.controls:
                return
            draft = replace(draft, control=self.controls[-1].fact.status, agent=self.holders.last_told)
        sites = self._sites(draft)
        spots = tuple(s.spot for s in sites)
        carried = _beside(draft, parsed) if draft.control else self._about(parsed, draft)
        self.focus.turn_to(spots, parsed.sentence.paragraph)
        speaker = self.finders.speakers.find(parsed, draft.token, self._heard)
        self.holders.hear(draft)
        said = draft
        if draft.control:
            taker = self.takers.of(draft) if draft.control == "captured" else None
            agent, status = self.holders.settle(draft, sites, taker)
            event = "territory" if status == "captured" and draft.trigger == "fall" else draft.event
            draft = replace(draft, agent=agent, control=status, event=event)
        self.takers.hear(said)
        when = when_of(parsed, draft.token, parsed.start_of(draft.token))
        if draft.event:
            day = when or self._carried_day(draft)
            told = self._event(draft, spots or carried, day, speaker, i, dated=when is not None)
            told.unnamed = sites[0].nameless if sites else draft.unnamed
            told.held_by = _holder(parsed, told.spots)
            self.events.append(told)
        if draft.control:
            day = when or (self._carried_day(draft) if draft.event else None)
            sided = fights(said.agent)
            for site in sites:
                self.controls.append(replace(self._control(draft, site, day, speaker, i), sided=sided))
            self.holders.tell(draft.agent, draft.control, sites)
            self.places.tell(sites, draft.start)

    def _goes_on(self, draft: Draft) -> bool:
        """Whether "the town followed" or "X went" goes on from a capture, or is one by itself."""
        named = any(place.spots for place in draft.places)
        after = bool(self.controls) and self.controls[-1].fact.status == "captured"
        return after or (named and draft.token.lemma == "go")

    def _sites(self, draft: Draft) -> tuple[Site, ...]:
        """Where a draft's fact stands: what its words name, or what they point back at."""
        if draft.places:
            return self.places.sites(draft.places)
        return tuple(Site(spot=spot, nameless=draft.unnamed) for spot in draft.spots)

    def _about(self, parsed: Parsed, draft: Draft | None = None) -> tuple[Spot, ...]:
        """The place of a fact that its sentence does not place.

        The one named last, but in a new paragraph, or where words point back, that of the whole text;
        none for what a new paragraph tells that a group did or became.
        """
        back = draft is not None and draft.back
        elsewhere = parsed.sentence.paragraph != self.focus.paragraph
        if draft and elsewhere and not back and _moves(draft):
            return ()
        main = self.focus.main() if back or elsewhere else ()
        return main or self.focus.last

    def _control(
        self, draft: Draft, site: Site, when: When | None, speaker: str | None, i: int
    ) -> ControlTold:
        agent = draft.agent
        loser = draft.patient
        if loser and agent and loser.side == agent.side:
            loser = None
        if draft.control == "captured":
            loser = loser or self.holders.before(agent, site)
        nameless = site.nameless or draft.share is not None
        return ControlTold(
            fact=Control(
                status=draft.control or "holds",
                side=agent.side if agent else None,
                actor=agent.name if agent else None,
                from_side=loser.side if loser else None,
                share=draft.share,
                count=site.count if site.nameless else None,
            ),
            token=draft.token,
            where=_nameless(site.spot) if nameless else site.spot.where,
            when=when,
            speaker=speaker,
            start=draft.start,
            end=draft.end,
            sentence=i,
            trigger=draft.trigger,
            placed=any(place.spots for place in draft.places),
            sided=False,
        )

    def _carried_day(self, draft: Draft) -> When | None:
        """The day that the text is about, for what is told as past."""
        is_present = draft.token.tag in ("VBZ", "VBP")
        return None if is_present else self.days.in_paragraph

    def _event(
        self,
        draft: Draft,
        spots: tuple[Spot, ...],
        when: When | None,
        speaker: str | None,
        i: int,
        *,
        dated: bool,
    ) -> EventTold:
        takes = draft.event == "territory"
        agent = draft.agent
        return EventTold(
            type=self._territory(agent) if takes else draft.event or "Other",
            token=draft.token,
            spots=spots,
            when=when,
            speaker=speaker,
            agent=agent,
            patient=draft.patient,
            start=draft.start,
            end=draft.end,
            sentence=i,
            placed=bool(draft.spots or draft.places),
            definite=draft.definite,
            could_be=draft.could_be,
            distinct=draft.distinct,
            dated=dated,
            military=draft.military,
            trigger=draft.trigger,
        )

    def _territory(self, agent: ActorMention | None) -> str:
        """A capture's type: by whether the side that took the place is a state's."""
        side = self.finders.theatre.side(agent.side) if agent else None
        is_state = side.state if side else bool(agent and _is_of_a_state(agent))
        return "Government regains territory" if is_state else "Non-state actor overtakes territory"

    def _take_harm(self, harm: HarmDraft, parsed: Parsed, i: int) -> None:
        own = _spots_behind(harm, parsed)
        self.harm.append(
            HarmTold(
                draft=harm,
                spots=own or _spots_near(harm, parsed) or self._about(parsed),
                apart=bool(own),
                when=when_of(parsed, harm.token, harm.start)
                or (None if harm.cumulative else self.days.in_paragraph),
                carried=None if harm.cumulative else self.days.told_last,
                speaker=self.finders.speakers.find(parsed, harm.token, self._heard),
                sentence=i,
                agent=doer_of(parsed, harm.token),
            )
        )


def _moves(draft: Draft) -> bool:
    """Whether a draft tells what a group did or became; a campaign is where the text is."""
    return draft.event == "Change to group/activity" and draft.trigger != "launch"


def _beside(draft: Draft, parsed: Parsed) -> tuple[Spot, ...]:
    """The place that a sentence names nearest to a capture or a loss whose own place is not known."""
    setting = nearest(parsed, parsed.scene, draft.token)
    return setting.spots[:1] if setting else ()


def _is_of_a_state(agent: ActorMention) -> bool:
    return agent.kind == "state" or (agent.side or "").endswith((" government", " military"))


# Characters within which a place belongs to "rebel-held".
_IN_PASSING = 70


def _holder(parsed: Parsed, spots: Sequence[Spot]) -> str | None:
    """The side that a sentence says in passing holds the place: "rebel-held X"."""
    at = [s.toponym.start for s in spots]
    holders = [a for a in parsed.actors if a.holds and any(0 <= start - a.end <= _IN_PASSING for start in at)]
    return holders[-1].side if holders else None


def _nameless(spot: Spot) -> Where:
    """A nameless part of a place."""
    return Where(name=None, within=spot.toponym.name, place=spot.toponym.place)


def _spots_behind(harm: HarmDraft, parsed: Parsed) -> tuple[Spot, ...]:
    """The place that stands right behind those hurt as theirs: "nine in Ansari"."""
    setting = next((s for s in parsed.scene if s.start >= harm.end), None)
    if setting is None or not _THEIRS.match(parsed.text(harm.end, setting.start)):
        return ()
    return setting.spots[:1]


def _spots_near(harm: HarmDraft, parsed: Parsed) -> tuple[Spot, ...]:
    nearest = min(
        parsed.settings, key=lambda s: min(abs(s.start - harm.end), abs(harm.start - s.end)), default=None
    )
    return nearest.spots[:1] if nearest else ()
