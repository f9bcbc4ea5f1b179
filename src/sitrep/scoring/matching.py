"""Which coded entry answers which gold entry: what must agree, and pairs one to one, the closest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from sitrep.scoring.entry import Entry, Kind
from sitrep.scoring.names import Names

Field: TypeAlias = Literal["place", "side", "status", "type", "date", "outcome", "count", "who"]
Level: TypeAlias = Literal["strict", "lenient"]

# What must agree for a pair. The first of each is what a fact of that kind is told apart by.
MUST_AGREE: Mapping[Kind, Mapping[Level, tuple[Field, ...]]] = {
    "control": {"strict": ("place", "side", "status"), "lenient": ("place", "side")},
    "events": {"strict": ("place", "type", "date"), "lenient": ("type",)},
    "harm": {"strict": ("count", "outcome", "who"), "lenient": ("count", "outcome")},
}

_CLOSE_BY = (
    *("place", "within", "date", "said_by", "side", "side1", "side2"),
    *("status", "type", "who", "modifier", "scope"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold entry and the coded one that answers it."""

    gold: Entry
    coded: Entry


def agrees(field: Field, gold: Entry, coded: Entry, names: Names) -> bool:
    """Whether two entries agree in a field: names by their spelling, dates where both may be one day."""
    match field:
        case "place" if gold.kind == "events":
            return any(names.alike(a, b) for a in gold.places for b in coded.places)
        case "place":
            return names.alike(gold.where, coded.where)
        case "side":
            return names.same_side(gold.side, coded.side)
        case "date":
            return not gold.days or not coded.days or gold.days.meet(coded.days)
        case "count":
            return gold.quantity == coded.quantity
        case _:
            return bool(getattr(gold, field) == getattr(coded, field))


def matches(gold: Entry, coded: Entry, level: Level, names: Names) -> bool:
    """Whether a coded entry answers a gold one of its kind."""
    return all(agrees(field, gold, coded, names) for field in MUST_AGREE[gold.kind][level])


def paired(gold: Sequence[Entry], coded: Sequence[Entry], level: Level, names: Names) -> list[Pair]:
    """Pairs of entries of one report and kind that match, one to one, the closest first."""
    return one_to_one(gold, coded, lambda g, c: closeness(g, c) if matches(g, c, level, names) else None)


def one_to_one(
    gold: Sequence[Entry], coded: Sequence[Entry], rank: Callable[[Entry, Entry], float | None]
) -> list[Pair]:
    """Pairs in which no entry stands twice, the highest rank first; a rank of None is no pair."""
    ranked = ((rank(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded))
    candidates = sorted(((r, i, j) for r, i, j in ranked if r is not None), reverse=True)
    answered: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in answered and j not in used:
            answered.add(i)
            used.add(j)
            pairs.append(Pair(gold=gold[i], coded=coded[j]))
    return pairs


def closeness(gold: Entry, coded: Entry) -> float:
    """How many fields are the same, and how alike the quotes are: chooses between pairs that match."""
    values = ((getattr(gold, name), getattr(coded, name)) for name in _CLOSE_BY)
    same = [one for one, other in values if one is not None and one == other]
    return len(same) + SequenceMatcher(None, gold.quote, coded.quote).ratio()
