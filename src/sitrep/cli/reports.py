"""Commands that read reports into the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from sitrep import flow
from sitrep.cli.exits import status
from sitrep.cli.options import (
    CacheOption,
    ClusterOption,
    ColumnsOption,
    Inputs,
    KeepRawOption,
    RecordOption,
    SieveOption,
    TheatreOption,
    WorkersOption,
    cache_folder,
    reading_options,
    theatre_for,
    worker_count,
)
from sitrep.cli.printing import complain, complain_of_each, console, progress, say
from sitrep.model import Situation
from sitrep.record import Record


def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder that the page and the tables go to.")],
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    columns: ColumnsOption = "",
    keep_raw: KeepRawOption = None,
    sieve: SieveOption = True,
    cache: CacheOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Read reports into the record, and write the page and the tables."""
    options = reading_options(columns, keep_raw)
    folder = cache_folder(cache)
    desk = flow.desk(theatre_for(theatre, record), folder, sieves=sieve)
    with flow.workers(desk, folder, _spool(record), worker_count(workers, inputs), cluster) as staff:
        record.parent.mkdir(parents=True, exist_ok=True)
        with Record.open(record) as ledger, progress(inputs) as seen:
            summary, situation = flow.build(inputs, out, ledger, desk, seen, options, staff)
            counts = ledger.counts()
    _complain(summary, record)
    if summary.reports:
        _print_summary(summary, situation, counts, out, record)
    raise typer.Exit(status(summary.reports, summary.problems))


def read(
    inputs: Inputs,
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    columns: ColumnsOption = "",
    keep_raw: KeepRawOption = None,
    sieve: SieveOption = True,
    cache: CacheOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Read and code reports into the record, and write nothing else."""
    options = reading_options(columns, keep_raw)
    folder = cache_folder(cache)
    desk = flow.desk(theatre_for(theatre, record), folder, sieves=sieve)
    with flow.workers(desk, folder, _spool(record), worker_count(workers, inputs), cluster) as staff:
        record.parent.mkdir(parents=True, exist_ok=True)
        with Record.open(record) as ledger, progress(inputs) as seen:
            summary = flow.read(inputs, ledger, desk, seen, options, staff)
    _complain(summary, record)
    say(f"{summary.reports} reports read, {summary.new_reports} of them new")
    if summary.sieved:
        say(f"{summary.sieved} of them sieved out, with nothing to code")
    say(f"{summary.new_claims} new claims in {record}")
    raise typer.Exit(status(summary.reports, summary.problems))


def _spool(record: Path) -> Path:
    """Where finished shards wait: beside the record that they are for."""
    return record.with_name(f"{record.name}.shards")


def _complain(summary: flow.Summary, record: Path) -> None:
    complain_of_each(summary.problems)
    if summary.more:
        complain(f"{summary.more} more inputs failed; {record} says which, and why")


def _print_summary(
    summary: flow.Summary, situation: Situation, counts: dict[str, int], out: Path, record: Path
) -> None:
    unplaced = sum(1 for i in situation.incidents if i.where is None or i.where.place is None)
    rows = [
        ("Reports read", f"{summary.reports} ({summary.new_reports} new)"),
        *([("Of them sieved out", f"{summary.sieved} (with nothing to code)")] if summary.sieved else []),
        ("Claims in the record", f"{counts['claims']} ({summary.new_claims} new)"),
        ("Incidents", f"{len(situation.incidents)} ({unplaced} of them unplaced)"),
        ("Places with a holder", str(len(situation.holdings))),
        ("Inputs that failed", str(summary.failed)),
        ("Record", str(record)),
        ("Page", str(out / "index.html")),
    ]
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in rows:
        table.add_row(name, escape(value))
    console().print(table)
