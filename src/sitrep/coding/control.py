"""Who took, held, fought for, besieged, left or lost a place: from triggers and the tree around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.drafts import Draft
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed, is_passive, objects, prepositional, subjects
from sitrep.coding.parties import Parties, actors_in, fights, parties
from sitrep.coding.place_phrases import PlacePhrase, PlaceReader
from sitrep.coding.quotes import quote
from sitrep.coding.shares import Shares
from sitrep.coding.triggers import Hit
from sitrep.model import Status

_TRANSFER = "Non-violent transfer of territory"
_OUT_OF = ("from", "out", "of")
_RIGHT_BEFORE = re.compile(
    r"^(?: and (?:its|their|his) \w+)?(?: (?:have|has|had|also|then|later|\w+ly))*\s*$"
)
_TO = ("to", "into", "under")


class ControlFinder:
    """Finds facts of control in parsed sentences."""

    def __init__(self, reader: PlaceReader, modality: Modality, shares: Shares) -> None:
        self._reader = reader
        self._modality = modality
        self._shares = shares

    def find(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        """What a trigger tells of who holds a place."""
        if not self._modality.is_told(hit.token):
            if hit.trigger.control == "captured" and self._modality.is_fought_for(hit.token):
                yield from self._fought_for(parsed, hit)
            return
        agent, loser = _parties(parsed, hit)
        if hit.trigger.name == "hold" and not _is_verb_of_holding(hit, agent):
            return
        if hit.form == "verb" and hit.trigger.control == "besieged" and not _is_siege(hit, agent):
            return
        places = self._reader.read(parsed, _heads(hit)) or self._behind(parsed, hit)
        match hit.trigger.name:
            case "capture" if not places:
                yield from self._driven_out(parsed, hit, agent)
            case "drive-out":
                yield from self._driven_out(parsed, hit, agent)
            case "leave" if not places:
                yield from self._evacuated(parsed, hit)
            case "fall" | "lose":
                yield from self._lost(parsed, hit, places, agent)
            case _:
                yield from self._plain(parsed, hit, places, agent, loser)

    def _behind(self, parsed: Parsed, hit: Hit) -> tuple[PlacePhrase, ...]:
        """The place right behind a verb, whatever the tree makes of it ("captured X Monday")."""
        if hit.form == "noun" or hit.trigger.place != "object" or is_passive(hit.token):
            return ()
        setting = self._reader.right_behind(parsed, hit.last)
        return (PlacePhrase(start=setting.start, spots=setting.spots),) if setting else ()

    def _plain(
        self,
        parsed: Parsed,
        hit: Hit,
        places: tuple[PlacePhrase, ...],
        agent: ActorMention | None,
        loser: ActorMention | None,
    ) -> Iterator[Draft]:
        needs = hit.trigger.needs or ""
        if "fighters" in needs and not fights(agent) and not _is_referred(hit):
            return
        if needs == "place after a capture" and objects(hit.token):
            return
        if not places and hit.trigger.bare and not _has_destination(hit):
            places = (PlacePhrase(start=parsed.start_of(hit.token), noun="there"),)
        if not places:
            return
        yield self._draft(parsed, hit, places, agent, loser)

    def _driven_out(self, parsed: Parsed, hit: Hit, agent: ActorMention | None) -> Iterator[Draft]:
        """ "Drove X out of Y", "cleared X from Y": the place is Y; with nobody said to do it, X lost it."""
        driven = next((a for o in objects(hit.token) for a in actors_in(parsed, o) if fights(a)), None)
        places = self._reader.read(parsed, _prepositional(hit, *_OUT_OF))
        if not places or not (driven or any(o.pos_ == "PRON" for o in objects(hit.token))):
            return
        if agent is driven:
            agent = None
        if agent is None and is_passive(hit.token):
            yield self._draft(parsed, _as(hit, "lost", None), places, driven, None)
        else:
            yield self._draft(parsed, hit, places, agent, driven)

    def _evacuated(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        """ "Fighters were evacuated from X"."""
        leaving = next((a for o in objects(hit.token) for a in actors_in(parsed, o) if fights(a)), None)
        places = self._reader.read(parsed, _prepositional(hit, *_OUT_OF))
        if leaving and places and hit.token.lemma_.lower() == "evacuate":
            yield self._draft(parsed, _as(hit, "withdrew", _TRANSFER), places, leaving, None)

    def _lost(
        self, parsed: Parsed, hit: Hit, places: tuple[PlacePhrase, ...], agent: ActorMention | None
    ) -> Iterator[Draft]:
        """ "X fell (to Y)", "X lost Y (to Z)"."""
        if not places:
            return
        heads = list(_prepositional(hit, *_TO))
        taker = next((a for head in heads for a in actors_in(parsed, head) if fights(a)), None)
        if hit.trigger.name == "fall":
            agent = None
        if taker:
            yield self._draft(parsed, _as(hit, "captured", "territory"), places, taker, agent)
        else:
            yield self._draft(parsed, _as(hit, "lost", None), places, agent, None)

    def _fought_for(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        """A place that a fight is told to be for: "an offensive to take X"."""
        agent, loser = parties(parsed, hit)
        places = tuple(p for p in self._reader.read(parsed, _heads(hit)) if p.spots)
        if places:
            yield self._draft(parsed, _as(hit, "contested", None), places, agent, loser)

    def _draft(
        self,
        parsed: Parsed,
        hit: Hit,
        places: tuple[PlacePhrase, ...],
        agent: ActorMention | None,
        loser: ActorMention | None,
    ) -> Draft:
        spans = [(p.start, max((s.toponym.end for s in p.spots), default=p.start + 1)) for p in places]
        start, end = quote(parsed, parsed.start_of(hit.token), parsed.end_of(hit.last), spans[0])
        takes = hit.trigger.control in ("captured", "holds", "lost")
        return Draft(
            event=hit.trigger.event,
            control=hit.trigger.control,
            token=hit.token,
            spots=(),
            places=places,
            agent=agent,
            patient=loser,
            start=start,
            end=end,
            share=self._shares.find(parsed, hit.token) if takes else None,
            trigger=hit.trigger.name,
        )


def _as(hit: Hit, control: Status, event: str | None) -> Hit:
    """A hit that tells of another status and event than its trigger does by itself."""
    return replace(hit, trigger=replace(hit.trigger, control=control, event=event))


def _is_siege(hit: Hit, agent: ActorMention | None) -> bool:
    """Whether armed people surround a place: not "the fields surrounding X", "surrounded by rubble"."""
    doers = subjects(hit.token)
    if hit.token.tag_ == "VBN":
        return fights(agent) or not doers
    return fights(agent) or any(d.tag_ == "PRP" for d in doers)


def _is_verb_of_holding(hit: Hit, agent: ActorMention | None) -> bool:
    """Whether armed people hold something: not "rebel-held", not "talks were held"."""
    if hit.form == "noun":
        return fights(agent) and any(c.dep_ in ("poss", "compound", "amod") for c in hit.token.children)
    return hit.token.dep_ != "amod" and fights(agent) and bool(subjects(hit.token) or hit.token.dep_ == "acl")


def _parties(parsed: Parsed, hit: Hit) -> Parties:
    """Who did it and to whom; the actor right before an active verb did it, whatever the tree says."""
    agent, loser = parties(parsed, hit)
    if hit.form == "noun" or is_passive(hit.token) or hit.token.dep_ == "acl":
        return agent, loser
    if agent and any(c.dep_ == "nsubj" for c in hit.token.children):
        return agent, loser
    at = parsed.start_of(hit.token)
    near = [a for a in parsed.actors if 0 <= at - a.end < 40 and fights(a) and not (a.holds or a.modifies)]
    if near and _RIGHT_BEFORE.match(parsed.text(near[-1].end, at)):
        agent = _first_of_list(parsed, near[-1])
        loser = None if loser is agent else loser
    return agent, loser


def _first_of_list(parsed: Parsed, actor: ActorMention) -> ActorMention:
    """The first of actors named together: "soldiers and Kurdish fighters"."""
    before = [a for a in parsed.actors if a.end < actor.start and fights(a) and not (a.holds or a.modifies)]
    joined = before and parsed.text(before[-1].end, actor.start).strip() in (
        "and",
        "and the",
        "& ",
        "and allied",
    )
    return before[-1] if joined else actor


def _heads(hit: Hit) -> Iterator[Token]:
    """The words whose phrases are the trigger's place, by the roles that it gives it."""
    token, trigger = hit.token, hit.trigger
    if hit.form == "noun":
        if token.dep_ == "pobj" and token.head.lower_ == "under":  # "X is under siege"
            yield from subjects(token.head.head)
        yield from prepositional(token, "of", "on", "around", *trigger.at)
        yield from (c for c in token.children if c.dep_ in ("poss", "compound", "nmod"))
        return
    if trigger.place == "subject":
        yield from (s for s in subjects(token) if token.dep_ != "acl")
    elif trigger.place == "object":
        yield from objects(token)
        if hit.last != token:
            yield from _prepositional(hit, "of", "over")
    yield from _prepositional(hit, *trigger.at)


def _prepositional(hit: Hit, *prepositions: str) -> Iterator[Token]:
    if prepositions:
        for token in dict.fromkeys((hit.token, hit.last)):
            yield from prepositional(token, *prepositions)


def _has_destination(hit: Hit) -> bool:
    return any(True for _ in _prepositional(hit, "to", "towards", "toward", "into"))


def _is_referred(hit: Hit) -> bool:
    """Whether who did it is told by a pronoun, or left out beside a verb that has its doer."""
    return any(s.tag_ == "PRP" for s in subjects(hit.token))
