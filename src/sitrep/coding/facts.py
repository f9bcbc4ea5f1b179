"""From triggers and their arguments to draft facts: what a parsed sentence says was done, by whom, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.drafts import Draft, settled
from sitrep.coding.means import Means
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed, objects, phrase, prepositional
from sitrep.coding.parties import Parties, fights, parties
from sitrep.coding.roles import Placed, PlaceRoles
from sitrep.coding.settings import Setting
from sitrep.coding.shares import Shares
from sitrep.coding.states import StateFinder
from sitrep.coding.toponyms import PlaceWords
from sitrep.coding.triggers import Hit, TriggerFinder

_COMPANY = re.compile(r"\b(?:together|along) with (?:the )?$")
_ON = ("on", "at", "against", "into")
_LONGEST_QUOTE, _SHORTEST_QUOTE = 24, 5  # words


class FactFinder:
    """Finds events and control in parsed sentences."""

    def __init__(
        self,
        data: Mapping[str, Any],
        modality: Modality,
        place_words: PlaceWords,
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
        self._states = StateFinder(
            data["strongholds"], modality, place_words, self._roles, self._shares, home
        )

    def find(self, parsed: Parsed) -> list[Draft]:
        """The events and controls that a sentence tells, in order."""
        drafts = [draft for hit in self._triggers.find(parsed.doc) for draft in self._of_hit(parsed, hit)]
        return settled([*(_with_company(d, parsed) for d in drafts), *self._states.find(parsed)])

    def _of_hit(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        if not self._modality.is_told(hit.token):
            if hit.trigger.control == "captured" and self._modality.is_fought_for(hit.token):
                yield from self._fought_for(parsed, hit)
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
            case "place after a capture":
                return placed.linked and not objects(hit.token)
            case "fighters in place":
                return placed.is_told and fights(who[0])
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
        start, end = _quote(parsed, hit, setting)
        beside = generic is not None and setting is not None and _is_beside(parsed, generic, setting)
        if generic is not None and trigger.needs in ("place", "fighters in place") and not beside:
            setting = None  # "the town" is the one that the text is about, not the nearest name
        control = trigger.control if placed.is_told else None
        if trigger.name == "withdraw" and not placed.linked:
            control = None
        if trigger.name == "fall":
            agent, patient = _fallen_to(parsed, hit), None
            control, event = ("captured", event) if agent else ("lost", None)
        if trigger.name == "kill" and not fights(patient):
            event = "Attack"
        takes = trigger.control in ("captured", "holds", "lost")
        return Draft(
            event=event,
            control=control,
            token=hit.token,
            spots=setting.spots if setting else (),
            agent=agent,
            patient=patient,
            start=start,
            end=end,
            unnamed=self._roles.is_nameless(generic)
            if generic is not None
            else self._roles.is_part(parsed, setting),
            share=self._shares.find(parsed, hit.token) if takes else None,
            trigger=trigger.name,
            definite=_is_definite(hit),
            distinct=any(c.lower_ in self._others for c in hit.token.children),
            could_be=self._means.could_be(parsed, hit, event),
            military=_strikes(hit, self._military),
        )

    def _fought_for(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        """A place that a fight is told to be for: "an offensive to take X"."""
        placed = self._roles.find(parsed, hit)
        agent, patient = parties(parsed, hit)
        if placed.linked and placed.setting:
            start, end = _quote(parsed, hit, placed.setting)
            yield Draft(
                event=None,
                control="contested",
                token=hit.token,
                spots=placed.setting.spots,
                agent=agent,
                patient=patient,
                start=start,
                end=end,
                unnamed=self._roles.is_part(parsed, placed.setting),
                trigger="fought for",
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
    known = {spot.toponym.start for spot in draft.spots}
    added = [spot for s in company for spot in s.spots if spot.toponym.start not in known]
    return replace(draft, also=tuple(added)) if added else draft


def _fallen_to(parsed: Parsed, hit: Hit) -> ActorMention | None:
    """To whom a place fell."""
    for head in prepositional(hit.token, "to", "into", "under"):
        actors = parsed.within(list(head.subtree), ActorMention)
        if actors:
            return actors[0]
    return None


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


def _quote(parsed: Parsed, hit: Hit, setting: Setting | None) -> tuple[int, int]:
    """The words to quote for a trigger: from it to its place, or the words around it."""
    doc = parsed.doc
    start, end = parsed.start_of(hit.token), parsed.end_of(hit.last)
    if setting and abs(setting.start - start) < 120:
        start, end = min(start, setting.start), max(end, setting.end)
    words = parsed.tokens(start, end)
    left, right = words[0], words[-1]
    while right - left < _SHORTEST_QUOTE and (left > 0 or right + 1 < len(doc)):
        left, right = max(0, left - 2), min(len(doc) - 1, right + 2)
    right = min(right, left + _LONGEST_QUOTE)
    while left < right and doc[left].is_punct and not doc[left].is_quote:
        left += 1
    while left < right and doc[right].is_punct and not doc[right].is_quote:
        right -= 1
    return parsed.start_of(doc[left]), parsed.end_of(doc[right])
