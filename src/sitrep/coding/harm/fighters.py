"""Whether those hurt bore arms, where no noun says so: a force's own losses, its captives, those it hit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.harm.groups import ELLIPTIC, Group
from sitrep.coding.harm.people import People
from sitrep.coding.harm.scenes import Telling
from sitrep.coding.harm.tolls import Toll
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import is_passive, objects, subjects
from sitrep.coding.syntax.tree import Token

_CAPTIVES = ("prisoner", "captive", "prisoners", "captives")
_OWNERS = ("its", "their", "our", "his", "your")
_NEAR = 5  # tokens between words of loss and the number


class Fighters:
    """Tells from the words around a number that it counts fighters. `figures` are the verbs of losses."""

    def __init__(self, people: People, figures: Mapping[str, frozenset[str]]) -> None:
        self._people = people
        self._figures = figures

    def are(self, parsed: Parsed, group: Group, telling: Telling) -> bool:
        """Whether the words show that those hurt bore arms: a force's own losses, or who surrendered."""
        if telling.outcome == "surrendered" or _are_its_own(parsed, group):
            return True
        are_captives = group.is_elliptic or parsed.tree[group.last].lower in _CAPTIVES
        if telling.outcome == "detained" and are_captives:
            return any(t.lower in ("prisoner", "prisoners") for t in parsed.tree)
        if group.head is not None and group.head.lower not in ("men", "man", "dead", *ELLIPTIC):
            return False
        near = [t.lower for t in parsed.tree[max(0, group.first - _NEAR) : group.first]]
        if "losses" in near and "civilian" not in near:
            return True
        return _is_price(near) or self._are_lost(parsed, group, telling)

    def own(self, parsed: Parsed, toll: Toll) -> bool:
        """Whether a toll is that of a force: "the army's dead"."""
        return any(self._bears_arms(parsed, c) for c in toll.token.children if c.dep == "poss")

    def lose(self, parsed: Parsed, verb: Token) -> bool:
        """Whether a verb tells what a force lost, so that a bare number after it is of its men."""
        loses = verb.lemma == "lose"
        return loses and any(self._bears_arms(parsed, t) for t in subjects(verb))

    def _are_lost(self, parsed: Parsed, group: Group, telling: Telling) -> bool:
        """Whether a force tells that it lost them, or a fight cost it them."""
        for verb in (t for t in parsed.tree if t.pos == "VERB"):
            lemma = verb.lemma
            if is_passive(verb):
                continue  # "posts that were lost"
            if lemma in self._figures["costs"] and _governs(verb, group, telling):
                if group.head is not None and group.head.lower == "men":
                    return True
                who = [*objects(verb), *verb.children] if lemma == "cost" else subjects(verb)
                return lemma == "cost" or any(self._bears_arms(parsed, t) for t in who)
            if lemma in self._figures["admissions"] and verb.i < group.first:
                return not any(t.lemma in self._figures["carers"] for t in subjects(verb))
        return False

    def _bears_arms(self, parsed: Parsed, token: Token) -> bool:
        return fights(parsed.at(token, ActorMention)) or self._people.of_noun(token) == "combatant"


def _are_its_own(parsed: Parsed, group: Group) -> bool:
    """Whether a number is one of a force's own: "six of its own", "nine of their comrades"."""
    after = [t.lower for t in parsed.tree[group.last + 1 : group.last + 4]]
    before = [t.lower for t in parsed.tree[max(0, group.first - 4) : group.first]]
    own = after[:1] == ["of"] and after[1:2] != [] and after[1] in _OWNERS and after[2:3] == ["own"]
    fronted = before[:1] == ["of"] and before[2:3] == ["own"]
    return group.is_elliptic and (own or fronted)


def _governs(verb: Token, group: Group, telling: Telling) -> bool:
    """Whether a number is what a verb of loss loses: nothing but the telling verb stands between."""
    between = verb.tree[verb.i + 1 : group.first]
    return verb.i < group.first and not any(t.pos == "VERB" and t != telling.token for t in between)


def _is_price(near: Sequence[str]) -> bool:
    """Whether the words before a number make it what a fight cost ("at a cost of 31 dead")."""
    return "of" in near and bool({"cost", "price", "loss"} & set(near))
