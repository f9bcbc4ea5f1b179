"""What people ruled: which claims are out, and which are of one incident or of two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from sitrep.model import Ruling


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that no other replaces, the earliest first."""
    every = {ruling.id: ruling for ruling in rulings}
    replaced = {ruling.replaces for ruling in every.values()}
    left = [(ruling.at, ruling_id) for ruling_id, ruling in every.items() if ruling_id not in replaced]
    return tuple(every[ruling_id] for _, ruling_id in sorted(left))


def retracted(rulings: Iterable[Ruling]) -> frozenset[str]:
    """The claims whose last word is that they are retracted, not upheld."""
    last = {
        claim: ruling.kind
        for ruling in standing(rulings)
        if ruling.kind in ("retract", "uphold")
        for claim in ruling.claims
    }
    return frozenset(claim for claim, kind in last.items() if kind == "retract")


def verdicts(rulings: Iterable[Ruling]) -> Mapping[tuple[str, str], Ruling]:
    """The last ruling that pairs of claims (the lesser id first) are the same, or different."""
    return {
        pair: ruling
        for ruling in standing(rulings)
        if ruling.kind in ("same", "different")
        for pair in combinations(sorted(set(ruling.claims)), 2)
    }
