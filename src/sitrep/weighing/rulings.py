"""What people ruled: which claims are out, and which are of one incident or of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from sitrep.model import Ruling


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that no standing one replaces, the earliest first.

    One that is replaced by a ruling that is itself taken back stands again.
    """
    every = {ruling.id: ruling for ruling in rulings}
    replacers: dict[str, list[str]] = defaultdict(list)
    for ruling_id, ruling in every.items():
        if ruling.replaces is not None:
            replacers[ruling.replaces].append(ruling_id)

    def stands(ruling_id: str) -> bool:
        return not any(stands(replacer) for replacer in replacers[ruling_id])

    left = sorted((ruling.at, ruling_id) for ruling_id, ruling in every.items() if stands(ruling_id))
    return tuple(every[ruling_id] for _, ruling_id in left)


def is_reversal(ruling: Ruling) -> bool:
    """Whether a ruling only takes another back."""
    return ruling.kind == "uphold" and ruling.replaces is not None


def retracted(rulings: Iterable[Ruling]) -> frozenset[str]:
    """The claims whose last word is that they are retracted, not upheld."""
    last = {
        claim: ruling.kind
        for ruling in standing(rulings)
        if ruling.kind in ("retract", "uphold") and not is_reversal(ruling)
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
