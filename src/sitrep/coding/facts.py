"""From triggers and their arguments to draft facts: what a parsed sentence says was done, by whom, where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.modality import Modality
from sitrep.coding.parsed import Parsed, is_passive, members, objects, phrase, prepositional, subjects
from sitrep.coding.quantities import Quantity
from sitrep.coding.settings import Setting, Spot
from sitrep.coding.triggers import Hit, TriggerFinder
from sitrep.model import Status

_NEAR = ("in", "at", "near", "on", "around", "inside", "over", "across", "outside", "against", "for", "into", "of", "to", "towards", "toward", "from", "between", "within", "throughout", "through", "out", "along", "towards")
_BOMBARDMENTS = ("Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon")
_GROUND = {"ground", "territory", "land", "hill", "hilltop", "base", "position", "point", "building", "field", "checkpoint", "height", "mountain", "airport", "camp", "swathe", "site", "square", "airbase"}
_NOT_SIDES = ("people", "international")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A fact of a sentence before it is grounded: an event, a control, or both by one trigger.

    `spots` are where it stands, `unnamed` says that it is about nameless parts of them
    ("several districts of Aleppo"). `start` and `end` are the words to quote.
    """

    event: str | None
    control: Status | None
    token: Token
    spots: tuple[Spot, ...]
    agent: ActorMention | None
    patient: ActorMention | None
    start: int
    end: int
    unnamed: bool = False
    share: float | None = None
    count: int | None = None
    trigger: str = ""
    definite: bool = False


