"""The options and arguments that commands share, and what is made of them."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from sitrep import flow, reading

MOST_WORKERS = 4  # unless more are asked for: each takes memory

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Reports: files, archives, folders of them, or addresses of pages, feeds and sitemaps.",
        show_default=False,
    ),
]
ColumnsOption = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="FIELD=NAME,…",
        help="What a table or a dump calls the fields of a report, as title=headline,text=body.",
        show_default="as JSON lines call them",
    ),
]
KeepRawOption = Annotated[
    Path | None,
    typer.Option("--keep-raw", metavar="DIR", help="Keep what each report was read from here, by its hash."),
]
TheatreOption = Annotated[
    str | None,
    typer.Option(
        "--theatre",
        help="A theatre that ships with Sitrep, or a folder of your own.",
        show_default="the record's; world without one",
    ),
]
RecordOption = Annotated[Path, typer.Option("--record", help="The record: a file that only grows.")]
OnOption = Annotated[
    str | None,
    typer.Option("--on", help="The day asked about, as 2016-12-04.", show_default="the last day known"),
]
KnownAtOption = Annotated[
    str | None, typer.Option("--known-at", help="Only what was published by this day.", show_default="all")
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        help="Where compiled gazetteers are kept.",
        envvar="SITREP_CACHE",
        show_default="the user's cache folder",
    ),
]
SieveOption = Annotated[
    bool,
    typer.Option(
        "--sieve/--no-sieve",
        help="Leave reports uncoded that hold no words of armed conflict, or code all of them.",
    ),
]

WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Code in up to so many processes, where there is much to code.",
        show_default=f"one a processor, {MOST_WORKERS} at most; one where an input is an address",
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Code on the workers of a Dask scheduler, as tcp://host:8786; `local` starts N here.",
    ),
]


def reading_options(columns: str, keep_raw: Path | None) -> reading.Options:
    """How to read, as the options ask; raises UsageError for columns that make no sense."""
    options = reading.Options(columns=reading.parse_columns(columns))
    fetch = reading.WebFetch(options.limits.network, reading.SystemClock())
    options = replace(options, web=reading.Web(fetch=fetch))
    return options if keep_raw is None else replace(options, keep=reading.keep_in(keep_raw))


def cache_folder(given: Path | None) -> Path:
    """The folder for compiled gazetteers: as given, or the user's cache."""
    return given or user_cache_path("sitrep")


def worker_count(given: int | None, inputs: list[str]) -> int:
    """How many processes are to code: as given, or as many as this machine has processors for this one.

    What comes over the network is coded sooner than it comes: there, one is enough.
    """
    if given is not None:
        return given
    if any(map(reading.is_address, inputs)):
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_WORKERS)


def theatre_for(given: str | None, record: Path | None = None) -> str:
    """The theatre to read reports for: the one given, or that of the record, where there is one."""
    if given or record is None or not record.exists():
        return given or flow.DEFAULT_THEATRE
    from sitrep.record import Record  # noqa: PLC0415 -- its database takes long to load

    with Record.open(record, create=False) as ledger:
        return flow.theatre_of(ledger)


def as_day(text: str | None) -> date | None:
    """The day that an option names, if it is given; raises UsageError where it is none."""
    return flow.day(text) if text else None
