"""Measured sets as the tables of docs/accuracy.md, which stand between two markers there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from bench.accuracy.cells import COLUMNS
from bench.accuracy.measuring import Measured
from bench.accuracy.sets import Measure
from sitrep.scoring import Calibration

BEGIN = "<!-- figures: `make accuracy` writes them -->"


def tables(found: Sequence[Measured], confidence: Calibration) -> str:
    """A table a measure, and what confidence is worth."""
    parts = [_measure(measure, found) for measure in get_args(Measure)]
    return "\n\n".join(part for part in (*parts, _confidence(confidence)) if part)


def _measure(measure: Measure, found: Sequence[Measured]) -> str:
    """The table of one measure; sets that are measured on stand in bold."""
    rows = [
        (_title(one), str(one.reports), *one.cells, f"`{one.digest[:12]}`")
        for one in found
        if one.corpus.measure == measure
    ]
    return _table(("set", "reports", *COLUMNS[measure], "digest"), rows) if rows else ""


def _title(one: Measured) -> str:
    name = f"`{one.corpus.name}`: {one.corpus.title}"
    return f"**{name}**" if one.corpus.use == "measure" else name


def _confidence(found: Calibration) -> str:
    """The reliability table."""
    rows = [
        (
            f"{one.low:.1f} to {one.high:.1f}",
            f"{one.confidence:.2f}",
            f"{one.share.accuracy:.2f}",
            str(one.share.of),
        )
        for one in found.bins
    ]
    if found.sure.accuracy is not None:
        rows.append(("0.9 or more", "", f"{found.sure.accuracy:.2f}", str(found.sure.of)))
    return _table(("confidence given", "on average", "share right", "claims"), rows) if rows else ""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_rows(header, rows))


def _rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
