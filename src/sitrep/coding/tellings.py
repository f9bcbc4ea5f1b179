"""What a sentence tells of a group of people: by the tree, by the order of words, or as part of a toll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from sitrep.coding.actors import ActorMention
from sitrep.coding.groups import ELLIPTIC, Group
from sitrep.coding.lexicon import HarmWords
from sitrep.coding.order import by_order, is_of_another, right_after, right_before
from sitrep.coding.parsed import Parsed, objects, subjects
from sitrep.coding.parties import fights
from sitrep.coding.parts import breaks_down, is_part, said_of, whole_beside, whole_of
from sitrep.coding.people import People
from sitrep.coding.scenes import Hurt, Scene, Telling
from sitrep.coding.tellers import Teller, Tellers
from sitrep.coding.tolls import is_own, toll_of
from sitrep.model import Outcome, Who

_PLURAL = ("NNS", "NNPS")
_STATES = ("state", "alliance")
_QUANTITIES = ("number", "dozen", "hundred", "thousand", "score", "million", "half", "rest", "more", "other")
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
        self._tolls: dict[str, Outcome] = {w: h.outcome for h in harm if h.outcome for w in h.tolls}
        self._hurt: dict[str, Outcome] = {
            w: h.outcome for h in harm if h.outcome for w in (h.tolls | h.adjectives) - {"toll", "losses"}
        } | {"died": "killed", "perished": "killed", "fatalities": "killed"}

    def scene(
        self,
        parsed: Parsed,
        tellers: Mapping[int, Teller],
        groups: Sequence[Group],
        before: Sequence[Hurt],
    ) -> Scene:
        """A sentence before any of its groups is read."""
        whole = whole_of(parsed, self._hurt)
        return Scene(parsed=parsed, tellers=tellers, groups=groups, whole=whole, before=before)

    def tellings(self, scene: Scene, group: Group) -> list[Telling]:
        """All that a sentence tells of one group."""
        if set(range(group.first, group.last + 1)) & scene.consumed:
            return []
        found = self._found(scene, group)
        return [self._with_who(scene, group, telling) for telling in found]

    def _found(self, scene: Scene, group: Group) -> list[Telling]:
        parsed = scene.parsed
        if group.quantity is None and not _stands_alone(parsed, group, scene):
            return []
        part = self._as_part(scene, group)
        if part:
            return part
        after = right_after(parsed, group, scene.tellers) if group.is_elliptic else []
        toll = [] if after or group.head is not None else self._as_toll(scene, group)
        if toll:
            return toll
        found = after or _nearest(scene, group, self._by_tree(scene, group))
        if not found and group.quantity is not None:
            found = by_order(scene, group)
        told = [t for teller in found if (t := self._telling(scene, group, teller))]
        return told or self._in_list(scene, group) or self._as_rival(scene, group)

    def _telling(self, scene: Scene, group: Group, teller: Teller) -> Telling | None:
        parsed, head = scene.parsed, group.head
        who = self._people.who(parsed, head, _span(parsed, group))[0]
        if group.named and (teller.use not in ("acts", "undergoes") or teller.outcome == "displaced"):
            return None
        if group.quantity is None and (teller.use == "body" or teller.token.lower_ == "lifeless"):
            return None
        if teller.weak and not self._is_meant(scene, group):
            return None
        outcome = teller.outcome or self._taken(scene.parsed, teller.token, who)
        return Telling(outcome=outcome, token=teller.token)

    def _is_meant(self, scene: Scene, group: Group) -> bool:
        """Whether a verb that may have other objects has people for its own here."""
        head = group.head
        if group.is_elliptic:
            before = scene.parsed.doc[group.first - 1] if group.first else None
            return bool(scene.told) and (before is None or before.pos_ != "PROPN")
        if head is None or head.lemma_.lower() in ("body", "corpse"):
            return False
        return group.quantity is not None or self._people.of_noun(head) is not None

    def _names_people(self, scene: Scene, group: Group) -> bool:
        """Whether a part says who they are, so that it adds to the whole ("one of them badly" does not)."""
        if group.quantity is None or group.quantity.count != 1:
            return True
        return not group.is_elliptic or said_of(scene.parsed, group, self._people) is not None

    def _taken(self, parsed: Parsed, token: Token, who: Who) -> Outcome:
        """Whether those taken are detained, as fighters and a state's captives are, or abducted."""
        takers = [parsed.at(t, ActorMention) for t in subjects(token)]
        by_state = any(a is not None and a.kind in _STATES for a in takers)
        return "detained" if who == "combatant" or by_state else "abducted"

    def _by_tree(self, scene: Scene, group: Group) -> list[Teller]:
        """Tellers by the syntax tree: the group is what they are said of."""
        own = set(range(group.first, group.last + 1))
        found: list[Teller] = []
        for i, teller in scene.tellers.items():
            if teller.use == "body" and group.head is not None and i == group.head.i and group.quantity:
                found.append(teller)
                continue
            if is_of_another(scene.parsed, group, i, scene.tellers):
                continue
            describes = teller.token.tag_ in ("VBN", "JJ") and group.head is not None and i < group.head.i
            if (i not in own or describes) and any(v.i in own for v in self._tellers.victims(teller)):
                found.append(teller)
        return found

    def _as_part(self, scene: Scene, group: Group) -> list[Telling]:
        """What is told of a group as a part of others."""
        parsed, whole = scene.parsed, scene.whole
        beside = whole_beside(parsed, group, self._hurt)
        if beside is None and whole and breaks_down(whole, parsed, group):
            beside = whole
        if beside and not _overlaps(group, beside.first, beside.last):
            return [Telling(outcome=beside.outcome, token=parsed.doc[beside.last], part=True)]
        if is_part(parsed, group):
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
            return [Telling(outcome=scene.before[-1].outcome, token=_token(parsed, group), part=True)]
        return []

    def _as_toll(self, scene: Scene, group: Group) -> list[Telling]:
        """What a noun says of a bare number: "the toll was 272"."""
        toll = toll_of(scene.parsed, group, self._tolls, self._figures["links"])
        if toll is None:
            return []
        tokens = list(scene.parsed.doc[toll.first : toll.token.i + 1])
        nouns = [t for t in tokens if self._people.of_noun(t) and t != toll.token]
        who, side = self._people.who(scene.parsed, nouns[-1], tokens) if nouns else ("unspecified", None)
        if who == "unspecified" and is_own(toll):
            who = "combatant"
        return [Telling(outcome=toll.outcome, token=toll.token, who=who, side=side)]

    def _in_list(self, scene: Scene, group: Group) -> list[Telling]:
        """What is told of the group before it, where it is joined to that one in a list."""
        if not scene.told:
            return []
        parsed, (before, telling) = scene.parsed, scene.told[-1]
        between = [t.lower_ for t in parsed.doc[before.last + 1 : group.first]]
        joined = between in ([], ["and"], [","], [",", "and"], ["plus"], ["as", "well", "as"], [":"])
        joined = joined or between[-2:] in (["along", "with"], ["together", "with"], ["well", "as"])
        if not joined or (group.head is None and not between):
            return []
        return [
            replace(t, who="unspecified", side=None)
            for g, t in scene.told
            if g is before and (group.head is not None or not telling.part)
        ]

    def _as_rival(self, scene: Scene, group: Group) -> list[Telling]:
        """What a figure stated without a word of harm says, by what was told before it."""
        last, doc = scene.last(), scene.parsed.doc
        if last is None or group.quantity is None or not group.is_elliptic or scene.told:
            return []
        if group.quantity.words is not None and not group.quantity.words.endswith("s"):
            return []
        window = doc[max(0, group.first - _NEAR) : group.first]
        verb = next((t for t in reversed(window) if t.pos_ == "VERB"), None)
        if verb is None or verb.lemma_.lower() not in self._figures["claims"]:
            return []
        following = doc[group.last + 1] if group.last + 1 < len(doc) else None
        if following is not None and following.pos_ not in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
            return []
        return [Telling(outcome=last.outcome, token=verb, who=last.who, side=last.side)]

    def _with_who(self, scene: Scene, group: Group, telling: Telling) -> Telling:
        """A telling with who they are, by their own noun, else by what the words before it say."""
        parsed = scene.parsed
        if telling.part or group.head is None:
            said = said_of(parsed, group, self._people) if group.head is None else None
            if said:
                scene.consumed.add(said[1].i)
                return replace(telling, who=said[0])
        if not group.is_elliptic:
            who, side = self._people.who(parsed, group.head, _span(parsed, group))
            if who == "unspecified" and telling.who != "unspecified":
                return telling
            telling = replace(telling, who=who, side=side)
        elif telling.who == "unspecified":
            telling = self._as_before(scene, group, telling)
        if telling.who == "unspecified" and self._are_fighters(parsed, group, telling):
            return replace(telling, who="combatant")
        return telling

    def _as_before(self, scene: Scene, group: Group, telling: Telling) -> Telling:
        """An elliptic number takes the noun of the group before it ("34 others")."""
        more = group.head is not None or (group.quantity is not None and group.quantity.more)
        wholes = {(t.who, t.side) for _, t in scene.told if not t.part}
        last = scene.last()
        if not scene.told and last is not None and (more or telling.part):
            wholes = {(last.who, last.side)}
        if len(wholes) != 1:
            return telling
        who, side = wholes.pop()
        young = who in ("child", "woman") and not (more and scene.told)
        return telling if young else replace(telling, who=who, side=side)

    def _are_fighters(self, parsed: Parsed, group: Group, telling: Telling) -> bool:
        """Whether the words show that those hurt bore arms: a force's own losses, or who surrendered."""
        if telling.outcome == "surrendered":
            return True
        if group.head is not None and group.head.lower_ not in ("men", "man", "dead", *ELLIPTIC):
            return False
        near = [t.lower_ for t in parsed.doc[max(0, group.first - _NEAR) : group.first]]
        if "losses" in near and {"own", "its", "his", "their", "'s", "’s"} & set(near):
            return True
        for verb in (t for t in parsed.doc if t.pos_ == "VERB"):
            lemma = verb.lemma_.lower()
            if lemma in self._figures["costs"] and verb.i < group.first:
                who = subjects(verb) if lemma == "lose" else [*objects(verb), *verb.children]
                return lemma == "cost" or any(fights(parsed.at(t, ActorMention)) for t in who)
            if lemma in self._figures["admissions"] and verb.i < group.first:
                return True
        return False


