"""Commands that show the picture, and the reasons for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from sitrep import flow
from sitrep.cli.options import KnownAtOption, OnOption, RecordOption, TheatreOption, as_day
from sitrep.cli.printing import console
from sitrep.model import Situation, Toll, Where
from sitrep.record import Record
from sitrep.weighing import Reason


def show(
    on: OnOption = None,
    known_at: KnownAtOption = None,
    theatre: TheatreOption = None,
    record: RecordOption = Path("sitrep.db"),
) -> None:
    """Show who holds what on a day, and what happened and who was hurt on it."""
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
    held = Table(
        "Place",
        "Side",
        "Standing",
        "Probability",
        "Since",
        "Age (days)",
        "Claims",
        title=f"Who holds what, {situation.on or 'latest'}",
    )
    for holding in situation.holdings:
        claims = f"{len(holding.claims_for)} for, {len(holding.claims_against)} against"
        held.add_row(
            escape(holding.place.name),
            holding.side or "?",
            holding.standing,
            f"{holding.probability:.2f}",
            str(holding.since or ""),
            str(holding.age_days),
            claims,
        )
    console().print(held)
    happened = Table("Id", "Day", "Type", "Place", "By", "Against", "Hurt", title="What happened")
    for incident in situation.incidents:
        hurt = "; ".join(figures(toll) for toll in incident.tolls)
        happened.add_row(
            incident.id[:10],
            str(incident.when or "undated"),
            incident.type,
            escape(spelled(incident.where)),
            incident.side1 or "",
            incident.side2 or "",
            escape(hurt),
        )
    console().print(happened)


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
