"""What stands around a word in its sentence, as marks to judge a reading by."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.toponym import Toponym
from sitrep.coding.syntax.grammar import is_passive, objects, subjects
from sitrep.coding.syntax.tree import Token
from sitrep.coding.times.timex import TimeMention

_GOVERNORS = 3
_BESIDE = (-2, -1, 1, 2)
_MANY = 3
_BRINGING = ("prep", "agent", "dative", "prt")
_CLAUSES = ("xcomp", "ccomp", "advcl", "conj", "acl")
_BOUND = ("conj", "xcomp", "ccomp", "advcl", "relcl", "acl")
_SMALL = ("aux", "neg", "advmod", "mark", *_BRINGING)


def marks_of(parsed: Parsed, token: Token) -> Iterator[str]:
    """The marks of a word: its own form, its governors, dependents and neighbours, and its clause's verb.

    A word that is part of a mention stands for its kind ("PLACE"), others for their lemma.
    """
    yield from _word(parsed, "word", token)
    yield f"word.tag:{token.tag}"
    yield f"word.dep:{token.dep}"
    yield from _governors(parsed, token)
    for child in token.children:
        if child.dep != "punct":
            yield from _word(parsed, f"child.{child.dep}", child)
        if child.dep in _BRINGING:
            for brought in child.children:
                yield from _word(parsed, f"child.{child.lower}", brought)
    verb = verb_of(token)
    if verb != token:
        yield from _word(parsed, "verb", verb)
        yield f"verb.tag:{verb.tag}"
    if verb.pos in ("VERB", "AUX"):
        yield from _clause(parsed, verb, token)
    for step in _BESIDE:
        if 0 <= token.i + step < len(parsed.tree):
            yield from _word(parsed, f"{step:+d}", parsed.tree[token.i + step])
    yield from _counts(parsed)


def verb_of(token: Token) -> Token:
    """The verb of a word's clause: itself, the first that governs it, else the root."""
    node = token
    while node.pos not in ("VERB", "AUX") and node.head != node:
        node = node.head
    return node


def _governors(parsed: Parsed, token: Token) -> Iterator[str]:
    path, node = [], token
    for step in range(1, _GOVERNORS + 1):
        if node.head == node:
            return
        path.append(node.dep)
        node = node.head
        yield from _word(parsed, f"head{step}", node)
        yield f"head{step}.dep:{'/'.join(path)}"
        if node.pos == "VERB":
            return


def _clause(parsed: Parsed, verb: Token, token: Token) -> Iterator[str]:
    """The marks of a clause: its verb's subjects, objects, small words and the clauses bound to it."""
    if is_passive(verb):
        yield "verb.passive"
    for subject in subjects(verb):
        yield from _word(parsed, "subject", subject)
    for thing in objects(verb):
        if thing != token:
            yield from _word(parsed, "object", thing)
    for child in verb.children:
        if child.dep in _SMALL:
            yield f"verb.{child.dep}={child.lower}"
            for brought in child.children:
                if brought != token:
                    yield from _word(parsed, f"verb.{child.lower}", brought)
        elif child.dep in _CLAUSES:
            yield from _word(parsed, f"verb.{child.dep}", child)
    if verb.dep in _BOUND:
        yield from _word(parsed, f"above.{verb.dep}", verb.head)


def _word(parsed: Parsed, slot: str, token: Token) -> Iterator[str]:
    kind = _kind(parsed, token)
    if kind:
        yield f"{slot}={kind}"
    if kind not in ("PLACE", "TIME", "NUMBER"):
        yield f"{slot}={parsed.tree.forms[token.i][0]}"
        yield f"{slot}:{token.pos}"


def _kind(parsed: Parsed, token: Token) -> str | None:
    """The kind of mention that a word is part of."""
    actor = parsed.at(token, ActorMention)
    if actor:
        return "FIGHTERS" if fights(actor) else "PEOPLE"
    if parsed.at(token, Toponym):
        return "PLACE"
    if parsed.at(token, TimeMention):
        return "TIME"
    return "NUMBER" if parsed.at(token, Quantity) else None


def _counts(parsed: Parsed) -> Iterator[str]:
    """How many mentions of each kind the sentence has."""
    fighters = sum(fights(actor) for actor in parsed.actors)
    numbers = {
        "fighters": fighters,
        "people": len(parsed.actors) - fighters,
        "places": len(parsed.toponyms),
        "times": len(parsed.times),
        "numbers": len(parsed.quantities),
    }
    return (f"{kind}: {min(number, _MANY)}" for kind, number in numbers.items())
