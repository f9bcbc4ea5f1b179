"""The reports of a set, and its gold coding."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.accuracy.sets import Corpus
from sitrep import reading, scoring
from sitrep.model import Report
from sitrep.scoring import Codings


def reports_of(corpus: Corpus) -> list[Report]:
    """The reports of a set, in order."""
    with TemporaryDirectory() as folder:
        items = reading.read([_file(folder, corpus.lines)])
        return [item for item in items if isinstance(item, Report)]


def gold_of(corpus: Corpus) -> Codings:
    """The gold coding of the reports of a set; none where it has none."""
    if corpus.gold is None:
        return {}
    with TemporaryDirectory() as folder:
        return scoring.read_codings(_file(folder, corpus.gold_lines))


def _file(folder: str, lines: str) -> Path:
    path = Path(folder) / "set.jsonl"
    path.write_text(lines, encoding="utf-8")
    return path
