"""The main flow: inputs into the record, and the picture of it onto a page and into tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitrep import batch, publish, reading, weighing
from sitrep.flow.loading import Desk
from sitrep.flow.mapping import edition
from sitrep.flow.sharing import coded
from sitrep.model import Problem, Situation
from sitrep.record import Record

_HELD = 1000  # problems in memory


@dataclass(slots=True)
class Summary:
    """What a run did: reports read and new, claims new, and the inputs that failed, with reasons.

    `sieved` are those of the reports that the sieve dropped, `uncoded` those that no coder reads.
    The record alone holds the problems beyond the first thousand; `more` counts them.
    """

    reports: int = 0
    new_reports: int = 0
    new_claims: int = 0
    sieved: int = 0
    uncoded: int = 0
    problems: list[Problem] = field(default_factory=list)
    more: int = 0

    @property
    def failed(self) -> int:
        """How many problems there were."""
        return len(self.problems) + self.more

    def add(self, more: batch.Ingested) -> None:
        """Counts what was kept, too."""
        self.reports += more.reports
        self.new_reports += more.new_reports
        self.new_claims += more.new_claims
        self.uncoded += more.uncoded
        room = max(0, _HELD - len(self.problems))
        self.problems += more.problems[:room]
        self.more += len(more.problems[room:])


def build(
    inputs: Sequence[Path | str],
    out: Path,
    record: Record,
    desk: Desk,
    seen: Callable[[], None] = lambda: None,
    options: reading.Options | None = None,
    workers: batch.Workers | None = None,
) -> tuple[Summary, Situation]:
    """The main job: reads the inputs into the record, and writes the page and tables to `out`.

    `options` says how to read. `seen` is called after each report or problem, for a progress bar.
    `workers` code in this process's stead where there is much to code.
    Nothing is written to `out` where no input could be read.
    """
    summary = read(inputs, record, desk, seen, options, workers)
    evidence = record.evidence(desk.theatre)
    kept = weighing.Weighing()
    situation = kept.situation(evidence)
    if summary.reports:
        problems = record.problems() if summary.more else summary.problems
        write(out, edition(evidence, situation, kept, desk.gazetteer, problems))
    return summary, situation


def read(
    inputs: Sequence[Path | str],
    record: Record,
    desk: Desk,
    seen: Callable[[], None] = lambda: None,
    options: reading.Options | None = None,
    workers: batch.Workers | None = None,
) -> Summary:
    """Reads and codes the inputs into the record; a bad input is a problem, kept beside the rest.

    With `workers` the record is the same, row for row. Raises RecordError for a record of another
    theatre than the desk's, and BatchError where its workers cannot go on.
    """
    record.adopt(desk.of_theatre)
    summary = Summary()
    for entries in coded(inputs, desk, options, record.readings, workers):
        summary.add(batch.ingest(entries, record))
        for entry in entries:
            summary.sieved += _is_sieved(entry, desk)
            seen()
    return summary


def _is_sieved(entry: batch.Entry, desk: Desk) -> bool:
    """Whether no coder read a report, but what stands in for one."""
    coders = {coder.name for coder in (desk.coder, *desk.others)}
    return entry.reader is not None and entry.reader.name not in coders


def write(out: Path, edition: publish.Edition) -> tuple[Path, ...]:
    """Writes the page and the tables to a folder, and says which files."""
    evidence, situation = edition.evidence, edition.situation
    files = {
        "index.html": publish.page(edition),
        "incidents.csv": publish.incidents_csv(situation, evidence),
        "control.csv": publish.control_csv(edition.history, evidence),
        "harm.csv": publish.harm_csv(situation, evidence),
        "situation.geojson": publish.situation_geojson(situation, evidence),
        "sources.csv": publish.sources_csv(situation),
        "words.csv": publish.words_csv(edition.words, evidence),
        "problems.csv": publish.problems_csv(edition.problems),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in files)