class FactFinder:
    """Finds events and control in parsed sentences."""

    def __init__(self, data: Mapping[str, Any], modality: Modality, generic: frozenset[str], shares: Mapping[str, float], home: str | None) -> None:
        self._triggers = TriggerFinder(data)
        self._weapons = {event: frozenset(words) for event, words in data["weapons"].items()}
        self._strongholds = frozenset(data["strongholds"]["nouns"])
        self._under = frozenset(data["strongholds"]["under"])
        self._reached = frozenset(data["reached"]["verbs"])
        self._modality = modality
        self._generic = generic
        self._shares = shares
        self._home = home

    def find(self, parsed: Parsed, settings: Sequence[Setting]) -> list[Draft]:
        """The events and controls that a sentence tells, in order."""
        drafts = [d for hit in self._triggers.find(parsed.doc) for d in self._of_hit(parsed, settings, hit)]
        drafts += self._holding_adjectives(parsed, settings)
        drafts += self._strongholds_of(parsed, settings)
        drafts += self._besieged(parsed, settings)
        return _settled(drafts)

    # By trigger ----------------------------------------------------------------------

    def _of_hit(self, parsed: Parsed, settings: Sequence[Setting], hit: Hit) -> Iterator[Draft]:
        trigger = hit.trigger
        if not self._modality.is_told(hit.token):
            if trigger.control == "captured" and self._modality.is_fought_for(hit.token):
                yield from self._fought_for(parsed, settings, hit)
            return
        event = self._event_type(parsed, hit)
        agent, patient = self._parties(parsed, hit)
        placed, setting = self._place(parsed, settings, hit)
        generic = None if placed else self._generic_place(hit)
        if trigger.needs == "place" and not (placed or generic is not None):
            return
        if trigger.name == "clash" and hit.form == "verb" and agent is None and patient is None:
            return
        if trigger.needs == "fighters in place" and (not (placed or generic is not None) or agent is None or agent.kind in _NOT_SIDES):
            return
        if trigger.needs == "fighters" and (agent is None or agent.kind in _NOT_SIDES):
            return
        if trigger.needs == "weapon" and event is None:
            return
        if trigger.needs == "reached" and not self._is_reached(hit.token):
            return
        start, end = _quote(parsed, hit, setting)
        if generic is not None and trigger.needs in ("place", "fighters in place"):
            setting = None
        control = trigger.control if placed or generic is not None else None
        if trigger.name == "withdraw" and not placed:
            control = None
        if trigger.name == "fall":
            agent = self._fallen_to(parsed, hit) or None
            patient = None
            control = "captured" if agent else "lost"
            event = "territory" if agent else None
        if trigger.name == "drive-out":
            agent, patient = agent, patient
        yield Draft(
            event=event,
            control=control,
            token=hit.token,
            spots=setting.spots if setting else (),
            agent=agent,
            patient=patient,
            start=start,
            end=end,
            unnamed=_is_nameless(generic) if generic is not None else self._is_unnamed(parsed, setting),
            share=self._share(parsed, hit),
            trigger=trigger.name,
            definite=_is_definite(hit),
        )

    def _generic_place(self, hit: Hit) -> Token | None:
        """The noun that stands for a place in the trigger's role: "the town", "several districts"."""
        heads = subjects(hit.token) if hit.trigger.place == "subject" else []
        if hit.trigger.place == "object":
            heads = objects(hit.token)
        heads += [h for t in (hit.token, hit.last) for h in prepositional(t, "of", "over", "into", "from", "out")]
        if hit.form == "noun":
            heads = [t for h in prepositional(hit.token, "of") for t in h.subtree]
        return next((h for h in heads if h.lower_ in ("it", "them") or h.lower_ in self._generic or h.lemma_.lower() in self._generic or h.lemma_.lower() in _GROUND), None)

    def _fought_for(self, parsed: Parsed, settings: Sequence[Setting], hit: Hit) -> Iterator[Draft]:
        """A place that a fight is told to be for."""
        placed, setting = self._place(parsed, settings, hit)
        agent, patient = self._parties(parsed, hit)
        if placed and setting:
            start, end = _quote(parsed, hit, setting)
            yield Draft(
                event=None, control="contested", token=hit.token, spots=setting.spots, agent=agent, patient=patient,
                start=start, end=end, unnamed=self._is_unnamed(parsed, setting), trigger="fought for",
            )

    def _event_type(self, parsed: Parsed, hit: Hit) -> str | None:
        """The type of incident: the trigger's own, or what the weapon in the sentence says."""
        trigger = hit.trigger
        if trigger.name not in ("strike", "bomb", "air strike", "shelling", "explosion", "assail"):
            return trigger.event
        words = {t.lower_ for t in parsed.doc} | {t.lemma_.lower() for t in parsed.doc}
        weapon = next((event for event, weapons in self._weapons.items() if words & weapons), None)
        if trigger.name == "strike":
            own = {t.lower_ for t in [*subjects(hit.token), *objects(hit.token)] for t in phrase(t)}
            return next((event for event, weapons in self._weapons.items() if own & weapons), None)
        if trigger.name == "bomb":
            if hit.form == "noun" and weapon is None:
                return "Shelling/artillery/missile attack"
            return weapon if weapon in _BOMBARDMENTS else trigger.event
        if trigger.name == "explosion" and hit.token.lemma_.lower() == "bombing" and weapon in _BOMBARDMENTS:
            return weapon
        if trigger.name == "air strike" and hit.token.lemma_.lower() in ("strike", "raid"):
            return weapon if weapon in ("Air/drone strike", "Shelling/artillery/missile attack") else None
        if trigger.name == "explosion" and weapon == "Suicide bomb":
            return weapon
        if trigger.name == "assail" and weapon:
            return weapon
        return trigger.event

    def _is_reached(self, noun: Token) -> bool:
        """Whether an agreement is told as made, not asked for."""
        above = noun.head
        while above.pos_ == "ADP" and above.head != above:
            above = above.head
        if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") and above.lemma_.lower() in self._reached:
            return self._modality.is_told(above)
        return False

    def _fallen_to(self, parsed: Parsed, hit: Hit) -> ActorMention | None:
        for head in prepositional(hit.token, "to", "into", "under"):
            actors = parsed.within(list(head.subtree), ActorMention)
            if actors:
                return actors[0]
        return None

    # Who -----------------------------------------------------------------------------

    def _parties(self, parsed: Parsed, hit: Hit) -> tuple[ActorMention | None, ActorMention | None]:
        """Who did it and whom it hit, by the tree, else by the order of words."""
        token = hit.token
        if hit.form == "noun":
            return self._noun_parties(parsed, hit)
        doers = subjects(token)
        agent = self._first_actor(parsed, doers)
        patient = self._first_actor(parsed, objects(token), skip=agent)
        if patient is None:
            patient = self._first_actor(parsed, [*prepositional(token, "against", "with", "on", "from", "between")], skip=agent)
        if agent is None and not doers and not is_passive(token):
            agent = self._before(parsed, token, patient)
        return agent, patient

    def _noun_parties(self, parsed: Parsed, hit: Hit) -> tuple[ActorMention | None, ActorMention | None]:
        token = hit.token
        modifiers = [t for t in token.children if t.dep_ in ("amod", "compound", "poss", "nmod", "nsubj") and t.i < token.i]
        agent = self._first_actor(parsed, modifiers)
        agent = agent or self._first_actor(parsed, [*prepositional(token, "by")])
        between = [m for head in prepositional(token, "between", "with", "among") for m in members(head)]
        if between:
            sides = [a for head in between for a in self._actors_in(parsed, head)]
            if len(sides) > 1:
                return sides[0], sides[1]
            if sides and agent is None:
                agent = sides[0]
        patient = self._first_actor(parsed, [*prepositional(token, "on", "against", "with", "of", "between")], skip=agent)
        verb = token.head
        while verb.pos_ == "ADP" or (verb.pos_ == "NOUN" and verb.head != verb and verb.dep_ in ("pobj", "dobj", "conj")):
            verb = verb.head
        if agent is None and verb.pos_ in ("VERB", "AUX") and verb != token:
            by_verb = self._first_actor(parsed, subjects(verb), skip=patient)
            if by_verb and token.dep_ != "nsubj" and (token.head == verb or token.head.lower_ in ("in", "by", "with", "of")):
                agent = by_verb
        if agent is None:
            agent = self._first_actor(parsed, [t for h in objects(verb) if (h == token) for t in prepositional(verb, "by")])
        return agent, patient

    def _first_actor(self, parsed: Parsed, heads: Sequence[Token], skip: ActorMention | None = None) -> ActorMention | None:
        for head in heads:
            for member in members(head):
                for actor in self._actors_in(parsed, member):
                    if actor is not skip:
                        return actor
        return None

    def _actors_in(self, parsed: Parsed, head: Token) -> list[ActorMention]:
        """The actors of a noun phrase: that of its head first, mere modifiers left out."""
        own = parsed.at(head, ActorMention)
        found = parsed.within(phrase(head), ActorMention)
        found = [a for a in found if not (a.holds or a.modifies)]
        return sorted(found, key=lambda a: (a is not own, a.kind in _NOT_SIDES, a.start))

    def _before(self, parsed: Parsed, token: Token, skip: ActorMention | None) -> ActorMention | None:
        """The last actor named before a verb that the tree gives no subject."""
        at = parsed.start_of(token)
        before = [a for a in parsed.actors if a.end <= at and a is not skip and not (a.holds or a.modifies) and a.kind not in _NOT_SIDES]
        return before[-1] if before else None

    # Where ---------------------------------------------------------------------------

    def _place(self, parsed: Parsed, settings: Sequence[Setting], hit: Hit) -> tuple[bool, Setting | None]:
        """Where it stands, and whether the words put it there in the role that the trigger asks for."""
        token, role = hit.token, hit.trigger.place
        if role == "subject":
            heads = subjects(token)
        elif hit.form == "noun":
            if token.dep_ == "pobj" and token.head.lower_ == "under":
                heads = subjects(token.head.head)
                linked = self._setting_of(parsed, settings, heads)
                if linked:
                    return True, linked
            heads = [*prepositional(token, *_NEAR), *[c for c in token.children if c.dep_ in ("compound", "poss", "amod", "nmod")]]
        else:
            heads = objects(token)
            heads += [h for t in (token, hit.last) for h in prepositional(t, *_NEAR) if role == "around" or hit.last != token]
        linked = self._setting_of(parsed, settings, heads)
        if linked:
            return True, linked
        wider = [h for t in {token, hit.last} for h in prepositional(t, *_NEAR)]
        wider += [h for o in objects(token) for h in prepositional(o, *_NEAR)]
        if hit.form == "noun":
            wider += [h for t in _above(token) for h in prepositional(t, *_NEAR)]
        linked = self._setting_of(parsed, settings, wider)
        if linked:
            return role == "around" or hit.form == "noun", linked
        return False, _nearest(parsed, settings, token)

    def _setting_of(self, parsed: Parsed, settings: Sequence[Setting], heads: Sequence[Token]) -> Setting | None:
        for head in heads:
            tokens = phrase(head, conjuncts=True)
            start, end = parsed.start_of(tokens[0]), parsed.end_of(tokens[-1])
            inside = [s for s in settings if s.start < end and start < s.end]
            if inside:
                at = parsed.start_of(head)
                return min(inside, key=lambda s: min(abs(s.start - at), abs(s.end - at)))
        return None

    def _is_unnamed(self, parsed: Parsed, setting: Setting | None) -> bool:
        """Whether a fact is about nameless parts of a place: "several districts of Aleppo"."""
        if setting is None:
            return False
        first = next(iter(parsed.tokens(setting.start, setting.start + 1)), None)
        if first is None:
            return False
        head = parsed.doc[first]
        while head.dep_ in ("compound", "amod", "nmod", "poss") and head.head.i > head.i:
            head = head.head
        if head.dep_ == "pobj" and head.head.lower_ in ("of", "in", "on", "across", "around", "from", "near") and head.head.head.pos_ == "NOUN":
            noun = head.head.head
            plural = noun.tag_ == "NNS" and noun.lower_ in self._generic | {"hills", "positions", "points", "areas", "checkpoints", "bases", "parts", "swathes", "hilltops", "settlements"}
            return plural and not (head.head.lower_ == "of" and len(setting.spots) > 1)
        return False

    def _share(self, parsed: Parsed, hit: Hit) -> float | None:
        """The share of a territory that the sentence names beside its trigger ("40 per cent of")."""
        if hit.trigger.control not in ("captured", "holds", "lost"):
            return None
        return self._share_in(parsed, hit.token)

    def _share_in(self, parsed: Parsed, token: Token | None) -> float | None:
        """The share that a sentence names, near a token or anywhere."""
        doc = parsed.doc
        at, index = (token.idx, token.i) if token is not None else (None, None)
        for word in doc:
            if word.lower_ in ("percent", "%") or (word.lower_ == "cent" and word.i and doc[word.i - 1].lower_ == "per"):
                number = doc[word.i - (2 if word.lower_ == "cent" else 1)]
                if number.text.replace(".", "", 1).isdigit() and (index is None or abs(word.i - index) < 12):
                    return round(float(number.text) / 100, 4)
        text = parsed.sentence.text.lower()
        near = text if at is None else text[max(0, at - 60) : at + 60]
        return next((value for words, value in self._shares.items() if " " in words or "-" in words if f"{words} of" in near), None)

    # Without a trigger ---------------------------------------------------------------

    def _holding_adjectives(self, parsed: Parsed, settings: Sequence[Setting]) -> Iterator[Draft]:
        """"Rebel-held X", "government-controlled districts of X"."""
        for actor in (a for a in parsed.actors if a.holds):
            following = [s for s in settings if 0 <= s.start - actor.end <= 70]
            if not following:
                last = parsed.doc[parsed.tokens(actor.start, actor.end)[-1]]
                if any(t.lower_ in self._generic for t in parsed.doc[last.i + 1 : last.i + 6]):
                    yield replace(self._nameless_state(parsed, last, actor), unnamed=True)
                continue
            if "former" in parsed.sentence.text[max(0, actor.start - parsed.sentence.start - 10) : actor.start - parsed.sentence.start]:
                continue
            setting = following[0]
            between = parsed.sentence.text[actor.end - parsed.sentence.start : setting.start - parsed.sentence.start].lower()
            if any(mark in between for mark in (".", ";", " from ", " to ", " by ", " and the ")) or len(between.split()) > 9:
                continue
            token = parsed.doc[parsed.tokens(actor.start, actor.end)[-1]]
            yield self._state("holds", parsed, token, setting, actor, actor.start)

    def _nameless_state(self, parsed: Parsed, token: Token, actor: ActorMention) -> Draft:
        """"Rebel-held districts", of the place that the text is about."""
        end = parsed.end_of(parsed.doc[min(token.i + 3, len(parsed.doc) - 1)])
        return Draft(
            event=None, control="holds", token=token, spots=(), agent=actor, patient=None, start=actor.start, end=end,
            unnamed=True, trigger="state",
        )

    def _strongholds_of(self, parsed: Parsed, settings: Sequence[Setting]) -> Iterator[Draft]:
        """"The stronghold of X", "X is under the control of"."""
        doc = parsed.doc
        for token in doc:
            before = [t.lower_ for t in doc[max(0, token.i - 6) : token.i]]
            is_stronghold = token.lemma_.lower() in self._strongholds - {"capital", "enclave"}
            is_stronghold |= token.lower_ == "capital" and bool({"facto", "self-proclaimed", "proclaimed"} & set(before[-3:]))
            is_under = token.lower_ in self._under and bool({"under", "in"} & set(before[-5:]))
            if not (is_stronghold or is_under) or {"former", "once", "previously", "erstwhile", "ex"} & set(before):
                continue
            if not self._modality.is_told(token):
                continue
            if is_under and any(c.lower_ == "state" for c in token.children):
                yield from self._state_control(parsed, settings, token)
                continue
            actor = self._holder(parsed, token)
            setting = self._held(parsed, settings, token)
            if actor and setting:
                yield self._state("holds", parsed, token, setting, actor, min(actor.start, parsed.start_of(token), setting.start))

    def _holder(self, parsed: Parsed, token: Token) -> ActorMention | None:
        """Whose stronghold it is, or under whose control: in the phrase itself, else the nearest named."""
        at = parsed.start_of(token)
        own = [a for a in self._actors_in(parsed, token) if a.kind not in _NOT_SIDES]
        own += [a for head in prepositional(token, "of", "for") for a in self._actors_in(parsed, head) if a.kind not in _NOT_SIDES]
        if own:
            return own[0]
        near = [a for a in parsed.actors if abs(a.start - at) < 60 and a.kind not in _NOT_SIDES and not (a.holds or a.modifies)]
        named = [a for a in near if a.kind != "common"]
        return min(named or near, key=lambda a: abs(a.start - at), default=None)

    def _held(self, parsed: Parsed, settings: Sequence[Setting], token: Token) -> Setting | None:
        """The place that is the stronghold: named beside it or "of X", else what the clause is about; not "in X"."""
        at, end = parsed.start_of(token), parsed.end_of(token)
        gaps = ((s, parsed.sentence.text[end - parsed.sentence.start : s.start - parsed.sentence.start].strip(" ,")) for s in settings if s.start >= end)
        beside = next((s for s, gap in gaps if gap.lower() in ("", "of", "the", "in the town of", "of the")), None)
        if beside:
            return beside
        before = [s for s in settings if s.end <= at and at - s.end < 70]
        return before[-1] if before else None

    def _state_control(self, parsed: Parsed, settings: Sequence[Setting], token: Token) -> Iterator[Draft]:
        """"Under state control": the state is the theatre's own."""
        if self._home is None or not self._modality.is_told(token):
            return
        noun = next(c for c in token.children if c.lower_ == "state")
        start, end = parsed.start_of(noun), parsed.end_of(token)
        actor = ActorMention(start=start, end=parsed.end_of(noun), name=noun.text, side=self._home, kind="state", actor=self._home)
        setting = min(settings, key=lambda s: abs(s.end - start), default=None)
        yield Draft(
            event=None, control="holds", token=token, spots=setting.spots if setting else (), agent=actor, patient=None,
            start=start, end=end, unnamed=setting is None or self._is_unnamed(parsed, setting),
            share=self._share_in(parsed, None), trigger="under control",
        )

    def _besieged(self, parsed: Parsed, settings: Sequence[Setting]) -> Iterator[Draft]:
        """"Besieged X", "the besieged districts of X"."""
        for token in parsed.doc:
            if token.lower_ == "besieged" and token.dep_ in ("amod", "compound", "nmod"):
                end = parsed.end_of(token)
                following = [s for s in settings if 0 <= s.start - end <= 40]
                gap = parsed.sentence.text[end - parsed.sentence.start : following[0].start - parsed.sentence.start].lower().split() if following else []
                if following and all(w in self._generic or w in ("of", "the", "and", "in", "rebel", "opposition") or w.endswith(("-held", "ern")) for w in gap):
                    yield self._state("besieged", parsed, token, following[0], None, parsed.start_of(token))

    def _state(
        self, status: Status, parsed: Parsed, token: Token, setting: Setting, actor: ActorMention | None, start: int
    ) -> Draft:
        end = max(setting.end, parsed.end_of(token))
        return Draft(
            event=None, control=status, token=token, spots=setting.spots, agent=actor, patient=None, start=start,
            end=end, unnamed=self._is_unnamed(parsed, setting), trigger="state",
        )


