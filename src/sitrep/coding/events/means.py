"""By what means: the type of an attack, by the weapons that its sentence names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from sitrep.coding.events.drafts import BOMBARDMENTS
from sitrep.coding.events.triggers import Hit
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import objects, phrase, prepositional, subjects
from sitrep.coding.syntax.tree import Token

_BY = ("with", "by", "from", "using")
_STRIKES = ("Air/drone strike", "Shelling/artillery/missile attack")


class Means:
    """Tells the type of an incident.

    `weapons` are the words for each type's means, `vague` those for incidents of untold means, with
    the types that they can stand for, `launching` verbs (lemmas) that govern the weapon itself.
    """

    def __init__(
        self,
        weapons: Mapping[str, Sequence[str]],
        vague: Sequence[Mapping[str, Sequence[str]]],
        launching: Iterable[str],
    ) -> None:
        self._launching = frozenset(launching)
        self._weapons = {event: frozenset(words) for event, words in weapons.items()}
        self._vague = {word: frozenset(entry["types"]) for entry in vague for word in entry["words"]}

    def could_be(self, parsed: Parsed, hit: Hit, event: str | None) -> frozenset[str]:
        """The types of incident that a trigger's words can stand for; empty where they are plain."""
        if hit.words == "raid" and self._weapon(parsed.tree.spelled) not in _STRIKES:
            return self._vague["raid"]
        if event != hit.trigger.event or hit.words not in self._vague:
            return frozenset()
        besides = (pair for i, pair in enumerate(parsed.tree.forms) if not hit.token.i <= i <= hit.last.i)
        says = self._weapon({form for pair in besides for form in pair}) == event
        return frozenset() if says else self._vague[hit.words]

    def event_type(self, parsed: Parsed, hit: Hit) -> str | None:
        """The trigger's own type, or what the weapon in the sentence makes of it; None for no incident."""
        trigger = hit.trigger
        weapon = self._weapon(parsed.tree.spelled)
        lemma = hit.token.lemma
        match trigger.name:
            case "strike" | "kill by arms":
                return self._weapon_used(hit)
            case "bomb" if hit.form == "noun" and weapon is None:
                return "Shelling/artillery/missile attack"
            case "bomb":
                return weapon if weapon in BOMBARDMENTS else trigger.event
            case "air strike" if lemma == "raid":
                return weapon if weapon in _STRIKES else "Armed clash"
            case "air strike" if lemma == "strike":
                return weapon if weapon in _STRIKES else trigger.event
            case "explosion" if weapon == "Suicide bomb" or (lemma == "bombing" and weapon in BOMBARDMENTS):
                return weapon
            case "assail" if weapon:
                return weapon
            case "attack on people" if lemma == "fire" and weapon in BOMBARDMENTS:
                return weapon
        return trigger.event

    def _weapon_used(self, hit: Hit) -> str | None:
        """The type of what struck or killed: who did it, by what, and what a launching verb governs."""
        verb = hit.token
        if hit.trigger.name == "kill by arms" and (verb.tag not in ("VBD", "VBN") or not objects(verb)):
            return None  # "killing two" ends what is told, "mines kill" tells nothing
        sent = objects(verb) if verb.lemma in self._launching else []
        heads = (*subjects(verb), *sent, *prepositional(verb, *_BY))
        return self._weapon(_forms_of(t for head in heads for t in phrase(head)))

    def _weapon(self, words: Set[str]) -> str | None:
        return next((event for event, weapons in self._weapons.items() if words & weapons), None)


def _forms_of(tokens: Iterable[Token]) -> Set[str]:
    return {form for t in tokens for form in (t.lower, t.lemma)}
