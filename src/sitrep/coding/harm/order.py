"""What the order of words tells of a group, where the tree of a hasty sentence is no help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitrep.coding.harm.groups import ELLIPTIC, QUOTES, Group
from sitrep.coding.harm.scenes import Scene
from sitrep.coding.harm.tellers import Teller
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token

_LIGHT = {
    "were",
    "was",
    "are",
    "have",
    "been",
    "also",
    "had",
    "being",
    "reportedly",
    "left",
    "got",
    "has",
    "is",
    "still",
    "remain",
    "remained",
    "since",
    "later",
    "plus",
    "or",
}
_AT = ("in", "at", "near", "outside", "on")
_LONGEST_PLACE = 9  # tokens
_BETWEEN = {"another", "a", "the", "some", "further", "up", "to", "also", ":", "and", "about"}


def is_of_another(parsed: Parsed, group: Group, teller: int, tellers: Mapping[int, Teller]) -> bool:
    """Whether another number stands before a teller: "two girls were killed and nine people injured"."""
    between = next((i for i in tellers if group.last < i < teller), None)
    if between is None:
        return False
    numbers = [parsed.tokens(q.start, q.end) for q in parsed.quantities]
    return any(between < span[0] and span[-1] < teller for span in numbers if span)


def right_after(parsed: Parsed, group: Group, tellers: Mapping[int, Teller]) -> list[Teller]:
    """The word of harm right after a number: "15 injured", "seven others were killed"."""
    tree, at = parsed.tree, group.last + 1
    while at < len(tree) and (tree[at].lower in ELLIPTIC | _LIGHT or tree[at].text in QUOTES):
        at += 1
    if at + 1 < len(tree) and tree[at].lower == "of" and tree[at + 1].lower in ("dead", "wounded", "injured"):
        at += 1  # "hundreds of dead"
    return [tellers[at]] if at in tellers and tree[at].tag != "VBG" else []


def right_before(scene: Scene, group: Group) -> Teller | None:
    """The verb of harm right before a group: "killed at least 12", "injuring 31"."""
    tree, tellers = scene.parsed.tree, scene.tellers
    before = group.first - 1
    while (
        before >= 0
        and tree[before].lower in _BETWEEN
        and (tree[before].lower != "and" or before - 1 not in tellers)
    ):
        before -= 1
    if before in tellers and tree[before].pos in ("VERB", "AUX", "ADJ", "NOUN") and tree[before].tag != "VBN":
        return tellers[before]
    return None


def by_order(scene: Scene, group: Group) -> list[Teller]:
    """The word of harm beside a group: "15 injured", "injuring 31", "killed at least 12"."""
    after = right_after(scene.parsed, group, scene.tellers)
    if after and not any(c.dep == "dobj" for c in after[0].token.children):
        return after
    before = right_before(scene, group)
    return [before] if before else []


def nearest(scene: Scene, group: Group, found: list[Teller]) -> list[Teller]:
    """Without what a hasty sentence's tree adds to the verb beside a group: "kill 50, injure dozens"."""
    beside = right_before(scene, group)
    if beside is None or len(found) < 2 or beside not in found:
        return found
    at = beside.token.i
    joined = at > 1 and scene.parsed.tree[at - 1].lower in ("and", "or", ",")
    return [
        t
        for t in found
        if t is beside or (joined and t.token.i == at - 2) or hits_them(scene, group, t.token)
    ]


def hits_them(scene: Scene, group: Group, verb: Token) -> bool:
    """Whether "them" after a verb of harm stands for a group: "took nine men and shot them"."""
    if group.quantity is None or not any(c.dep == "dobj" and c.lower == "them" for c in verb.children):
        return False
    before = [g for g in scene.groups if g.last < verb.i and g.quantity is not None]
    return bool(before) and before[-1] is group


def is_by_place(parsed: Parsed, before: Group, group: Group) -> bool:
    """Whether two groups are told of by place: "23 civilians in Haret and 21 others in Zafir"."""
    tree = parsed.tree
    between = tree[before.last + 1 : group.first]
    if group.last + 1 >= len(tree) or not between or len(between) > _LONGEST_PLACE:
        return False
    if between[0].lower not in _AT or tree[group.last + 1].lower not in _AT:
        return False
    return all(t.pos in ("ADP", "DET", "PROPN", "NOUN", "CCONJ", "PUNCT", "ADJ", "PART") for t in between)


def goes_on(scene: Scene, group: Group, between: Sequence[str]) -> bool:
    """Whether a number adds to one told before it: "eight died there and two more on the way"."""
    more = group.quantity is not None and group.quantity.more and between[-1:] == ["and"]
    return more and not any(i > group.last for i in scene.tellers)
