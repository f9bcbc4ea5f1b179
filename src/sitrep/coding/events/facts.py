"""From triggers and their arguments to draft facts: what a parsed sentence says was done, by whom, where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import Parties, fights, parties
from sitrep.coding.control.company import echoes, with_company
from sitrep.coding.control.defences import DefenceFinder
from sitrep.coding.control.finder import ControlFinder
from sitrep.coding.control.states import StateFinder
from sitrep.coding.events.drafts import Draft, settled
from sitrep.coding.events.means import Means
from sitrep.coding.events.needs import Armed, Needs
from sitrep.coding.events.triggers import Hit, Trigger, TriggerFinder
from sitrep.coding.modality.modality import Modality
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_phrases import PlaceReader
from sitrep.coding.places.roles import Placed, PlaceRoles
from sitrep.coding.places.settings import Setting
from sitrep.coding.places.shares import Shares
from sitrep.coding.places.toponyms import PlaceWords
from sitrep.coding.speakers.quotes import quote
from sitrep.coding.syntax.grammar import objects, phrase, prepositional, subjects
from sitrep.coding.syntax.tree import Token

_BY_ARMS = ("air strike", "shelling", "explosion", "grenade", "chemical")
_DESCRIBING = ("clash", "assail", "offensive")
_HIGHEST = 3  # governors that are looked at
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
        bearers: Collection[str],
    ) -> None:
        self._triggers = TriggerFinder(data)
        self._means = Means(data["weapons"], data["vague"], data["launching"]["verbs"])
        self._others = frozenset(data["distinct"]["words"])
        self._military = frozenset(data["targets"]["military"])
        self._settlements = frozenset(data["pointing"]["settlements"])
        self._habits = frozenset(data["habits"]["words"])
        self._arms = frozenset(w for words in data["weapons"].values() for w in words)
        self._unarmed = frozenset(data["unarmed"]["nouns"])
        self._incidents = frozenset(data["incidents"]["nouns"])
        armed = Armed(bearers, data["units"]["nouns"], data["units"]["relief"])
        self._needs = Needs(data["things"], data["reached"]["verbs"], armed, self._military, modality)
        self._ended = frozenset(data["ended"]["verbs"])
        self._idle = frozenset(data["idle"]["verbs"])
        self._mobs = frozenset(data["mobs"]["nouns"])
        self._modality = modality
        self._roles = PlaceRoles(place_words)
        self._shares = Shares(shares)
        reader = self._reader = PlaceReader(sites)
        self._control = ControlFinder(reader, modality, self._shares, data["of_places"], data["taken"])
        self._defences = DefenceFinder(data["defences"], reader, modality)
        self._states = StateFinder(data["strongholds"], modality, reader, self._shares, home)

    def find(self, parsed: Parsed) -> list[Draft]:
        """The events and controls that a sentence tells, in order."""
        drafts = [draft for hit in self._triggers.find(parsed.tree) for draft in self._of_hit(parsed, hit)]
        return settled(
            [
                *(with_company(d, parsed) for d in drafts),
                *echoes(parsed, self._reader),
                *self._defences.find(parsed),
                *self._states.find(parsed),
            ]
        )

    def _of_hit(self, parsed: Parsed, hit: Hit) -> Iterator[Draft]:
        if hit.trigger.control:
            found = list(self._control.find(parsed, hit))
            yield from found
            if not found:
                yield from self._first_of(parsed, hit, hit.others)
            return
        yield from self._first_of(parsed, hit, (hit.trigger, *hit.others))

    def _first_of(self, parsed: Parsed, hit: Hit, triggers: Sequence[Trigger]) -> Iterator[Draft]:
        """What a hit tells by the first of some triggers of its words that fits the sentence."""
        if self._is_habit(hit) or self._is_idle(hit) or _describes_noun(hit):
            return
        if not self._modality.is_told(hit.token):
            return
        for trigger in (t for t in triggers if not t.control):
            draft = self._with(parsed, replace(hit, trigger=trigger))
            if draft:
                yield draft
                return

    def _with(self, parsed: Parsed, hit: Hit) -> Draft | None:
        """What a hit tells by one of the triggers of its words."""
        event = self._means.event_type(parsed, hit)
        who = parties(parsed, hit)
        placed = self._roles.find(parsed, hit)
        if not self._needs.are_met(hit, event, who, placed):
            return None
        if hit.trigger.name == "kill" and not placed.linked:
            return None  # a toll, and no incident of its own
        return self._draft(parsed, hit, event, who, placed)

    def _draft(self, parsed: Parsed, hit: Hit, event: str | None, who: Parties, placed: Placed) -> Draft:
        agent, patient = who
        trigger, setting, generic = hit.trigger, placed.setting, placed.generic
        span = (setting.start, setting.end) if setting else None
        start, end = quote(parsed, parsed.start_of(hit.token), parsed.end_of(hit.last), span)
        beside = generic is not None and setting is not None and _is_beside(parsed, generic, setting)
        if generic is not None and trigger.needs == "place" and not beside:
            setting = None  # "the town" is the one that the text is about, not the nearest name
        if placed.back is not None and not placed.linked:
            setting = _named_before(parsed, placed.back)
        if _is_definite(hit) and not placed.linked and not _opens(parsed, setting):
            setting = None  # "the blast" is where the incident was that it points back at
        if self._is_on_unarmed(hit, patient):
            event = "Attack"
        event = self._by_a_mob(hit, event)
        return Draft(
            event=event,
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
            distinct=any(c.lower in self._others for c in hit.token.children),
            back=setting is None and placed.back is not None and placed.back.lemma in self._settlements,
            could_be=self._means.could_be(parsed, hit, event),
            military=_strikes(hit, self._military),
        )

    def _is_habit(self, hit: Hit) -> bool:
        """Whether words describe somebody rather than tell a fact: "rebels fighting IS", "often hit"."""
        token = hit.token
        if token.tag == "VBG" and token.dep == "acl" and hit.trigger.name == "clash":
            return True
        verb = token
        for _ in range(_HIGHEST if hit.form == "noun" else 0):
            verb = verb if verb.pos == "VERB" else verb.head
        return any(c.dep == "advmod" and c.lower in self._habits for c in verb.children)

    def _is_idle(self, hit: Hit) -> bool:
        """Whether an incident is ended, or arms are only spoken of: "halted strikes", "crates of rockets"."""
        token, above = hit.token, hit.token.head
        if hit.form != "noun":
            return False
        if token.dep == "dobj" and above.lemma in self._ended:
            return True
        if _is_over(token) or self._describes(hit):
            return True
        bare = hit.trigger.name in _BY_ARMS and hit.words in self._arms
        return bare and (
            (token.dep == "dobj" and above.lemma in self._idle)
            or (token.dep == "pobj" and above.lower in ("of", "for", "against") and above.head.pos != "VERB")
        )

    def _describes(self, hit: Hit) -> bool:
        """Whether a noun only says what kind of thing another is: "combat jets", "artillery systems"."""
        above = hit.token.head
        named = hit.trigger.name in _DESCRIBING or (hit.trigger.name in _BY_ARMS and hit.words in self._arms)
        return (
            named
            and hit.token.dep == "compound"
            and above.pos == "NOUN"
            and above.lemma not in self._incidents
        )

    def _by_a_mob(self, hit: Hit, event: str | None) -> str | None:
        """What an outrage is called when a crowd commits it."""
        heads = subjects(hit.token) if hit.form == "verb" else prepositional(hit.token, "by")
        if not any(t.lemma in self._mobs for t in heads):
            return event
        return {"Looting/property destruction": "Violent demonstration", "Attack": "Mob violence"}.get(
            event or "", event
        )

    def _is_on_unarmed(self, hit: Hit, patient: ActorMention | None) -> bool:
        """Whether an attack or a killing is one of people who do not fight."""
        if hit.trigger.name == "kill":
            return not self._needs.is_armed(hit, patient)
        if hit.trigger.name != "assail" or fights(patient):
            return False
        heads = objects(hit.token) if hit.form == "verb" else prepositional(hit.token, "on", "against")
        return any(t.lemma in self._unarmed for head in heads for t in phrase(head))


def _describes_noun(hit: Hit) -> bool:
    """Whether a participle of a move only says what a noun is like: "a hastily assembled force".

    One of violence tells what happened: "beheaded bodies".
    """
    moves = hit.trigger.event == "Change to group/activity"
    return moves and hit.form == "verb" and hit.token.tag == "VBN" and hit.token.dep == "amod"


def _named_before(parsed: Parsed, word: Token) -> Setting | None:
    """The last place that a sentence names before a word that points back."""
    before = [s for s in parsed.scene if s.end <= parsed.start_of(word)]
    return before[-1] if before else None


def _opens(parsed: Parsed, setting: Setting | None) -> bool:
    """Whether a sentence opens with its place: "In Goma, ..."."""
    before = parsed.text(parsed.sentence.start, setting.start) if setting else ""
    return before.strip().lower() in (
        "in",
        "at",
        "near",
        "in the",
        "around",
        "outside",
        "inside",
        "west of",
        "south of",
    )


def _is_beside(parsed: Parsed, noun: Token, setting: Setting) -> bool:
    """Whether a place stands right behind the noun that it places: "a village ten miles from X"."""
    return 0 <= setting.start - parsed.end_of(noun) <= 2


def _is_definite(hit: Hit) -> bool:
    """Whether a noun points back at an incident told before: "the blast", "Saturday's attack"."""
    pointing = ("the", "this", "these", "that", "those")
    return hit.form == "noun" and any(
        c.dep in ("det", "poss") and c.lower in pointing for c in hit.token.children
    )


def _is_over(noun: Token) -> bool:
    """Whether words say of an incident that it is past: "the battle is over"."""
    verb = noun.head
    ended = any(c.lower == "over" and c.dep in ("advmod", "acomp", "prt") for c in verb.children)
    return noun.dep == "nsubj" and verb.lemma == "be" and ended


def _strikes(hit: Hit, targets: frozenset[str]) -> bool:
    """Whether what a trigger tells of strikes one of some targets: its object, or that of its verb."""
    verb = hit.token.head if hit.form == "noun" and hit.token.head.pos == "VERB" else hit.token
    struck = (*objects(verb), *prepositional(verb, *_ON), *prepositional(hit.token, *_ON))
    return any(t.lemma in targets for head in struck if head != hit.token for t in phrase(head))
