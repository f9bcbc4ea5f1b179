"""Who holds what, told without a verb of taking: "rebel-held X", "under the control of"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import actors_in, fights
from sitrep.coding.events.drafts import Draft
from sitrep.coding.modality.modality import Modality
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_phrases import PlacePhrase, PlaceReader
from sitrep.coding.places.settings import Setting
from sitrep.coding.places.shares import Shares
from sitrep.coding.syntax.grammar import prepositional, subjects
from sitrep.coding.syntax.tree import Token

_NEAR = 70  # characters within which a place belongs to the words that say who holds it
_STEPS = 4  # from "held" up to the noun that it modifies


class StateFinder:
    """Finds states of control in parsed sentences. `home` is the side that "state control" means."""

    def __init__(
        self,
        data: Mapping[str, Any],
        modality: Modality,
        reader: PlaceReader,
        shares: Shares,
        home: str | None,
    ) -> None:
        self._words = {name: frozenset(words) for name, words in data.items()}
        self._modality = modality
        self._reader = reader
        self._shares = shares
        self._home = home

    def find(self, parsed: Parsed) -> Iterator[Draft]:
        """The states of control that a sentence tells."""
        for actor in parsed.actors:
            if actor.holds:
                yield from self._held_by(parsed, actor)
        for token in parsed.tree:
            if token.lower == "under" and token.head.lemma in ("be", "remain", "stay", "come", "fall"):
                yield from self._under_holder(parsed, token)
            elif self._is_under(token):
                yield from self._under(parsed, token)
            elif self._is_stronghold(token):
                yield from self._stronghold(parsed, token)
            elif token.lower in ("territory", "ground", "land") and token.dep == "attr":
                yield from self._held_ground(parsed, token)
            elif token.lower == "free" and token.dep in ("acomp", "oprd", "ccomp"):
                yield from self._freed(parsed, token)
            elif token.lower in self._words["owned"] and token.dep in ("attr", "acomp"):
                yield from self._owned(parsed, token)
            elif token.lower in self._words["contested"] and token.dep != "amod":
                yield from self._contested(parsed, token)
            elif token.lower in self._words["besieged"] and token.dep in ("amod", "compound", "nmod"):
                yield from self._besieged(parsed, token)

    def _held_by(self, parsed: Parsed, actor: ActorMention) -> Iterator[Draft]:
        """ "Rebel-held X", "government-controlled districts of X", "rebel-held districts"."""
        token = parsed.tree[parsed.tokens(actor.start, actor.end)[-1]]
        if "former" in parsed.text(actor.start - 10, actor.start):
            return
        places = self._reader.read(parsed, _modified(token))
        if places and not any(p.spots or p.around or not p.nameless for p in places):
            return  # "rebel-held areas", wherever they are
        if not places:
            setting = next((s for s in parsed.settings if 0 <= s.start - actor.end <= _NEAR), None)
            if setting is None or not self._leads_to(parsed.text(actor.end, setting.start)):
                return
            places = (PlacePhrase(start=setting.start, spots=setting.spots),)
        yield self._state(parsed, token, places, actor, actor.start)

    def _leads_to(self, between: str) -> bool:
        """Whether the words between "rebel-held" and a place let it be what is held."""
        words = between.lower().split()
        parts = {".", ";", "from", "to", "by"}
        return len(words) <= 9 and not parts & set(words) and " and the " not in between

    def _is_stronghold(self, token: Token) -> bool:
        if token.lower == "capital":
            return bool(_before(token, 3) & self._words["self_styled"])
        return token.lemma in self._words["nouns"]

    def _is_under(self, token: Token) -> bool:
        if token.lower not in self._words["under"] or _has_control(token):
            return False
        return bool({"under", "in", "into"} & _before(token, 5))

    def _stronghold(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "X is a stronghold of", "the rebel bastion of X"."""
        if _before(token, 6) & self._words["former"] or not self._modality.is_told(token):
            return
        actor = _holder(parsed, token)
        setting = _held(parsed, token)
        if setting:
            places: tuple[PlacePhrase, ...] = (PlacePhrase(start=setting.start, spots=setting.spots),)
        else:
            places = self._reader.read(parsed, _described(token))
        if actor and places:
            start = min(actor.start, parsed.start_of(token), places[0].start)
            yield self._state(parsed, token, places, actor, start)

    def _under(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "X is under the control of", "in rebel hands"; with a verb of motion it was taken."""
        lost = {"no", "longer"} <= _before(token, 6) or {"out", "of"} <= _before(token, 5)
        if _before(token, 6) & self._words["former"] or not (lost or self._modality.is_told(token)):
            return
        actor = self._state_itself(parsed, token) or _holder(parsed, token)
        preposition = _preposition_of(token)
        verb = preposition.head if preposition else token.head
        verb = verb.head if verb.pos == "ADV" else verb
        moved = verb.lemma in self._words["moves"] or "back" in _before(token, 5)
        moved = moved or _follows_taking(verb)
        heads = [*subjects(verb), *(c for c in verb.children if c.dep in ("nsubjpass", "dobj"))]
        if verb.pos in ("NOUN", "PROPN"):
            heads = [verb]
        places = self._reader.read(parsed, heads)
        if not places:
            setting = _held(parsed, token)
            places = (PlacePhrase(start=setting.start, spots=setting.spots),) if setting else ()
        places = places or self._reader.unlisted(parsed, heads)
        if not (actor and places):
            return
        start = min(actor.start, parsed.start_of(token))
        draft = self._state(parsed, token, places, actor, start)
        yield replace(
            draft,
            control="lost" if lost else "captured" if moved else "holds",
            event="territory" if moved and not lost else None,
            share=self._shares.find(parsed, token),
            trigger="under control",
        )

    def _under_holder(self, parsed: Parsed, preposition: Token) -> Iterator[Draft]:
        """ "X is now under the rebels"."""
        verb = preposition.head
        heads = [c for c in preposition.children if c.dep == "pobj"]
        holder = next((parsed.at(h, ActorMention) for h in heads), None)
        places = self._reader.read(parsed, subjects(verb))
        if fights(holder) and places and self._modality.is_told(verb):
            draft = self._state(parsed, preposition, places, holder, parsed.start_of(preposition))
            came = verb.lemma in ("come", "fall")
            taken = replace(draft, control="captured", event="territory", trigger="under control")
            yield taken if came else draft

    def _held_ground(self, parsed: Parsed, noun: Token) -> Iterator[Draft]:
        """ "X has been rebel territory since May"."""
        own = [c for c in noun.children if c.i < noun.i and c.dep in ("amod", "compound", "poss", "nmod")]
        holder = next((a for c in own for a in [parsed.at(c, ActorMention)] if fights(a)), None)
        places = self._reader.read(parsed, subjects(noun.head))
        if holder and places and self._modality.is_told(noun.head):
            yield self._state(parsed, noun, places, holder, parsed.start_of(noun))

    def _freed(self, parsed: Parsed, word: Token) -> Iterator[Draft]:
        """ "X is free of rebels", "declared X free of them": somebody else took it."""
        gone = [a for h in prepositional(word, "of", "from") for a in actors_in(parsed, h) if fights(a)]
        verb = word.head if word.dep == "acomp" else word
        heads = [c for c in verb.children if c.dep == "nsubj"]
        heads += [c for c in word.head.children if c.dep == "dobj" and word.dep == "oprd"]
        places = self._reader.read(parsed, heads)
        if gone and places and self._modality.is_told(verb):
            above = subjects(verb.head) if verb.dep == "ccomp" else []
            freer = next((a for h in above for a in actors_in(parsed, h) if fights(a)), None)
            freer = None if freer and freer.side == gone[0].side else freer
            draft = self._state(parsed, word, places, freer, parsed.start_of(word))
            yield replace(draft, control="captured", event="territory", patient=gone[0], trigger="freed")

    def _state_itself(self, parsed: Parsed, token: Token) -> ActorMention | None:
        """ "Under state control": the state is the theatre's own."""
        noun = next((c for c in token.children if c.text == "state"), None)
        if self._home is None or noun is None:
            return None
        start, end = parsed.start_of(noun), parsed.end_of(noun)
        return ActorMention(
            start=start, end=end, name=noun.text, side=self._home, kind="state", actor=self._home
        )

    def _owned(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "The town remained theirs"."""
        verb = token.head
        places = self._reader.read(parsed, subjects(verb))
        if places and self._modality.is_told(verb):
            above = subjects(verb.head) if verb.dep == "ccomp" else []
            actor = next((a for h in above for a in actors_in(parsed, h)), None)
            draft = self._state(parsed, token, places, actor, parsed.start_of(verb))
            by_then = any(c.lower in ("by", "from") and c.dep == "prep" for c in verb.children)
            taken = replace(draft, control="captured", event="territory", trigger="under control")
            yield taken if by_then else draft

    def _contested(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "X is contested": by nobody who is named."""
        verb = token if token.dep == "ROOT" else token.head
        heads = [c for v in (token, verb) for c in v.children if c.dep in ("nsubj", "nsubjpass")]
        places = self._reader.read(parsed, heads)
        if places and self._modality.is_told(verb):
            draft = self._state(parsed, token, places, None, parsed.start_of(token))
            yield replace(draft, control="contested", trigger="contested")

    def _besieged(self, parsed: Parsed, token: Token) -> Iterator[Draft]:
        """ "Besieged X", "the besieged districts of X"."""
        places = tuple(p for p in self._reader.read(parsed, _modified(token)) if p.spots and not p.nameless)
        if places:
            draft = self._state(parsed, token, places, None, parsed.start_of(token))
            yield replace(draft, control="besieged")

    def _state(
        self,
        parsed: Parsed,
        token: Token,
        places: Sequence[PlacePhrase],
        actor: ActorMention | None,
        start: int,
    ) -> Draft:
        ends = [s.toponym.end for p in places for s in p.spots if 0 <= s.toponym.start - start < 2 * _NEAR]
        return Draft(
            control="holds",
            token=token,
            places=tuple(places),
            agent=actor,
            start=min(
                [
                    start,
                    *(
                        s.toponym.start
                        for p in places
                        for s in p.spots
                        if 0 < start - s.toponym.start < _NEAR
                    ),
                ]
            ),
            end=max([parsed.end_of(token), *ends]),
            trigger="state",
        )


def _has_control(token: Token) -> bool:
    """Whether the subject is who holds: "they are in control", not "the mill is in their control"."""
    return token.lower in ("control", "possession") and token.i > 0 and token.nbor(-1).lower == "in"


def _follows_taking(verb: Token) -> bool:
    """Whether a state is told with how it came about: "is in their hands after its garrison gave in"."""
    behind = (c for c in verb.children if c.i > verb.i and verb.lemma == "be")
    return any(
        c.lower in ("after", "following")
        or (c.dep == "advcl" and any(m.lower in ("after", "when", "since") for m in c.children))
        for c in behind
    )


def _before(token: Token, words: int) -> set[str]:
    return {t.lower for t in token.tree[max(0, token.i - words) : token.i]}


def _modified(token: Token) -> list[Token]:
    """The noun that "rebel-held" or "besieged" stands before."""
    node = token
    for _ in range(_STEPS):
        if node.head.i <= node.i or node.dep not in ("amod", "npadvmod", "nmod", "compound", "punct", "acl"):
            break
        node = node.head
    return [node] if node.i > token.i and node.pos in ("NOUN", "PROPN") else []


def _described(token: Token) -> list[Token]:
    """What a noun is said of: "X is a stronghold", "X, a stronghold"."""
    if token.dep == "attr":
        return subjects(token.head)
    return [token.head] if token.dep == "appos" else []


def _preposition_of(token: Token) -> Token | None:
    """The preposition over "the control of", "rebel hands"."""
    node = token
    for _ in range(_STEPS):
        if node.pos == "ADP" and node.lower in ("under", "in", "into"):
            return node
        node = node.head
    return None


def _holder(parsed: Parsed, token: Token) -> ActorMention | None:
    """Whose stronghold it is, or under whose control: in the phrase itself, else the nearest named."""
    phrases = [token, *prepositional(token, "of", "for")]
    own = next((a for head in phrases for a in actors_in(parsed, head) if fights(a)), None)
    if own:
        return own
    at = parsed.start_of(token)
    near = [a for a in parsed.actors if abs(a.start - at) < 60 and fights(a) and not (a.holds or a.modifies)]
    named = [a for a in near if a.kind != "common"]
    return min(named or near, key=lambda a: abs(a.start - at), default=None)


def _held(parsed: Parsed, token: Token) -> Setting | None:
    """The place that is the stronghold: beside it or "of X", else what the clause is about; not "in X"."""
    at, end = parsed.start_of(token), parsed.end_of(token)
    for setting in parsed.settings:
        gap = parsed.text(end, setting.start).strip(" ,").lower() if setting.start >= end else None
        if gap in ("", "of", "the", "of the", "in the town of"):
            return setting
    before = [s for s in parsed.settings if s.end <= at and at - s.end < _NEAR]
    return before[-1] if before else None
