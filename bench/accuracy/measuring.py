"""Coding a set as the commands do, and the figures of what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from bench.accuracy import cells
from bench.accuracy.crowd import crowd_figures
from bench.accuracy.dates import date_figures
from bench.accuracy.places import place_figures
from bench.accuracy.sets import Corpus
from sitrep import flow, reading, scoring
from sitrep.model import Problem, Report
from sitrep.scoring.names import load_names

Records: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A set's figures by the names that floors have, and as the cells of its row in a table.

    `comparison` is with gold's entries, where the set has such.
    """

    corpus: Corpus
    digest: str
    reports: int
    figures: Mapping[str, float]
    cells: Sequence[str]
    comparison: scoring.Comparison | None = None


def read(corpus: Corpus, desk: flow.Desk) -> Records:
    """What `sitrep code` prints for a set, or `sitrep annotate` for one of dates or places, by report."""
    step = flow.code if corpus.measure in {"coded", "crowd"} else flow.annotate
    with TemporaryDirectory() as folder:
        reports = _write(folder, corpus.lines)
        return {str(item["id"]): item for item in step([reports], desk) if not isinstance(item, Problem)}


def measure(corpus: Corpus, records: Records) -> Measured:
    """The figures of a set, given what was read of it."""
    rows = corpus.rows
    figures: Mapping[str, float]
    row: Sequence[str]
    comparison = None
    match corpus.measure:
        case "coded":
            comparison = _compared(corpus, records)
            figures = {"mean": comparison.figures.f1}
            row = cells.coded(corpus.theatre, comparison.figures)
        case "crowd":
            crowd = crowd_figures(rows, records, load_names())
            figures, row = {"mean": crowd.mean}, cells.crowd(crowd)
        case "dates":
            dates = date_figures(rows, records)
            figures = {"found": dates.found.accuracy or 0.0, "right": dates.right.accuracy or 0.0}
            row = cells.dates(dates)
        case "places":
            places = place_figures(rows, records)
            figures = {"recognition": places.f1, "near": places.near_of_all.accuracy or 0.0}
            row = cells.places(places)
    return Measured(
        corpus=corpus,
        digest=corpus.digest,
        reports=len(rows),
        figures=figures,
        cells=row,
        comparison=comparison,
    )


def _compared(corpus: Corpus, records: Records) -> scoring.Comparison:
    coded = {name: scoring.coding_of(record) for name, record in records.items()}
    with TemporaryDirectory() as folder:
        texts = reading.read([_write(folder, corpus.lines)])
        reports = {text.name: text for text in texts if isinstance(text, Report)}
    with TemporaryDirectory() as folder:
        gold = scoring.read_codings(_write(folder, corpus.gold_lines))
    return scoring.compare(gold, coded, reports)


def _write(folder: str, lines: str) -> Path:
    path = Path(folder) / "part.jsonl"
    path.write_text(lines, encoding="utf-8")
    return path
