"""The command that watches feeds until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sitrep import flow, reading
from sitrep.cli.exits import Exit
from sitrep.cli.options import (
    CacheOption,
    KeepRawOption,
    RecordOption,
    SieveOption,
    TheatreOption,
    cache_folder,
    reading_options,
    theatre_for,
)
from sitrep.cli.printing import complain_of_each, say
from sitrep.record import Record


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The feeds to watch.")],
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    once: Annotated[bool, typer.Option("--once", help="Read each feed once, and stop.")] = False,
    keep_raw: KeepRawOption = None,
    sieve: SieveOption = True,
    cache: CacheOption = None,
) -> None:
    """Read feeds into the record on a schedule, until stopped (Ctrl-C)."""
    listed = reading.load_watchlist(feeds)
    options = reading_options("", keep_raw)
    clock = reading.SystemClock()
    fetch = reading.WebFetch(options.limits.network, clock)
    web = reading.Web(fetch=fetch, memory=reading.FileMemory(_memory_file(record)))
    desk = flow.desk(theatre_for(theatre, record), cache_folder(cache), sieves=sieve)
    record.parent.mkdir(parents=True, exist_ok=True)
    failed = False
    with Record.open(record) as ledger:
        try:
            for feed, summary in flow.watch(listed, ledger, desk, web, clock, options, once):
                complain_of_each(summary.problems)
                say(_line(clock, feed, summary))
                failed = failed or bool(summary.problems)
        except KeyboardInterrupt:
            say("stopped; what was read is in the record")
    raise typer.Exit(Exit.SOME_FAILED if failed else Exit.DONE)


def _memory_file(record: Path) -> Path:
    """Where it is remembered what was read: beside the record."""
    return record.with_name(f"{record.name}.feeds.jsonl")


def _line(clock: reading.Clock, feed: reading.Feed, summary: flow.Summary) -> str:
    """What one turn of a feed brought."""
    when = clock.now().isoformat(timespec="minutes")
    brought = f"{summary.new_reports} new reports, {summary.new_claims} new claims"
    failed = f", {len(summary.problems)} problems" if summary.problems else ""
    return f"{when} {feed.url}: {brought}{failed}"
