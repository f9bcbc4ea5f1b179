"""Who was hit, for numbers that leave it to the attack: "a shell hit a queue of villagers, killing nine"."""

from __future__ import annotations

from collections.abc import Collection

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.harm.groups import Group
from sitrep.coding.harm.people import People
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import objects
from sitrep.coding.syntax.tree import Token
from sitrep.model import Who

_HIT = ("combatant", "civilian", "child", "medic", "journalist")


def who_was_hit(
    parsed: Parsed, group: Group, hits: Collection[str], people: People
) -> tuple[Who, str | None] | None:
    """Whom the attack told before a bare number hit, and their side; None where it names no people."""
    for verb in reversed(parsed.tree[: group.first]):
        if verb.pos != "VERB" or verb.lemma not in hits:
            continue
        for head in objects(verb):
            found = _people_in(parsed, head, group.first, people)
            if found:
                return found
        return None
    return None


def _people_in(parsed: Parsed, head: Token, end: int, people: People) -> tuple[Who, str | None] | None:
    """The first people among the words of what was hit: itself, what it is of, or whom it carries."""
    for token in sorted(head.subtree, key=lambda t: t.i):
        if token.i >= end or token.pos not in ("NOUN", "PROPN", "ADJ") or token.tag == "NN":
            continue
        if token.dep in ("compound", "poss", "amod", "nmod"):
            continue
        who, side = people.who(parsed, token, [token])
        if who in _HIT:
            return who, side or _side_of(parsed, token)
    return None


def _side_of(parsed: Parsed, token: Token) -> str | None:
    """Whose the people of a noun are, where an actor beside it says so."""
    actors = (parsed.at(c, ActorMention) for c in token.children)
    return next((a.side for a in actors if a is not None and fights(a)), None)
