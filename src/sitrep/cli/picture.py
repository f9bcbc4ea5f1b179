"""Commands that show the picture, and the reasons for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from sitrep import flow
from sitrep.cli.options import KnownAtOption, OnOption, RecordOption, TheatreOption, as_day
from sitrep.cli.printing import console, say
from sitrep.model import Share, Situation, Toll, Where
from sitrep.record import Record
from sitrep.weighing import Reason

_AGREES: Mapping[bool | None, str] = {True: "agrees", False: "disagrees", None: "too few parts to say"}


def show(
    on: OnOption = None,
    known_at: KnownAtOption = None,
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Show who holds what on a day, what happened and who was hurt on it, running totals and shares."""
    day, known = as_day(on), as_day(known_at)
    with Record.open(record, create=False) as ledger:
        _print_situation(flow.show(ledger, theatre, day, known))


def why(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An incident's or a claim's id, its first six characters, or a place."
        ),
    ],
    on: OnOption = None,
    known_at: KnownAtOption = None,
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Print the reasons for an incident, a toll or a holder, down to the quoted sentences."""
    day, known = as_day(on), as_day(known_at)
    with Record.open(record, create=False) as ledger:
        reason = flow.why(ledger, theatre, subject, day, known)
    tree = Tree(escape(reason.line))
    _grow(tree, reason)
    console().print(tree)


def _print_situation(situation: Situation) -> None:
    """Each table that has rows; who holds what and what happened also without any."""
    console().print(_held(situation))
    console().print(_happened(situation))
    for table in (_running(situation.running), _shares(situation.shares)):
        if table.row_count:
            console().print(table)
    say("How each source has borne out: sitrep sources")


def _held(situation: Situation) -> Table:
    columns = ("Place", "Side", "Standing", "Probability", "Since", "Age (days)", "Claims")
    table = Table(*columns, title=f"Who holds what, {situation.on or 'latest'}")
    for holding in situation.holdings:
        table.add_row(
            escape(holding.place.name),
            holding.side or "?",
            holding.standing,
            f"{holding.probability:.2f}",
            str(holding.since or ""),
            str(holding.age_days),
            f"{len(holding.claims_for)} for, {len(holding.claims_against)} against",
        )
    return table


def _happened(situation: Situation) -> Table:
    table = Table("Id", "Day", "Type", "Place", "By", "Against", "Hurt", title="What happened")
    for incident in situation.incidents:
        hurt = "; ".join(figures(toll) for toll in incident.tolls)
        table.add_row(
            incident.id[:10],
            str(incident.when or "undated"),
            incident.type,
            escape(spelled(incident.where)),
            incident.side1 or "",
            incident.side2 or "",
            escape(hurt),
        )
    return table


def _running(totals: Iterable[Toll]) -> Table:
    """Running totals, and what the incidents of their place and time add up to."""
    columns = ("Place", "Counted over", "Side", "Total", "Best", "Remarks")
    table = Table(*columns, title="Running totals, which are no sums of what happened")
    for total in totals:
        table.add_row(
            escape(spelled(total.where)),
            str(total.when or "not said"),
            total.side or "",
            escape(figures(total)),
            str(total.best.count) if total.best else "",
            escape("; ".join(total.remarks)),
        )
    return table


def _shares(shares: Iterable[Share]) -> Table:
    """Shares of places that claims give a side, beside what the picture gives it of their parts."""
    columns = ("Place", "Day", "Side", "Said to hold", "By its parts", "Parts", "", "Claim")
    table = Table(*columns, title="Shares of places")
    for share in shares:
        table.add_row(
            escape(share.place.name),
            str(share.on),
            share.side,
            f"{share.claimed:.0%}",
            "" if share.pictured is None else f"{share.pictured:.0%}",
            str(share.parts),
            _AGREES[share.agrees],
            share.claim[:10],
        )
    return table


def figures(toll: Toll) -> str:
    """A toll in a few words: "5 killed", "12 to 45 killed", "dozens injured"."""
    if toll.low is None or toll.high is None:
        return f"{', '.join(toll.words)} {toll.outcome}"
    span = (
        str(toll.low.count) if toll.low.count == toll.high.count else f"{toll.low.count} to {toll.high.count}"
    )
    who = "" if toll.who == "unspecified" else f" ({toll.who})"
    return f"{span} {toll.outcome}{who}"


def spelled(where: Where | None) -> str:
    """A place as the report names it."""
    return (where.name or f"in {where.within}") if where else "unplaced"


def _grow(tree: Tree, reason: Reason) -> None:
    for child in reason.children:
        _grow(tree.add(escape(child.line)), child)
