"""Linkage: pairs that are like enough to groups of which each is one incident, and why.

Complete linkage: two groups are joined by a pair that is like enough, the likest first, only where
each member of the one can be each member of the other. So no group holds two that conflict, and the
order in which claims arrive does not matter. What a person ruled goes before any likeness: those
ruled the same are one incident with all that is like either of them, and with nothing that was
ruled different.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from sitrep.model import Ruling
from sitrep.weighing.blocks import Pair
from sitrep.weighing.likeness import ENOUGH


@dataclass(frozen=True, slots=True)
class Merge:
    """The pair that joined two groups: by its score, or by a ruling."""

    pair: Pair
    score: float
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What is one incident, and the merges that made it."""

    members: frozenset[str]
    merges: tuple[Merge, ...] = ()


def linked(
    members: Iterable[str], scores: Mapping[Pair, float], rulings: Mapping[Pair, Ruling]
) -> tuple[Group, ...]:
    """The groups of members, where `scores` are those of the pairs that do not conflict."""
    linkage = _Linkage(members, scores, rulings)
    for pair in sorted(pair for pair, ruling in rulings.items() if ruling.kind == "same"):
        linkage.rule(pair, scores.get(pair, 0.0), rulings[pair])
    likely = (pair for pair, score in scores.items() if score >= ENOUGH)
    for pair in sorted(likely, key=lambda pair: (-scores[pair], pair)):
        linkage.join(pair, scores[pair])
    return linkage.groups()


class _Linkage:
    """Members in groups that grow. A group has several parts only where a ruling joined what conflicts.

    `fits` are those that can be with all of a part; `barred` those ruled different from one member.
    """

    def __init__(
        self, members: Iterable[str], scores: Mapping[Pair, float], rulings: Mapping[Pair, Ruling]
    ) -> None:
        self._group = {member: Group(frozenset((member,))) for member in members}
        self._part = {member: group.members for member, group in self._group.items()}
        self._fits: dict[str, Set[str]] = _neighbours(scores)
        self._barred = _neighbours(pair for pair, ruling in rulings.items() if ruling.kind == "different")

    def groups(self) -> tuple[Group, ...]:
        """The groups as they are."""
        return tuple({group.members: group for group in self._group.values()}.values())

    def rule(self, pair: Pair, score: float, ruling: Ruling) -> None:
        """Join the groups of a pair ruled the same."""
        if all(member in self._group for member in pair) and not self._is_barred(pair):
            self._join_parts(pair)
            self._join_groups(Merge(pair, score, ruling))

    def join(self, pair: Pair, score: float) -> None:
        """Join the groups of a pair, where every member of the one's part fits the other's."""
        if not self._is_barred(pair) and self._join_parts(pair):
            self._join_groups(Merge(pair, score))

    def _is_barred(self, pair: Pair) -> bool:
        one, other = (self._group[member].members for member in pair)
        return any(not other.isdisjoint(self._barred.get(member, ())) for member in one if self._barred)

    def _join_parts(self, pair: Pair) -> bool:
        one, other = (self._part[member] for member in pair)
        if one is other or not other <= self._fits.get(pair[0], frozenset()):
            return False
        fits = self._fits[pair[0]] & self._fits[pair[1]]
        for member in (merged := one | other):
            self._part[member], self._fits[member] = merged, fits
        return True

    def _join_groups(self, merge: Merge) -> None:
        one, other = (self._group[member] for member in merge.pair)
        if one is not other:
            merged = Group(one.members | other.members, (*one.merges, *other.merges, merge))
            for member in merged.members:
                self._group[member] = merged


def _neighbours(pairs: Iterable[Pair]) -> dict[str, Set[str]]:
    """For each member of a pair, the others it is paired with."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return dict(found)
