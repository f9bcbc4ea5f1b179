"""Who: the actors that the tree ties to a word, as those who did it or as those whom it hit."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.events.triggers import Hit
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import is_passive, members, objects, phrase, prepositional, subjects
from sitrep.coding.syntax.tree import Token

Parties = tuple[ActorMention | None, ActorMention | None]

_CANNOT_FIGHT = ("people", "international")


def fights(actor: ActorMention | None) -> bool:
    """Whether an actor is one that bears arms."""
    return actor is not None and actor.kind not in _CANNOT_FIGHT


def parties(parsed: Parsed, hit: Hit) -> Parties:
    """Who did it and whom it hit, by the tree, else by the order of words; None where not told."""
    return _of_noun(parsed, hit.token) if hit.form == "noun" else _of_verb(parsed, hit.token)


def doer_of(parsed: Parsed, word: Token) -> ActorMention | None:
    """Who bears arms and does what a verb says, by the tree alone."""
    doers = (actor for head in subjects(word) for actor in actors_in(parsed, head)[:1])
    return next((a for a in doers if fights(a)), None) if word.pos == "VERB" else None


def _of_verb(parsed: Parsed, verb: Token) -> Parties:
    doers = subjects(verb)
    agent = _first(parsed, doers)
    patient = _first(parsed, objects(verb), skip=agent)
    patient = patient or _first(
        parsed, prepositional(verb, "against", "with", "on", "from", "between"), skip=agent
    )
    if agent is None and not doers and not is_passive(verb):
        agent = _last_before(parsed, verb, patient)
    return agent, patient


def _of_noun(parsed: Parsed, noun: Token) -> Parties:
    left = [
        c for c in noun.children if c.i < noun.i and c.dep in ("amod", "compound", "poss", "nmod", "nsubj")
    ]
    agent = _first(parsed, left) or _first(parsed, prepositional(noun, "by"))
    both = [m for head in prepositional(noun, "between", "with", "among") for m in members(head)]
    named = [actor for head in both for actor in actors_in(parsed, head)]
    if len(named) > 1:
        return named[0], named[1]
    agent = agent or next(iter(named), None)
    patient = _first(parsed, prepositional(noun, "on", "against", "with", "of", "between"), skip=agent)
    return agent or _of_its_verb(parsed, noun, patient), patient


def _of_its_verb(parsed: Parsed, noun: Token, patient: ActorMention | None) -> ActorMention | None:
    """Who carried out what a noun names: "jets carried out strikes", "strikes launched by jets"."""
    verb = noun.head
    while verb.head != verb and (
        verb.pos == "ADP" or (verb.pos == "NOUN" and verb.dep in ("pobj", "dobj", "conj"))
    ):
        verb = verb.head
    if verb.pos not in ("VERB", "AUX") or verb == noun:
        return None
    doer = _first(parsed, subjects(verb), skip=patient)
    direct = noun.head == verb or noun.head.lower in ("in", "by", "with", "of")
    if doer and direct and noun.dep != "nsubj":
        return doer
    return _first(parsed, prepositional(verb, "by")) if noun in objects(verb) else None


def actors_in(parsed: Parsed, head: Token) -> list[ActorMention]:
    """The actors of a noun phrase: that of its head first, mere modifiers left out."""
    own = parsed.at(head, ActorMention)
    found = [a for a in parsed.within(phrase(head), ActorMention) if not (a.holds or a.modifies)]
    return sorted(found, key=lambda a: (a is not own, not fights(a), a.start))


def _first(parsed: Parsed, heads: Iterable[Token], skip: ActorMention | None = None) -> ActorMention | None:
    found = (actor for head in heads for member in members(head) for actor in actors_in(parsed, member))
    return next((actor for actor in found if actor is not skip), None)


def _last_before(parsed: Parsed, token: Token, skip: ActorMention | None) -> ActorMention | None:
    """The last actor named before a verb that the tree gives no subject."""
    at = parsed.start_of(token)
    before = [
        a
        for a in parsed.actors
        if a.end <= at and a is not skip and fights(a) and not (a.holds or a.modifies)
    ]
    return before[-1] if before else None
