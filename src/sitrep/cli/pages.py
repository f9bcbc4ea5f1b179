"""Commands that make the page of a record: into a file, or served to this machine's own browsers."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from sitrep import flow
from sitrep.cli.options import CacheOption, RecordOption, TheatreOption, cache_folder
from sitrep.cli.printing import say
from sitrep.cli.serving import Kept, server
from sitrep.record import Record

OpenOption = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]


def map_(
    out: Annotated[Path, typer.Option("-o", "--out", help="The file that the page goes to.")] = Path(
        "sitrep.html"
    ),
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    cache: CacheOption = None,
    show: OpenOption = False,
) -> None:
    """Write the page of a record: map, timeline and lists in one file."""
    with Record.open(record, create=False) as ledger:
        page = flow.page(ledger, theatre, cache_folder(cache))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(page)
    say(str(out))
    if show:
        webbrowser.open(out.resolve().as_uri())


def serve(
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    cache: CacheOption = None,
    port: Annotated[int, typer.Option("--port", help="The port; 0 takes a free one.")] = 8000,
    show: OpenOption = False,
) -> None:
    """Serve the page of a record to this machine alone; a reload shows what the record has gained."""
    with Record.open(record, create=False) as ledger:
        kept = Kept(ledger.counts, lambda: flow.page(ledger, theatre, cache_folder(cache)))
        with server(kept, port) as running:
            address = f"http://127.0.0.1:{running.server_port}/"
            say(f"Serving {record} at {address} until Ctrl-C")
            if show:
                webbrowser.open(address)
            try:
                running.serve_forever()
            except KeyboardInterrupt:
                say("Stopped.")
