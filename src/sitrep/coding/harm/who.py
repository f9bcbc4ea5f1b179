"""Who those are whom a telling tells of: by their own noun, or by what the words around it say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.fighters import Fighters
from sitrep.coding.harm.groups import Group
from sitrep.coding.harm.parts import all_of, said_of
from sitrep.coding.harm.people import People
from sitrep.coding.harm.scenes import Scene, Telling
from sitrep.coding.harm.targets import who_was_hit
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import phrase, prepositional, subjects
from sitrep.coding.syntax.tree import Token
from sitrep.model import Who

_STATES = ("state", "alliance")
_OPENING = 5  # tokens in which a sentence opens


class WhoReader:
    """Reads who the people of a telling are. `hurt` are the words for the hurt themselves ("wounded")."""

    def __init__(
        self,
        people: People,
        figures: Mapping[str, frozenset[str]],
        fighters: Fighters,
        hurt: Collection[str],
    ) -> None:
        self._people = people
        self._hurt = hurt
        self._figures = figures
        self._fighters = fighters

    def of(self, scene: Scene, group: Group, telling: Telling) -> Telling:
        """A telling with who they are, by their own noun, else by what the words before it say."""
        parsed = scene.parsed
        if telling.part or group.head is None:
            bare = group.head is None or group.head.lower in self._hurt
            said = said_of(parsed, group, self._people) if bare else None
            if said:
                scene.consumed.add(said[1].i)
                return replace(telling, who=said[0])
        if group.head is None and _is_family(parsed, group):
            return replace(telling, who="civilian")
        counted = self._counted_by(parsed, group, telling)
        if counted != "unspecified":
            return replace(telling, who=counted)
        if not group.is_elliptic:
            who, side = self._people.who(parsed, group.head, _span(parsed, group))
            if who == "unspecified" and telling.who != "unspecified":
                return telling
            telling = replace(telling, who=who, side=side)
        elif telling.who == "unspecified":
            telling = self._as_before(scene, group, telling)
        if telling.who == "unspecified":
            telling = replace(telling, who=all_of(parsed, group, self._people) or "unspecified")
        if telling.who == "unspecified" and group.is_elliptic and telling.outcome in ("killed", "injured"):
            hit = who_was_hit(parsed, group, self._figures["hits"], self._people)
            telling = replace(telling, who=hit[0], side=hit[1]) if hit else telling
        if telling.who == "unspecified" and self._fighters.are(parsed, group, telling):
            return replace(telling, who="combatant")
        return telling

    def _counted_by(self, parsed: Parsed, group: Group, telling: Telling) -> Who:
        """Who those are whom a noun of harm after a number is of: "212 killings of civilians"."""
        if group.head is not None or telling.token.pos != "NOUN" or telling.token.i < group.last:
            return "unspecified"
        of = [t for t in prepositional(telling.token, "of", "among") if self._people.is_person(parsed, t)]
        return self._people.who(parsed, of[0], phrase(of[0]))[0] if of else "unspecified"

    def _as_before(self, scene: Scene, group: Group, telling: Telling) -> Telling:
        """An elliptic number takes the noun of the group before it ("34 others").

        From the sentence before only where that noun stands beside its number.
        """
        more = group.head is not None or (group.quantity is not None and group.quantity.more)
        wholes = {(t.who, t.side) for _, t in scene.told if not t.part}
        last = scene.last()
        opens = group.first < _OPENING
        if not scene.told and last is not None and ((more and opens and last.named) or telling.part):
            wholes = {(last.who, last.side)}
        if len(wholes) != 1:
            return telling
        who, side = wholes.pop()
        young = who in ("child", "woman") and not (more and scene.told)
        return telling if young else replace(telling, who=who, side=side)


def settled(parsed: Parsed, telling: Telling) -> Telling:
    """A telling with those taken detained, as fighters and a state's captives are, or abducted."""
    if not telling.taken:
        return telling
    takers = [parsed.at(t, ActorMention) for t in subjects(telling.token)]
    by_state = any(a is not None and a.kind in _STATES for a in takers)
    detained = telling.who == "combatant" or by_state
    return replace(telling, outcome="detained" if detained else "abducted")


def _is_family(parsed: Parsed, group: Group) -> bool:
    """Whether a number is that of a family: "a family of six"."""
    before = [t.lower for t in parsed.tree[max(0, group.first - 2) : group.first]]
    return before in (["family", "of"], ["families", "of"])


def _span(parsed: Parsed, group: Group) -> list[Token]:
    return list(parsed.tree[group.first : group.last + 1])
