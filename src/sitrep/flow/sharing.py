"""Coding what is read, which is shared among workers where it is much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sitrep import batch, coding, reading
from sitrep.flow.loading import Desk
from sitrep.model import Report
from sitrep.record import Reader


def coded(
    inputs: Sequence[Path | str],
    desk: Desk,
    options: reading.Options | None,
    known: batch.Known,
    workers: batch.Workers | None,
) -> Iterator[tuple[batch.Entry, ...]]:
    """What is in the inputs, coded, some entries at a time and in order."""
    coders = replace(desk, sieves=False)  # what is sieved out does not come to them
    return batch.run(reading.read(inputs, options), partial(_entry, desk), known, coders, workers)


def _entry(desk: Desk, report: Report) -> batch.Entry:
    """What becomes of a report: who is to code it, or that nobody does, and why."""
    coder = desk.coder_of(report)
    if coder is None:
        return batch.Entry(report=report, claims=(), problem=desk.uncoded(report))
    is_sieved = isinstance(coder, coding.Sieved)
    return batch.Entry(
        report=coding.noted(report, coder),
        reader=Reader(coder.name, coder.version),
        claims=() if is_sieved else None,
    )
