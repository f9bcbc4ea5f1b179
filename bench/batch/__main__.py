"""Times reading with many workers, and how its cost grows: `python -m bench.batch [speed | parts | growth]`.

`speed` reads made-up reports with `sitrep read`, by one process and by `--workers`, and holds one
record against the other. `parts` says what of a report's cost falls to the writer and what to a
worker, in processor time, and what it takes of the record. `growth` reads ever more reports into
records of their own, and gives the processor time of reading, coding and keeping for each report;
nine in ten of these are of other things than war, as in a crawl. Weighing is not part of it.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from platformdirs import user_cache_path

from bench.batch.here import Here
from bench.batch.reports import write
from bench.inputs.__main__ import peak_mb
from sitrep import batch, flow
from sitrep.record import Record

THEATRE = "syria"
OF_WAR = 0.1  # of the reports of a crawl
TABLES = ("reports", "readings", "claims", "problems")


class Took(NamedTuple):
    """Seconds of a command: by the clock, and of processors."""

    wall: float
    processor: float


def timed(*words: object) -> Took:
    """Runs a command of Sitrep, and says what it took, its workers included."""
    command = [sys.executable, "-c", "from sitrep.cli import main; main()", *map(str, words)]
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own words
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - start, used)


def rows(record: Path) -> list[tuple[object, ...]]:
    """Every row of a record, with its number."""
    with closing(sqlite3.connect(record)) as connection:
        return [
            row
            for table in TABLES
            for row in connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")  # noqa: S608 -- our own tables
        ]


def speed(folder: Path, reports: int, workers: int) -> None:
    """Prints what one process takes, what many take, and whether their records are the same."""
    file = folder / "reports.jsonl"
    write(file, reports, sentences=6, of_war=1.0)
    one, many = (
        timed("read", file, "--theatre", THEATRE, "--record", folder / f"{count}.db", "--workers", count)
        for count in (1, workers)
    )
    same = rows(folder / "1.db") == rows(folder / f"{workers}.db")
    for told, took in (("one process", one), (f"{workers} workers", many)):
        print(f"{reports:,} reports, {told:<12} {took.wall:.1f} s ({took.processor:.1f} s of processors)")
    ratio, work = one.wall / many.wall, many.processor / one.processor
    print(f"times as fast               {ratio:.2f}, with {work:.2f} times the processors' work")
    print(f"the records                 {'the same, row for row' if same else 'NOT THE SAME'}")


def parts(folder: Path, reports: int) -> None:
    """Prints the writer's and the worker's time for a report of war, and for another one."""
    desk = flow.desk(THEATRE, user_cache_path("sitrep"))
    for told, of_war in (("war", 1.0), ("other things", 0.0)):
        file, record = folder / "reports.jsonl", folder / f"{of_war}.db"
        write(file, reports, sentences=6, of_war=of_war)
        crew = Here(partial(batch.code_lines, desk))
        with Record.open(record) as ledger:
            start = time.process_time()
            staff = batch.Workers(lambda: crew, batch.Spool(folder / "shards"))  # noqa: B023 -- called at once
            flow.read([file], ledger, desk, workers=staff)
            used = time.process_time() - start
        writer, worker = (used - crew.seconds) / reports * 1e3, crew.seconds / reports * 1e3
        size = record.stat().st_size / reports / 1e3
        print(f"a report of {told:<13} writer {writer:.2f} ms, worker {worker:.2f} ms, record {size:.1f} KB")


def growth(folder: Path, sizes: list[int]) -> None:
    """Prints the processor time a report at each size, and how it compares with the first."""
    desk = flow.desk(THEATRE, user_cache_path("sitrep"))
    first = _cost(folder, sizes[0], desk)  # which fills caches
    for at, size in enumerate(sizes):
        cost = _cost(folder, size, desk)
        first = first if at else cost
        told = f"{cost * 1e3:.2f} ms each, {cost / first:.2f} times the first"
        print(f"{size:>9,} reports  {told}, peak memory {peak_mb():.0f} MB")


def _cost(folder: Path, size: int, desk: flow.Desk) -> float:
    """Processor seconds a report."""
    file, record = folder / "reports.jsonl", folder / "growth.db"
    write(file, size, sentences=2, of_war=OF_WAR)
    with Record.open(record) as ledger:
        start = time.process_time()
        flow.read([file], ledger, desk)
        used = time.process_time() - start
    for left in folder.glob("growth.db*"):
        left.unlink()
    return used / size


def main() -> None:
    """Parses the words, and measures."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.batch", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "parts", "growth"), nargs="?", default="speed")
    parser.add_argument("--reports", type=int, default=4000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        if options.what == "speed":
            speed(Path(folder), options.reports, options.workers)
        elif options.what == "parts":
            parts(Path(folder), options.reports // 4)
        else:
            growth(Path(folder), options.sizes)


if __name__ == "__main__":
    main()
