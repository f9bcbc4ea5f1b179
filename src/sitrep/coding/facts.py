"""From triggers and their arguments to draft facts: what a parsed sentence says was done, by whom, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from sitrep.coding.control import ControlFinder
from sitrep.coding.drafts import Draft, settled
from sitrep.coding.means import Means
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed, objects, phrase, prepositional
from sitrep.coding.parties import Parties, fights, parties
from sitrep.coding.place_phrases import PlacePhrase, PlaceReader
from sitrep.coding.quotes import quote
from sitrep.coding.roles import Placed, PlaceRoles
from sitrep.coding.settings import Setting
from sitrep.coding.shares import Shares
from sitrep.coding.states import StateFinder
from sitrep.coding.toponyms import PlaceWords
from sitrep.coding.triggers import Hit, TriggerFinder

_COMPANY = re.compile(r"\b(?:together|along) with (?:the )?$")
_ON = ("on", "at", "against", "into")


class FactFinder:
    """Finds events and control in parsed sentences."""

    def __init__(
        self,
        data: Mapping[str, Any],
        modality: Modality,
        place_words: PlaceWords,
        sites: Mapping[str, Any],
        shares: Mapping[str, float],
        home: str | None,
    ) -> None:
        self._triggers = TriggerFinder(data)
        self._means = Means(data["weapons"], data["vague"])
        self._others = frozenset(data["distinct"]["words"])
        self._reached = frozenset(data["reached"]["verbs"])
        self._military = frozenset(data["targets"]["military"])
        self._modality = modality
        self._roles = PlaceRoles(place_words)
        self._shares = Shares(shares)
        reader = PlaceReader(sites)
        self._control = ControlFinder(reader, modality, self._shares)
        self._states = StateFinder(data["strongholds"], modality, reader, self._shares, home)

    def find(self, parsed: Parsed) -> list[Draft]:
        """The events and controls that a sentence tells, in order."""
        drafts = [draft for hit in self._triggers.find(parsed.doc) for draft in self._of_hit(parsed, hit)]
        return settled([*(_with_company(d, parsed) for d in drafts), *self._states.find(parsed)])

    def _of_hit(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        if hit.trigger.control:
            yield from self._control.find(parsed, hit)
            return
        if not self._modality.is_told(hit.token):
            return
        event = self._means.event_type(parsed, hit)
        who = parties(parsed, hit)
        placed = self._roles.find(parsed, hit)
        if self._has_what_it_needs(hit, event, who, placed):
            yield self._draft(parsed, hit, event, who, placed)

    def _has_what_it_needs(self, hit: Hit, event: str | None, who: Parties, placed: Placed) -> bool:
        """Whether the sentence gives a trigger the arguments without which it means something else."""
        match hit.trigger.needs:
            case "place":
                return placed.is_told
            case "fighters":
                return fights(who[0])
            case "a party":
                return hit.form == "noun" or any(who)
            case "weapon":
                return event is not None
            case "reached":
                return self._is_reached(hit.token)
        return True

    def _draft(self, parsed: Parsed, hit: Hit, event: str | None, who: Parties, placed: Placed) -> Draft:
        agent, patient = who
        trigger, setting, generic = hit.trigger, placed.setting, placed.generic
        span = (setting.start, setting.end) if setting else None
        start, end = quote(parsed, parsed.start_of(hit.token), parsed.end_of(hit.last), span)
        beside = generic is not None and setting is not None and _is_beside(parsed, generic, setting)
        if generic is not None and trigger.needs == "place" and not beside:
            setting = None  # "the town" is the one that the text is about, not the nearest name
        if trigger.name == "kill" and not fights(patient):
            event = "Attack"
        return Draft(
            event=event,
            control=None,
            token=hit.token,
            spots=setting.spots if setting else (),
            agent=agent,
            patient=patient,
            start=start,
            end=end,
            unnamed=self._roles.is_nameless(generic)
            if generic is not None
            else self._roles.is_part(parsed, setting),
            trigger=trigger.name,
            definite=_is_definite(hit),
            distinct=any(c.lower_ in self._others for c in hit.token.children),
            could_be=self._means.could_be(parsed, hit, event),
            military=_strikes(hit, self._military),
        )

    def _is_reached(self, noun: Token) -> bool:
        """Whether an agreement is told as made, not asked for."""
        above = noun.head
        while above.pos_ == "ADP" and above.head != above:
            above = above.head
        governed = noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        return governed and above.lemma_.lower() in self._reached and self._modality.is_told(above)


def _is_beside(parsed: Parsed, noun: Token, setting: Setting) -> bool:
    """Whether a place stands right behind the noun that it places: "a village ten miles from X"."""
    return 0 <= setting.start - parsed.end_of(noun) <= 2


def _with_company(draft: Draft, parsed: Parsed) -> Draft:
    """A capture with the places that it is told "together with"."""
    if draft.control != "captured":
        return draft
    at = parsed.start_of(draft.token)
    company = [s for s in parsed.settings if s.start > at and _COMPANY.search(parsed.text(at, s.start))]
    known = {spot.toponym.start for place in draft.places for spot in place.spots}
    added = [
        PlacePhrase(start=s.start, spots=s.spots) for s in company if s.spots[0].toponym.start not in known
    ]
    return replace(draft, places=(*draft.places, *added)) if added else draft


def _is_definite(hit: Hit) -> bool:
    """Whether a noun points back at an incident told before: "the blast", "Saturday's attack"."""
    pointing = ("the", "this", "these", "that", "those")
    return hit.form == "noun" and any(
        c.dep_ in ("det", "poss") and c.lower_ in pointing for c in hit.token.children
    )


def _strikes(hit: Hit, targets: frozenset[str]) -> bool:
    """Whether what a trigger tells of strikes one of some targets: its object, or that of its verb."""
    verb = hit.token.head if hit.form == "noun" and hit.token.head.pos_ == "VERB" else hit.token
    struck = (*objects(verb), *prepositional(verb, *_ON), *prepositional(hit.token, *_ON))
    return any(t.lemma_.lower() in targets for head in struck if head != hit.token for t in phrase(head))
