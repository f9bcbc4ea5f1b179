"""What a sentence tells of a group of people: by the tree, by the order of words, or as part of a toll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sitrep.coding.harm.fighters import Fighters
from sitrep.coding.harm.groups import Group
from sitrep.coding.harm.order import (
    by_order,
    goes_on,
    hits_them,
    is_by_place,
    is_of_another,
    nearest,
    right_after,
)
from sitrep.coding.harm.parts import (
    Whole,
    breaks_down,
    is_listed,
    is_part,
    said_of,
    stands_alone,
    whole_beside,
    whole_of,
)
from sitrep.coding.harm.people import People
from sitrep.coding.harm.scenes import Hurt, HurtBefore, Scene, Telling
from sitrep.coding.harm.tellers import Teller, Tellers
from sitrep.coding.harm.tolls import is_own, toll_of
from sitrep.coding.harm.who import WhoReader, settled
from sitrep.coding.lexicon import HarmWords
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token
from sitrep.model import Outcome

_BODIES = ("body", "corpse")
_MOVED = (None, "detained", "abducted", "evacuated", "displaced")  # outcomes that bodies can't have
_LESS = ("displaced", "abducted", "detained")  # outcomes that being hurt outranks
_NEAR = 5  # tokens between a verb that states a figure and the figure


class HarmReader:
    """Reads what a sentence tells of its groups."""

    def __init__(
        self,
        harm: Sequence[HarmWords],
        people: People,
        figures: Mapping[str, frozenset[str]],
        tellers: Tellers,
    ) -> None:
        self._people = people
        self._figures = figures
        self._tellers = tellers
        self._fighters = Fighters(people, figures)
        self._tolls: dict[str, Outcome] = {w: h.outcome for h in harm if h.outcome for w in h.tolls}
        self._hurt: dict[str, Outcome] = {
            w: h.outcome for h in harm if h.outcome for w in (h.tolls | h.adjectives) - {"toll", "losses"}
        } | {"died": "killed", "perished": "killed", "fatalities": "killed"}
        self._who = WhoReader(people, figures, self._fighters, self._hurt)

    def scene(
        self,
        parsed: Parsed,
        tellers: Mapping[int, Teller],
        groups: Sequence[Group],
        before: Sequence[HurtBefore],
    ) -> Scene:
        """A sentence before any of its groups is read."""
        whole = whole_of(parsed, self._hurt)
        has_toll = any(lower in self._tolls for _, lower in parsed.tree.forms)
        return Scene(
            parsed=parsed, tellers=tellers, groups=groups, whole=whole, before=before, has_toll=has_toll
        )

    def tellings(self, scene: Scene, group: Group) -> list[Telling]:
        """All that a sentence tells of one group."""
        if set(range(group.first, group.last + 1)) & scene.consumed:
            return []
        if self._is_superseded(scene.parsed, group):
            return []
        found = self._found(scene, group)
        known = [self._who.of(scene, group, telling) for telling in found]
        return [settled(scene.parsed, t) for t in known]

    def _is_superseded(self, parsed: Parsed, group: Group) -> bool:
        """Whether a figure is one that its speaker has given up: "had earlier spoken of 54 dead"."""
        window = parsed.tree[max(0, group.first - _NEAR) : group.first]
        verb = next((t for t in reversed(window) if t.pos == "VERB"), None)
        states = verb is not None and verb.lemma in self._figures["claims"]
        if not states and not any(t.lemma in self._figures["nouns"] for t in window):
            return False
        return any(t.lower in self._figures["formerly"] for t in window)

    def _found(self, scene: Scene, group: Group) -> list[Telling]:
        parsed = scene.parsed
        if group.quantity is None and not group.single and not stands_alone(parsed, group, scene.whole):
            return []
        if _are_things(parsed, group):
            return []
        part = self._as_part(scene, group)
        if part:
            return part
        after = right_after(parsed, group, scene.tellers) if group.is_elliptic else []
        toll = [] if after or group.head is not None else self._as_toll(scene, group)
        if toll:
            return toll
        found = self._moves(scene, after) or after or nearest(scene, group, self._by_tree(scene, group))
        if not found and group.quantity is not None:
            found = by_order(scene, group)
        told = [t for teller in found if (t := self._telling(scene, group, teller))]
        if any(t.outcome in ("killed", "injured") for t in told):
            told = [t for t in told if t.outcome not in _LESS]  # "those who had taken shelter"
        return told or self._in_list(scene, group) or self._as_rival(scene, group)

    def _moves(self, scene: Scene, after: Sequence[Teller]) -> list[Teller]:
        """The verb that moves the hurt: "evacuated 34 wounded" tells where they went, not who was hurt."""
        if not after or after[0].use != "adjective":
            return []
        hurt = after[0].token
        movers = (t for t in scene.tellers.values() if t.outcome == "evacuated" and t.token != hurt)
        return [t for t in movers if hurt in self._tellers.victims(t)]

    def _telling(self, scene: Scene, group: Group, teller: Teller) -> Telling | None:
        if group.named and (teller.use not in ("acts", "undergoes") or teller.outcome == "displaced"):
            return None
        if group.quantity is None and (teller.use == "body" or teller.token.lower == "lifeless"):
            return None
        if teller.weak and not self._is_meant(scene, group, teller):
            return None
        if group.head is not None and group.head.lemma in _BODIES and teller.outcome in _MOVED:
            return Telling(outcome="killed", token=teller.token)
        outcome = teller.outcome or "abducted"
        taken = teller.outcome is None
        return Telling(outcome=outcome, token=teller.token, denied=teller.denied, taken=taken)

    def _is_meant(self, scene: Scene, group: Group, teller: Teller) -> bool:
        """Whether a verb that may have other objects has people for its own here."""
        head = group.head
        if group.is_elliptic and teller.token.lemma in self._figures["claims"]:
            return False
        if group.is_elliptic:
            before = scene.parsed.tree[group.first - 1] if group.first else None
            last = scene.last()
            goes_on = bool(scene.told) or (last is not None and last.outcome == teller.outcome)
            goes_on = goes_on or self._fighters.lose(scene.parsed, teller.token)
            return goes_on and (before is None or before.pos != "PROPN")
        if head is None or head.lemma in ("body", "corpse"):
            return False
        return group.quantity is not None or self._people.of_noun(head) is not None

    def _names_people(self, scene: Scene, group: Group) -> bool:
        """Whether a part says who they are, so that it adds to the whole ("one of them badly" does not)."""
        if group.quantity is None or group.quantity.count != 1:
            return True
        return not group.is_elliptic or said_of(scene.parsed, group, self._people) is not None

    def _by_tree(self, scene: Scene, group: Group) -> list[Teller]:
        """Tellers by the syntax tree: the group is what they are said of."""
        own = set(range(group.first, group.last + 1))
        found: list[Teller] = []
        for i, teller in scene.tellers.items():
            if group.quantity is None and group.head is not None and _is_of_number(group.head):
                continue  # "eight members of a militia"
            if teller.use == "body" and group.head is not None and i == group.head.i and group.quantity:
                found.append(teller)
                continue
            if is_of_another(scene.parsed, group, i, scene.tellers):
                continue
            describes = teller.token.tag in ("VBN", "JJ") and group.head is not None and i < group.head.i
            is_victim = (i not in own or describes) and any(v.i in own for v in self._tellers.victims(teller))
            if is_victim or hits_them(scene, group, teller.token):
                found.append(teller)
        return found

    def _as_part(self, scene: Scene, group: Group) -> list[Telling]:
        """What is told of a group as a part of others."""
        parsed, whole = scene.parsed, scene.whole
        beside = whole_beside(parsed, group, self._hurt)
        if beside is None and whole and breaks_down(whole, parsed, group):
            beside = whole
        if beside and not _overlaps(group, beside.first, beside.last):
            died = self._died(scene, beside)
            if died:
                return [Telling(outcome="killed", token=died, part=True)]
            return [Telling(outcome=beside.outcome, token=parsed.tree[beside.last], part=True)]
        after = right_after(parsed, group, scene.tellers) if group.is_elliptic else []
        if is_part(parsed, group) or (not after and is_listed(parsed, group) and scene.told):
            known = [replace(t, part=True) for _, t in scene.of_last_whole()]
            if known and self._names_people(scene, group):
                return known
            if group.quantity is None or not self._names_people(scene, group):
                return []
            last = scene.last()
            found = [self._telling(scene, group, t) for t in self._by_tree(scene, group)]
            return [replace(t, part=True) for t in found if t] or (
                [Telling(outcome=last.outcome, token=_token(parsed, group), part=True)] if last else []
            )
        if group.head is None and not scene.told and scene.before and said_of(parsed, group, self._people):
            outcomes = [h.outcome for h in scene.before if not h.part_of] or [scene.before[-1].outcome]
            outcome = "killed" if "killed" in outcomes else outcomes[-1]
            return [Telling(outcome=outcome, token=_token(parsed, group), part=True)]
        return []

    def _died(self, scene: Scene, beside: Whole) -> Token | None:
        """The word by which some of the hurt died: "two of the wounded later died"."""
        after = (t for i, t in scene.tellers.items() if beside.last < i <= beside.last + _NEAR)
        return next((t.token for t in after if beside.outcome != "killed" and t.outcome == "killed"), None)

    def _as_toll(self, scene: Scene, group: Group) -> list[Telling]:
        """What a noun says of a bare number: "the toll was 272"."""
        toll = toll_of(scene.parsed, group, self._tolls, self._figures["links"])
        if toll is None:
            return []
        tokens = list(scene.parsed.tree[toll.first : toll.token.i + 1])
        nouns = [t for t in tokens if self._people.of_noun(t) and t != toll.token]
        who, side = self._people.who(scene.parsed, nouns[-1], tokens) if nouns else ("unspecified", None)
        if who == "unspecified" and (is_own(toll) or self._fighters.own(scene.parsed, toll)):
            who = "combatant"
        return [Telling(outcome=toll.outcome, token=toll.token, who=who, side=side)]

    def _in_list(self, scene: Scene, group: Group) -> list[Telling]:
        """What is told of the group before it, where it is joined to that one in a list."""
        if not scene.told:
            return []
        parsed, (before, telling) = scene.parsed, scene.told[-1]
        between = [t.lower for t in parsed.tree[before.last + 1 : group.first]]
        after = parsed.tree[group.last + 1].lower if group.last + 1 < len(parsed.tree) else ""
        if group.quantity is None and between[:1] == [","] and after != "and":
            return []
        joined = between in ([], ["and"], [","], [",", "and"], ["plus"], ["as", "well", "as"], [":"])
        joined = joined or between[-2:] in (["along", "with"], ["together", "with"], ["well", "as"])
        joined = joined or is_by_place(parsed, before, group) or goes_on(scene, group, between)
        if not joined or (group.head is None and not between):
            return []
        return [
            replace(t, who="unspecified", side=None)
            for g, t in scene.told
            if g is before and (group.head is not None or not telling.part or len(between) > 2)
        ]

    def _as_rival(self, scene: Scene, group: Group) -> list[Telling]:
        """What a figure stated without a word of harm says, by what was told before it."""
        tree = scene.parsed.tree
        last: Hurt | None = scene.last()
        own = [t for _, t in scene.told if not t.part]
        if own and any(t.text == ";" or t.lower == "while" for t in tree[own[-1].token.i : group.first]):
            last = own[-1]
        elif own:
            return []
        if last is None or group.quantity is None or not group.is_elliptic:
            return []
        if group.quantity.count == 1 or not (group.quantity.words or "s").endswith("s"):
            return []
        window = tree[max(0, group.first - _NEAR) : group.first]
        verb = next((t for t in reversed(window) if t.pos == "VERB"), None)
        noun = next((t for t in reversed(window) if t.lemma in self._figures["nouns"]), None)
        if noun is None and (verb is None or verb.lemma not in self._figures["claims"]):
            return []
        following = tree[group.last + 1] if group.last + 1 < len(tree) else None
        if following is not None and following.pos not in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
            return []
        return [
            Telling(
                outcome=last.outcome, token=noun or verb or tree[group.first], who=last.who, side=last.side
            )
        ]


def _are_things(parsed: Parsed, group: Group) -> bool:
    """Whether a number is of things: "drones, four of which were shot down"."""
    return [t.lower for t in parsed.tree[group.last + 1 : group.last + 3]] == ["of", "which"]


def _is_of_number(head: Token) -> bool:
    """Whether a noun is what a counted one is of ("eight members of a militia")."""
    if head.dep != "pobj" or head.head.lower != "of":
        return False
    return any(c.dep == "nummod" for c in head.head.head.children)


def _token(parsed: Parsed, group: Group) -> Token:
    return group.head if group.head is not None else parsed.tree[group.last]


def _overlaps(group: Group, first: int, last: int) -> bool:
    """Whether a group without a number is inside some words."""
    return group.quantity is None and group.first <= last and first <= group.last
