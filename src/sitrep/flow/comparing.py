"""Comparing coded reports with others of the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitrep import reading, scoring
from sitrep.model import Problem, Report


def score(
    gold: Path, coded: Path, reports: Sequence[Path] = ()
) -> tuple[scoring.Comparison, tuple[Problem, ...]]:
    """Compares coded reports with gold ones; `reports`, where given, are what was coded.

    Also the reports that could not be read, with reasons. Raises CodingsError where a file has a line
    that holds no coded report.
    """
    items = list(reading.read(reports))
    by_name = {item.name: item for item in items if isinstance(item, Report)}
    found = scoring.compare(scoring.read_codings(gold), scoring.read_codings(coded), by_name)
    return found, tuple(item for item in items if isinstance(item, Problem))
