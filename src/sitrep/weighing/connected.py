"""Connected: what shares a member, directly or by way of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def connected(items: Iterable[T], members: Callable[[T], Sequence[str]]) -> list[list[T]]:
    """Items in groups of which no two share a member, by disjoint-set forests; each item has a member."""
    items = list(items)
    above: dict[str, str] = {}
    for one in items:
        first, *others = members(one)
        root = _root(above, first)
        for member in others:
            above[_root(above, member)] = root
    found: dict[str, list[T]] = defaultdict(list)
    for one in items:
        found[_root(above, members(one)[0])].append(one)
    return list(found.values())


def _root(above: dict[str, str], member: str) -> str:
    """What stands for all that are connected with a member; those on the way come nearer to it."""
    while (parent := above.setdefault(member, member)) != member:
        above[member] = member = above[parent]
    return member
