"""How far two coders agree on what they both tell of: percent agreement and Krippendorff's alpha, by field.

The unit of analysis is one fact that both coders give: an entry of one paired with an entry of the other,
of the same report and kind. Entries are paired one to one where the same passage carries both, or where
every other field agrees that a fact is told by, and the more of these agree the sooner; the field that is
judged has no part in the pairing, so each field has pairs of its own. A pair is left out where either
entry does not give the field. What one coder alone gives is no unit: precision, recall and F1 tell of that.

Percent agreement is the share of units with the same value. Alpha is nominal for categories, where sides
are the same by name ("afghan army", "afghan government"), and ratio for counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from sitrep.model import Report
from sitrep.scoring.alpha import alpha, nominal, ratio
from sitrep.scoring.codings import Codings
from sitrep.scoring.entry import Entry, Kind
from sitrep.scoring.figures import Share
from sitrep.scoring.matching import Field, Pair, agrees, one_to_one
from sitrep.scoring.names import Names
from sitrep.scoring.passages import Together, together

Difference: TypeAlias = Callable[[Any, Any], float]

# What a fact is told by, and, after it, which of these fields are judged.
_TOLD_BY: Mapping[Kind, tuple[tuple[Field, ...], tuple[Field, ...]]] = {
    "control": (("place", "side", "status", "date"), ("side", "status")),
    "events": (("place", "type", "date"), ("type",)),
    "harm": (("place", "count", "outcome", "who", "date"), ("outcome", "who", "count")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree in a field of one kind of entry."""

    kind: Kind
    field: Field
    same: Share
    alpha: float | None
    metric: str


def agreements(
    gold: Codings, coded: Codings, names: Names, reports: Mapping[str, Report]
) -> Iterator[Agreement]:
    """The agreement in each categorical field and in counts; `reports` (may be empty) tell the sentences."""
    same = {name: together(reports.get(name)) for name in gold if name in coded}
    for kind, (told_by, judged) in _TOLD_BY.items():
        for field in judged:
            others = tuple(other for other in told_by if other != field)
            pairs = [
                pair
                for name, passages in same.items()
                for pair in _units(gold[name][kind], coded[name][kind], others, passages, names)
            ]
            yield _agreement(kind, field, pairs, names)


def _agreement(kind: Kind, field: Field, pairs: list[Pair], names: Names) -> Agreement:
    units = [(getattr(pair.gold, field), getattr(pair.coded, field)) for pair in pairs]
    given = [unit for unit in units if None not in unit]
    difference, metric = _difference(field, names)
    return Agreement(
        kind=kind,
        field=field,
        same=Share.counted(not difference(*unit) for unit in given),
        alpha=alpha(given, difference),
        metric=metric,
    )


def _difference(field: Field, names: Names) -> tuple[Difference, str]:
    if field == "count":
        return ratio, "ratio"
    if field == "side":
        return lambda one, other: float(not names.same_side(one, other)), "nominal"
    return nominal, "nominal"


def _units(
    gold: tuple[Entry, ...], coded: tuple[Entry, ...], others: tuple[Field, ...], same: Together, names: Names
) -> list[Pair]:
    """The pairs of entries that tell of one fact, whatever they say in the field that is judged."""

    def rank(one: Entry, other: Entry) -> float | None:
        agreed = sum(agrees(field, one, other, names) for field in others)
        together = same(one, other)
        if not together and agreed < len(others):
            return None
        return agreed + together + SequenceMatcher(None, one.quote, other.quote).ratio()

    return one_to_one(gold, coded, rank)
