"""The command that shows what changed between two pictures."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from sitrep import flow, publish
from sitrep.cli.options import RecordOption, TheatreOption
from sitrep.cli.picture import figures, spelled
from sitrep.cli.printing import console, say
from sitrep.errors import UsageError
from sitrep.model import Claim, Difference, Holding, IncidentChange, Situation, Toll, Turn
from sitrep.record import Record

_SHOWN_ID = 10


def diff(
    on: Annotated[
        list[str] | None, typer.Option("--on", help="A day asked about; two to compare them.")
    ] = None,
    known_at: Annotated[
        list[str] | None,
        typer.Option("--known-at", help="A day by which it was published; two to compare them."),
    ] = None,
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> None:
    """Show what changed: hands, standings, incidents, tolls; between two days, or as known on two."""
    before, after = _two(on or [], known_at or [])
    with Record.open(record, create=False) as ledger:
        difference, evidence = flow.diff(ledger, theatre, before, after)
    if as_json:
        sys.stdout.write(json.dumps(publish.difference_json(difference, evidence), ensure_ascii=False) + "\n")
    else:
        _print(difference, {claim.id: claim for claim in evidence.claims})


def _two(on: Sequence[str], known_at: Sequence[str]) -> tuple[flow.Asked, flow.Asked]:
    """The two pictures that are compared: an option given once is of both."""
    if max(len(on), len(known_at)) != 2:
        raise UsageError("give --on or --known-at twice: the two days that are to be compared")
    ons, knowns = (_both([flow.day(text) for text in days]) for days in (on, known_at))
    return flow.Asked(ons[0], knowns[0]), flow.Asked(ons[1], knowns[1])


def _both(days: Sequence[date]) -> tuple[date | None, date | None]:
    return (days[0], days[-1]) if days else (None, None)


def _print(difference: Difference, claims: Mapping[str, Claim]) -> None:
    tables = (
        _hands(difference, claims),
        _standings(difference, claims),
        _incidents(difference),
        _tolls(difference),
    )
    console().print(f"From the picture {_asked(difference.before)} to that {_asked(difference.after)}")
    shown = [table for table in tables if table.row_count]
    for table in shown:
        console().print(table)
    if not shown:
        say("Nothing changed.")


def _asked(situation: Situation) -> str:
    known = f", as known on {situation.known_at}" if situation.known_at else ""
    return f"of {situation.on or 'the last day'}{known}"


def _table(title: str, *columns: str) -> Table:
    return Table(*columns, title=title, title_justify="left")


def _hands(difference: Difference, claims: Mapping[str, Claim]) -> Table:
    table = _table("What changed hands", "Place", "From", "To", "By the word of")
    for turn in difference.turns:
        if turn.changes_hands:
            row = (turn.place.name, _holder(turn.before), _holder(turn.after), _words(turn, claims))
            table.add_row(*map(escape, row))
    return table


def _standings(difference: Difference, claims: Mapping[str, Claim]) -> Table:
    table = _table("What stands otherwise", "Place", "Side", "From", "To", "By the word of")
    for turn in difference.turns:
        before, after = turn.before, turn.after
        if before and after and not turn.changes_hands:
            row = (turn.place.name, after.side or "?", before.standing, after.standing, _words(turn, claims))
            table.add_row(*map(escape, row))
    return table


def _holder(holding: Holding | None) -> str:
    return f"{holding.side or '?'}, {holding.standing}" if holding else "no word"


def _words(turn: Turn, claims: Mapping[str, Claim]) -> str:
    """The claims that turned it, the first in its words."""
    if not turn.claims:
        return "no new word"
    first = claims[turn.claims[0]].passage.quote
    more = f" and {len(turn.claims) - 1} more" if len(turn.claims) > 1 else ""
    return f"{turn.claims[0][:_SHOWN_ID]} “{first}”{more}"


def _incidents(difference: Difference) -> Table:
    table = _table("What happened", "", "Id", "Day", "Type", "Place", "What")
    rows = [
        *(("new", one, _count(len(one.claims), "claim")) for one in difference.appeared),
        *(("changed", one.after, _changes(one)) for one in difference.changed),
        *(
            ("gone", one.incident, f"joined to {one.into.id[:_SHOWN_ID]}" if one.into else "not told")
            for one in difference.gone
        ),
    ]
    for change, one, what in rows:
        row = (
            change,
            one.id[:_SHOWN_ID],
            str(one.when or "undated"),
            one.type,
            spelled(one.where),
            what,
        )
        table.add_row(*map(escape, row))
    return table


def _changes(change: IncidentChange) -> str:
    """What is told otherwise: "when: 2016-12-04, before 2016-12; 3 claims, before 2"."""
    before, after = change.before, change.after
    told = {
        "type": (before.type, after.type),
        "when": (str(before.when or "undated"), str(after.when or "undated")),
        "where": (spelled(before.where), spelled(after.where)),
        "side1": (before.side1 or "?", after.side1 or "?"),
        "side2": (before.side2 or "?", after.side2 or "?"),
        "claims": (_count(len(before.claims), "claim"), str(len(after.claims))),
    }
    return "; ".join(f"{told[field][0]} → {told[field][1]}" for field in change.fields)


def _tolls(difference: Difference) -> Table:
    table = _table("Tolls that moved", "Of", "Place", "Who", "From", "To")
    for change in difference.tolls:
        toll = change.after or change.before
        if toll is not None:
            where = change.incident.where if change.incident else toll.where
            of = change.incident.id[:_SHOWN_ID] if change.incident else "running total"
            who = " ".join(part for part in (toll.who, toll.side) if part)
            row = (of, spelled(where), who, _figures(change.before), _figures(change.after))
            table.add_row(*map(escape, row))
    return table


def _figures(toll: Toll | None) -> str:
    return figures(toll) if toll else "no word"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
