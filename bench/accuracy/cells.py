"""The figures of a set as the cells of its row, and the columns that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.accuracy.crowd import CrowdFigures
from bench.accuracy.dates import DateFigures
from bench.accuracy.places import PlaceFigures
from bench.accuracy.sets import Measure
from sitrep.scoring.figures import Figures, Share, Tally

COLUMNS: Mapping[Measure, Sequence[str]] = {
    "coded": (
        *("theatre", "control P / R / F1", "events P / R / F1", "harm P / R / F1", "mean F1"),
        *("date", "said by", "sides"),
    ),
    "crowd": ("victims", "cause", "actor", "location", "mean"),
    "dates": ("dates", "found", "right"),
    "places": ("toponyms", "recognised P / R / F1", "near, of all", "near, of resolved"),
}


def coded(theatre: str, found: Figures) -> Sequence[str]:
    """Precision, recall and F1 by kind, their mean, and the accuracies over all kinds."""
    kinds = found.kinds.values()
    shares = ([k.date for k in kinds], [k.said_by for k in kinds], [k.sides for k in kinds])
    return (
        theatre,
        *(_prf(kind.strict) for kind in kinds),
        f"{found.f1:.3f}",
        *(_share(_sum(given)) for given in shares),
    )


def crowd(found: CrowdFigures) -> Sequence[str]:
    """The share of slots that were found."""
    shares = (found.victims, found.slot("cause"), found.slot("actor"), found.slot("location"))
    return (*(_share(share) for share in shares), f"{found.mean:.3f}")


def dates(found: DateFigures) -> Sequence[str]:
    """How many, and the shares found and right."""
    return str(found.found.of), _share(found.found), _share(found.right)


def places(found: PlaceFigures) -> Sequence[str]:
    """How many, recognition, and the shares near their point."""
    precision, recall = found.precision.accuracy or 0.0, found.recall.accuracy or 0.0
    return (
        str(found.recall.of),
        f"{precision:.3f} / {recall:.3f} / {found.f1:.3f}",
        _share(found.near_of_all),
        _share(found.near_of_resolved),
    )


def _prf(tally: Tally) -> str:
    return f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}"


def _share(share: Share) -> str:
    return "" if share.accuracy is None else f"{share.accuracy:.3f}"


def _sum(shares: Sequence[Share]) -> Share:
    return Share(right=sum(share.right for share in shares), of=sum(share.of for share in shares))
