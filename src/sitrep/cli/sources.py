"""The command that shows how each source has borne out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from sitrep import flow
from sitrep.cli.options import KnownAtOption, RecordOption, TheatreOption, as_day
from sitrep.cli.printing import console
from sitrep.model import TrackRecord
from sitrep.record import Record


def sources(
    known_at: KnownAtOption = None,
    parts: Annotated[
        bool, typer.Option("--parts", help="Also by kind of claim, and whom it serves, with the weight.")
    ] = False,
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Show how often later independent reports bore out what each source said."""
    known = as_day(known_at)
    with Record.open(record, create=False) as ledger:
        found = flow.show(ledger, theatre, known_at=known).sources
    table = Table("Source", "Leans to", "Claims", "Borne out", "Refuted", "Reliability (90 %)")
    if parts:
        table.add_column("Weight")
    for one in found:
        table.add_row(escape(one.name), one.leans or "", *_figures(one))
        for part in one.parts if parts else ():
            table.add_row(f"  {part.kind}, {part.bearing}", "", *_figures(part), f"{part.weight:.2f}")
    console().print(table)


def _figures(one: TrackRecord) -> tuple[str, ...]:
    sure = f"{one.reliability:.2f} ({one.low:.2f} to {one.high:.2f})"
    return (str(one.claims), str(one.borne_out), str(one.refuted), sure)