def _is_nameless(noun: Token) -> bool:
    """Whether a noun means nameless places: "two villages", "a hill", "some districts"; not "the town"."""
    if noun.tag_ == "NNS":
        return not any(c.lower_ in ("these", "those", "both") for c in noun.children)
    return any(c.lower_ in ("a", "an", "another", "one", "some") for c in noun.children) or noun.lemma_.lower() in ("ground", "territory", "land")


def _is_definite(hit: Hit) -> bool:
    """Whether a noun points back at an incident told before: "the blast", "Saturday's attack"."""
    if hit.form != "noun":
        return False
    return any(c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "these", "that", "those") for c in hit.token.children)


def _above(token: Token) -> Iterator[Token]:
    """The words that govern a token, up to the verb of its clause."""
    node = token
    while node.head != node:
        node = node.head
        yield node
        if node.pos_ in ("VERB", "AUX"):
            return


def _nearest(parsed: Parsed, settings: Sequence[Setting], token: Token) -> Setting | None:
    """The setting that stands nearest to a word, those after it a little preferred."""
    at = parsed.start_of(token)
    return min(settings, key=lambda s: (s.start - at) if s.start >= at else 1.5 * (at - s.end), default=None)


def _quote(parsed: Parsed, hit: Hit, setting: Setting | None) -> tuple[int, int]:
    """The words to quote for a trigger: from it to its place, or the words around it."""
    doc = parsed.doc
    start, end = parsed.start_of(hit.token), parsed.end_of(hit.last)
    if setting and abs(setting.start - start) < 120:
        start, end = min(start, setting.start), max(end, setting.end)
    first = parsed.tokens(start, end)
    left, right = first[0], first[-1]
    while right - left < 5 and (left > 0 or right + 1 < len(doc)):
        left, right = max(0, left - 2), min(len(doc) - 1, right + 2)
    while right - left > 24:
        right -= 1
    while left < right and doc[left].is_punct and not doc[left].is_quote:
        left += 1
    while left < right and doc[right].is_punct and not doc[right].is_quote:
        right -= 1
    return parsed.start_of(doc[left]), parsed.end_of(doc[right])


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """A sentence's drafts without those that only say the same in other words."""
    armed = {"Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Remote explosive/landmine/IED", "Chemical weapon"}
    events = {d.event for d in drafts}
    under = any(d.trigger == "under control" for d in drafts)
    kept = []
    for draft in drafts:
        if under and draft.trigger == "hold":
            continue  # "the territory held by X was put under the control of Y"
        if draft.trigger == "offensive" and draft.token.lemma_ == "advance" and draft.token.pos_ == "NOUN" and not draft.spots:
            continue
        if draft.event == "Remote explosive/landmine/IED" and events & {"Suicide bomb", "Air/drone strike", "Shelling/artillery/missile attack"}:
            continue
        if draft.trigger == "assail" and events & (armed | {"territory", "Attack"}) and draft.event == "Armed clash":
            continue
        if draft.event == "Change to group/activity" and draft.control is None and events & {"territory", "Armed clash"} and draft.trigger == "offensive":
            continue
        kept.append(draft)
    return kept


def at_places(draft: Draft, spots: tuple[Spot, ...]) -> Draft:
    """The draft with other places."""
    return replace(draft, spots=spots)


def quantity_before(parsed: Parsed, token: Token) -> Quantity | None:
    """The quantity that counts a noun, if one does."""
    return next((q for t in phrase(token) if (q := parsed.at(t, Quantity))), None)