def _nearest(scene: Scene, group: Group, found: list[Teller]) -> list[Teller]:
    """Without what a hasty sentence's tree adds to the verb beside a group: "kill 50, injure dozens"."""
    beside = right_before(scene, group)
    if beside is None or len(found) < 2 or beside not in found:
        return found
    at = beside.token.i
    joined = at > 1 and scene.parsed.doc[at - 1].lower_ in ("and", "or", ",")
    return [t for t in found if t is beside or (joined and t.token.i == at - 2)]


def _stands_alone(parsed: Parsed, group: Group, scene: Scene) -> bool:
    """Whether a noun without a number is a group to count: one person, or a named part of a toll."""
    if group.head is None:
        return False
    whole = scene.whole
    if whole and group.first <= whole.last + 2 and whole.first <= group.last:
        return False
    if group.named:
        return not is_part(parsed, group)
    if group.head.lemma_.lower() in _QUANTITIES:
        return False
    if group.head.tag_ in _PLURAL:
        return is_part(parsed, group) or bool(whole and breaks_down(whole, parsed, group))
    determined = any(c.dep_ in ("det", "poss", "nummod") for c in group.head.children)
    return determined or any(c.lower_ == "another" for c in group.head.children)


def _span(parsed: Parsed, group: Group) -> list[Token]:
    return list(parsed.doc[group.first : group.last + 1])


def _token(parsed: Parsed, group: Group) -> Token:
    return group.head if group.head is not None else parsed.doc[group.last]


def _overlaps(group: Group, first: int, last: int) -> bool:
    """Whether a group without a number is inside some words."""
    return group.quantity is None and group.first <= last and first <= group.last
