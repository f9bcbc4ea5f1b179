"""What reports say or name, one by one: nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sitrep import batch, coding, reading
from sitrep.flow.loading import Desk
from sitrep.flow.sharing import coded
from sitrep.model import Json, Problem
from sitrep.record import Reader


def code(
    inputs: Sequence[Path | str],
    desk: Desk,
    options: reading.Options | None = None,
    workers: batch.Workers | None = None,
) -> Iterator[dict[str, Json] | Problem]:
    """Each report's claims in the coding guide's form; keeps nothing."""
    for entries in coded(inputs, desk, options, _none_known, workers):
        for entry in entries:
            if entry.problem:
                yield entry.problem
            elif entry.report:
                yield coding.coded(entry.report, entry.claims or ())


def _none_known(_: Iterable[str]) -> set[tuple[str, Reader]]:
    """Where nothing is kept, nothing is known."""
    return set()


def annotate(
    inputs: Sequence[Path | str], desk: Desk, options: reading.Options | None = None
) -> Iterator[dict[str, Json] | Problem]:
    """What each report names: toponyms, times and actors, with offsets into its text."""
    for item in reading.read(inputs, options):
        if isinstance(item, Problem):
            yield item
        elif coder := desk.coder_of(item):
            yield coding.annotated(item, coder.annotate(item))
        else:
            yield desk.uncoded(item)
