"""Commands that print what each report says or names, and keep nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from sitrep import flow
from sitrep.cli.options import (
    CacheOption,
    ClusterOption,
    ColumnsOption,
    Inputs,
    KeepRawOption,
    SieveOption,
    TheatreOption,
    WorkersOption,
    cache_folder,
    reading_options,
    theatre_for,
    worker_count,
)
from sitrep.cli.printing import print_lines


def code(
    inputs: Inputs,
    theatre: TheatreOption = None,
    columns: ColumnsOption = "",
    keep_raw: KeepRawOption = None,
    sieve: SieveOption = True,
    cache: CacheOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Print what each report says, a line of JSON a report; keep nothing."""
    options = reading_options(columns, keep_raw)
    folder = cache_folder(cache)
    desk = flow.desk(theatre_for(theatre), folder, sieves=sieve)
    count = worker_count(workers, inputs)
    with TemporaryDirectory() as spool, flow.workers(desk, folder, Path(spool), count, cluster) as staff:
        print_lines(flow.code(inputs, desk, options, staff))


def annotate(
    inputs: Inputs,
    theatre: TheatreOption = None,
    columns: ColumnsOption = "",
    keep_raw: KeepRawOption = None,
    cache: CacheOption = None,
) -> None:
    """Print the places, times and actors that each report names, a line of JSON a report."""
    options = reading_options(columns, keep_raw)
    print_lines(flow.annotate(inputs, flow.desk(theatre_for(theatre), cache_folder(cache)), options))
