"""What the guide calls people, and whose they are where they bear arms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.syntax.grammar import phrase, prepositional
from sitrep.coding.syntax.tree import Token
from sitrep.model import Who

_COLLECTIVE = ("member", "body", "corpse", "number", "personnel", "remains", "rest", "crew", "people")
_MEN = ("man", "men")  # soldiers where they are somebody's: "his men", "18 of the junta's men"
_RANK: tuple[Who, ...] = ("combatant", "medic", "journalist", "child", "woman", "civilian", "unspecified")
_UNARMED = (None, "civilians", "un", "other")


class People:
    """Tells people from things by their nouns. `nouns` are those for people, by what the guide calls them."""

    def __init__(self, nouns: Mapping[str, Who]) -> None:
        self._nouns = nouns

    def of_noun(self, token: Token) -> Who | None:
        """What the guide calls those whom a noun names; None where it names no people."""
        before = token.nbor(-1).lower if token.i else ""
        for form in (token.lemma, token.lower, token.lower.removesuffix("s")):
            who = self._nouns.get(f"{before} {form}") or self._nouns.get(form)
            if who:
                return who
        return None

    def is_person(self, parsed: Parsed, token: Token, *, counted: bool = False) -> bool:
        """Whether a noun names people, by itself or as the name of an actor or, where counted, a nation."""
        if self.of_noun(token):
            return True
        if counted and _is_nation(parsed, token):
            return True
        actor = parsed.at(token, ActorMention)
        if actor is None or actor.holds or token.i != parsed.tokens(actor.start, actor.end)[-1]:
            return False
        plural = token.lower.endswith("s") or (counted and not _before_noun(token))
        return actor.kind in ("common", "people") or (actor.kind == "group" and plural)

    def who(self, parsed: Parsed, head: Token | None, tokens: Sequence[Token]) -> tuple[Who, str | None]:
        """What the guide calls the people of a phrase, and their side where they bear arms."""
        if head is None:
            return "unspecified", None
        tokens = [*tokens, *_described(head)]
        actors = [a for a in parsed.within(tokens, ActorMention) if not (a.holds or a.modifies)]
        armed = [a for a in actors if fights(a) and a.side not in _UNARMED]
        if head.lemma in _MEN and _are_somebodys(parsed, head):
            return "combatant", armed[0].side if armed else None
        own = self.of_noun(head)
        if own == "unspecified" and any(a.kind in ("group", "alliance") for a in armed):
            return "combatant", armed[0].side
        naming = [t for t in tokens if t == head or t.pos in ("NOUN", "ADJ") or _is_rank(t, head)]
        nouns = [w for t in naming if (w := self.of_noun(t))]
        if any(a.kind == "common" and a.side not in (None, "civilians") for a in actors):
            nouns.append("combatant")
        if any(a.kind == "group" and fights(a) and parsed.at(head, ActorMention) is a for a in actors):
            nouns.append("combatant")
        who = _highest(nouns)
        if own and own != "unspecified" and who != "combatant":
            who = own
        return who, armed[0].side if armed and who == "combatant" else None


def _is_rank(token: Token, head: Token) -> bool:
    """Whether a word is the rank or office before a name ("Colonel Tal")."""
    return head.pos == "PROPN" and token.head == head and token.dep == "compound"


def _is_nation(parsed: Parsed, token: Token) -> bool:
    """Whether a name in the plural is that of people no list knows ("ten Poles")."""
    is_plural = token.text[:1].isupper() and token.lower.endswith("s") and token.tag == "NNPS"
    return is_plural and not _before_noun(token) and parsed.at(token, Toponym) is None


def _before_noun(token: Token) -> bool:
    return token.i + 1 < len(token.tree) and token.nbor(1).pos in ("NOUN", "PROPN")


def _described(head: Token) -> list[Token]:
    """The words of what describes a noun that says little by itself ("nine members of the militia")."""
    apposed = [t for c in head.children if c.dep == "appos" and not _is_number(c) for t in phrase(c)]
    if head.pos == "PROPN" or (apposed and head.tag == "NN"):
        return apposed
    if head.lemma not in _COLLECTIVE:
        return []
    return [t for noun in prepositional(head, "of", "from") for t in phrase(noun)]


def _is_number(token: Token) -> bool:
    return token.pos == "NUM" or any(c.dep == "nummod" for c in token.children)


def _are_somebodys(parsed: Parsed, head: Token) -> bool:
    """Whether men are somebody's: "its men", "the junta's men"."""
    owners = [c for c in head.children if c.dep == "poss"]
    return any(c.tag == "PRP$" or fights(parsed.at(c, ActorMention)) for c in owners)


def _highest(kinds: Iterable[Who]) -> Who:
    """The first in rank: a combatant outranks a child, a child a woman."""
    return min(kinds, key=_RANK.index, default="unspecified")
